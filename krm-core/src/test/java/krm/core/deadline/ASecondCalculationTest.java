package krm.core.deadline;

import static krm.core.deadline.Progress.Act.ACKNOWLEDGED;
import static krm.core.deadline.Progress.Act.ANSWERED;
import static krm.core.deadline.Progress.Act.COMPLETED;
import static krm.core.deadline.Progress.Act.DELAY_FORESEEN;
import static krm.core.deadline.Progress.Act.FORWARDED;
import static krm.core.deadline.Progress.Act.LOWERED;
import static krm.core.deadline.Progress.Act.NOTICE_SENT;
import static krm.core.deadline.Progress.Act.REDIRECTED;
import static krm.core.deadline.Progress.Act.RELIEVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import krm.core.calendar.Calendars;
import krm.core.calendar.OtherHolidays;
import krm.core.deadline.Progress.Act;
import krm.core.deadline.Progress.Done;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Generated cases over all Länder and the years 2010 to 2035, against a second calculation: holidays worked out by hand,
 * working days counted one by one, and each state found by living through the case day by day.
 */
class ASecondCalculationTest {

    /** 10,000 at full size (25). */
    private static final int CASES = 400 * Integer.getInteger("krm.test.scale", 1);

    private static final int ACTS = 5;
    private static final int LONGEST = 40;
    private static final List<Act> KINDS = List.of(
            ACKNOWLEDGED, FORWARDED, RELIEVED, LOWERED, DELAY_FORESEEN, NOTICE_SENT, ANSWERED, COMPLETED, REDIRECTED);

    private final Deadlines deadlines = new Deadlines(RuleBook.SHIPPED, new Calendars());

    @Test
    @DisplayName("S1.25 S1.27 S2.63 S2.64 S2.66 S2.67 due days and states agree with a second calculation")
    void due_days_and_states_agree() {
        long seed = Long.getLong("krm.test.seed", System.nanoTime());
        System.out.println("ASecondCalculationTest: -Dkrm.test.seed=" + seed);
        var random = new Random(seed);
        var laender = List.copyOf(Calendars.laender());
        for (int i = 0; i < CASES; i++) {
            var land = laender.get(random.nextInt(laender.size()));
            var on = LocalDate.of(OtherHolidays.FROM, 1, 1)
                    .plusDays(random.nextInt(365 * (OtherHolidays.TO - OtherHolidays.FROM)));
            var recordedAt = on.plusDays(random.nextInt(3)).atTime(random.nextInt(24), 1);
            var reachable = random.nextInt(4) > 0;
            var reception = new Reception(
                    on,
                    random.nextBoolean(),
                    reachable,
                    reachable && random.nextBoolean(),
                    random.nextInt(5) == 0,
                    random.nextInt(3) == 0,
                    null);
            var due = dueDays(reception, recordedAt, land);
            var acts = acts(on, random);
            var asOf = on.plusDays(random.nextInt(LONGEST));
            var what =
                    "seed %d: %s %s recorded %s, %s, as of %s".formatted(seed, land, reception, recordedAt, acts, asOf);

            var started = deadlines.startedBy(reception, recordedAt, land);
            assertThat(started).as(what).hasSameSizeAs(due.keySet());
            started.forEach(d -> assertThat(d.dueOn()).as(what + " " + d.type()).isEqualTo(due.get(d.type())));

            var views = DeadlineViews.of(
                    reception, "book", started, List.of(new Progress(null, acts)), asOf, deadlines.calendar(land));
            for (var view : views) {
                var expected = due.containsKey(view.type())
                        ? lived(view.type(), on, due, acts, asOf)
                        : DeadlineState.NOT_APPLICABLE;
                assertThat(view.state()).as(what + " " + view.type()).isEqualTo(expected);
            }
        }
    }

    private static List<Done> acts(LocalDate from, Random random) {
        var acts = new ArrayList<Done>();
        for (int i = random.nextInt(ACTS); i > 0; i--) {
            var act = KINDS.get(random.nextInt(KINDS.size()));
            var on = from.plusDays(random.nextInt(20));
            if (act == COMPLETED) {
                if (acts.stream().anyMatch(d -> d.act() == COMPLETED)) {
                    continue;
                }
                acts.add(new Done(ANSWERED, 0, on));
            }
            acts.add(new Done(act, 0, on));
        }
        var redirected =
                acts.stream().filter(d -> d.act() == REDIRECTED).map(Done::on).min(LocalDate::compareTo);
        // Nothing happens afterwards (rule 1).
        redirected.ifPresent(day -> acts.removeIf(d -> d.on().isAfter(day)));
        return acts;
    }

    private static Map<DeadlineType, LocalDate> dueDays(Reception r, LocalDateTime recordedAt, String land) {
        var due = new EnumMap<DeadlineType, LocalDate>(DeadlineType.class);
        var on = r.receivedOn();
        if (r.written() && r.reachableInWriting() && !r.settledOnTheSpot()) {
            due.put(DeadlineType.ACKNOWLEDGEMENT, workingDayAfter(on, 3, land));
        }
        if (r.reachable() && !r.settledOnTheSpot()) {
            due.put(DeadlineType.INTERIM_NOTICE, on.plusWeeks(1));
        }
        if (r.reachable()) {
            due.put(DeadlineType.ANSWER, on.plusWeeks(2));
        }
        if (r.reachable() && r.written()) {
            due.put(DeadlineType.COMPLETION, on.plusWeeks(2));
        }
        if (r.atRisk()) {
            var late = recordedAt.toLocalDate().equals(on) && recordedAt.getHour() >= 15;
            due.put(
                    DeadlineType.RISK_RESPONSE,
                    OtherHolidays.isFree(on, land) || late ? workingDayAfter(on, 1, land) : on);
        }
        return due;
    }

    private static LocalDate workingDayAfter(LocalDate start, int n, String land) {
        var day = start;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            counted += OtherHolidays.isFree(day, land) ? 0 : 1;
        }
        return day;
    }

    /** Lives through the case day by day: what happens on a day comes before the end of that day. */
    private static DeadlineState lived(
            DeadlineType type, LocalDate from, Map<DeadlineType, LocalDate> due, List<Done> acts, LocalDate asOf) {
        var state = DeadlineState.PENDING;
        var firm = false;
        for (var day = from; !day.isAfter(asOf) && state == DeadlineState.PENDING; day = day.plusDays(1)) {
            var today = day;
            var happens = acts.stream()
                    .filter(d -> d.on().equals(today))
                    .map(Done::act)
                    .toList();
            firm |= happens.contains(DELAY_FORESEEN);
            var inDays = !day.isAfter(due.get(type));
            state = switch (type) {
                case ACKNOWLEDGEMENT ->
                    end(inDays, happens.contains(ACKNOWLEDGED), happens.contains(COMPLETED), happens);
                case ANSWER -> end(inDays, happens.contains(ANSWERED), false, happens);
                case COMPLETION -> end(inDays, happens.contains(COMPLETED), false, happens);
                case RISK_RESPONSE ->
                    end(
                            inDays,
                            happens.contains(ANSWERED) || happens.contains(FORWARDED) || happens.contains(RELIEVED),
                            happens.contains(LOWERED),
                            happens);
                case INTERIM_NOTICE -> {
                    var inTime = firm ? inDays : !day.isAfter(due.get(DeadlineType.ANSWER));
                    yield inDays && happens.contains(NOTICE_SENT)
                            ? DeadlineState.MET
                            : end(inTime, false, happens.contains(ANSWERED), happens);
                }
                case STATEMENT, PROMISED_ANSWER, FOLLOW_UP -> throw new IllegalStateException("not generated");
            };
        }
        return state;
    }

    private static DeadlineState end(boolean inTime, boolean met, boolean lifted, List<Act> happens) {
        if (!inTime) {
            return DeadlineState.MISSED;
        }
        if (met) {
            return DeadlineState.MET;
        }
        return lifted || happens.contains(REDIRECTED) ? DeadlineState.LIFTED : DeadlineState.PENDING;
    }
}
