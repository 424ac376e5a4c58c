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
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import krm.core.calendar.Calendars;
import krm.core.calendar.OtherHolidays;
import krm.core.calendar.WorkingCalendar;
import krm.core.deadline.Progress.Act;
import krm.core.deadline.Progress.Done;
import krm.core.house.HouseRules;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.JobcenterOpened;
import krm.core.house.event.ReactionRulesIssued;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Generated cases over all Länder, the years 2010 to 2035, versions of the rules and one-off holidays, against a second calculation: holidays worked out by hand,
 * working days counted one by one, and each state found by living through the case day by day.
 */
class ASecondCalculationTest {

    /** 10,000 at full size (25). */
    private static final int CASES = 400 * Integer.getInteger("krm.test.scale", 1);

    private static final int ACTS = 5;
    private static final int LONGEST = 40;
    private static final List<Act> KINDS = List.of(
            ACKNOWLEDGED, FORWARDED, RELIEVED, LOWERED, DELAY_FORESEEN, NOTICE_SENT, ANSWERED, COMPLETED, REDIRECTED);

    private static final int TURN_OF_THE_YEAR = 12;

    /** A version of the rules as this test knows it. */
    private record Rules(
            LocalDate validFrom,
            int acknowledgement,
            int notice,
            int answer,
            int completion,
            LocalTime cutOff,
            boolean yearEndWorks) {}

    /** A house as this test knows it; {@code added} is a holiday that it did not know when the case came in. */
    private record House(
            String land, List<Rules> versions, Set<LocalDate> ownHolidays, LocalDate added, LocalDate addedOn) {

        Rules on(LocalDate day) {
            Rules best = versions.getFirst();
            for (var version : versions) {
                if (!version.validFrom.isAfter(day) && !version.validFrom.isBefore(best.validFrom)) {
                    best = version;
                }
            }
            return best;
        }

        boolean isFree(LocalDate day, Rules rules, boolean later) {
            return OtherHolidays.isFree(day, land)
                    || ownHolidays.contains(day)
                    || later && day.equals(added)
                    || !rules.yearEndWorks
                            && day.getMonthValue() == TURN_OF_THE_YEAR
                            && (day.getDayOfMonth() == 24 || day.getDayOfMonth() == 31);
        }
    }

    @Test
    @DisplayName("S1.25 S1.27 S2.02 S2.63 S2.64 S2.66 S2.67 due days and states agree with a second calculation")
    void due_days_and_states_agree() {
        long seed = Long.getLong("krm.test.seed", System.nanoTime());
        System.out.println("ASecondCalculationTest: -Dkrm.test.seed=" + seed);
        var random = new Random(seed);
        var laender = List.copyOf(Calendars.laender());
        for (int i = 0; i < CASES; i++) {
            var on = day(random);
            var house = house(laender.get(random.nextInt(laender.size())), on, random);
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
            var due = dueDays(reception, recordedAt, house, false);
            var acts = acts(on, random);
            var progress = List.of(new Progress(null, acts));
            var asOf = on.plusDays(random.nextInt(LONGEST));
            var what = "seed %d: %s %s recorded %s, %s, as of %s"
                    .formatted(seed, house, reception, recordedAt, acts, asOf);

            var rules = rules(house);
            var deadlines = rules.deadlines(rules.books().reactionsOn(on));
            var started = deadlines.startedBy(reception, recordedAt);
            agree(what, started, due);
            states(what, reception, started, progress, asOf, deadlines.calendar(), due, on, acts);

            // A holiday that is added later moves what still runs on that day, and nothing else.
            var after = rules.after(new HolidayAdded("WF", house.addedOn, house.added, "Gedenktag"));
            var anew = after.deadlines(after.books().named(deadlines.book().reference()));
            var pending = DeadlineViews.pending(started, progress, house.addedOn);
            var moved = started.stream()
                    .map(d -> pending.contains(d) ? anew.movedBy(d).orElse(d) : d)
                    .toList();
            var dueAnew = new EnumMap<>(due);
            dueDays(reception, recordedAt, house, true).forEach((type, day) -> {
                if (lived(type, on, due, acts, house.addedOn) == DeadlineState.PENDING) {
                    dueAnew.put(type, day);
                }
            });
            agree(what + " after", moved, dueAnew);
            states(what + " after", reception, moved, progress, asOf, anew.calendar(), dueAnew, on, acts);
            assertThat(DeadlineViews.pending(moved, progress, house.addedOn))
                    .allMatch(d -> anew.movedBy(d).isEmpty());
        }
    }

    private static void agree(String what, List<Deadline> set, Map<DeadlineType, LocalDate> due) {
        assertThat(set).as(what).hasSameSizeAs(due.keySet());
        set.forEach(d -> assertThat(d.dueOn()).as(what + " " + d.type()).isEqualTo(due.get(d.type())));
    }

    private static void states(
            String what,
            Reception reception,
            List<Deadline> set,
            List<Progress> progress,
            LocalDate asOf,
            WorkingCalendar calendar,
            Map<DeadlineType, LocalDate> due,
            LocalDate on,
            List<Done> acts) {
        for (var view : DeadlineViews.of(reception, "book", set, progress, asOf, calendar)) {
            var expected = due.containsKey(view.type())
                    ? lived(view.type(), on, due, acts, asOf)
                    : DeadlineState.NOT_APPLICABLE;
            assertThat(view.state()).as(what + " " + view.type()).isEqualTo(expected);
        }
    }

    /** Half of them around the turn of a year. */
    private static LocalDate day(Random random) {
        var year = OtherHolidays.FROM + random.nextInt(OtherHolidays.TO - OtherHolidays.FROM);
        return random.nextBoolean()
                ? LocalDate.of(year, 12, 10).plusDays(random.nextInt(25))
                : LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    }

    private static House house(String land, LocalDate on, Random random) {
        var versions = new ArrayList<Rules>();
        versions.add(new Rules(LocalDate.MIN, 3, 7, 14, 14, LocalTime.of(15, 0), true));
        for (int i = random.nextInt(4); i > 0; i--) {
            var notice = 1 + random.nextInt(10);
            var answer = notice + random.nextInt(10);
            versions.add(new Rules(
                    on.plusDays(random.nextInt(5) - 3),
                    1 + random.nextInt(6),
                    notice,
                    answer,
                    answer + random.nextInt(10),
                    LocalTime.of(random.nextInt(24), 0),
                    random.nextBoolean()));
        }
        var own = new HashSet<LocalDate>();
        for (int i = random.nextInt(4); i > 0; i--) {
            own.add(on.plusDays(random.nextInt(12) - 1));
        }
        return new House(land, versions, own, on.plusDays(random.nextInt(12)), on.plusDays(random.nextInt(8)));
    }

    /** The same house by its events. */
    private static HouseRules rules(House house) {
        var rules = HouseRules.NONE.after(new JobcenterOpened("WF", LocalDate.EPOCH, "Wolfenbüttel", house.land));
        for (int i = 1; i < house.versions.size(); i++) {
            var v = house.versions.get(i);
            rules = rules.after(new ReactionRulesIssued(
                    "WF",
                    LocalDate.EPOCH,
                    "Version " + i,
                    v.validFrom,
                    v.acknowledgement,
                    v.notice,
                    v.answer,
                    v.completion,
                    v.cutOff,
                    2,
                    v.yearEndWorks));
        }
        for (var day : house.ownHolidays) {
            rules = rules.after(new HolidayAdded("WF", LocalDate.EPOCH, day, "Feiertag"));
        }
        return rules;
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

    private static Map<DeadlineType, LocalDate> dueDays(
            Reception r, LocalDateTime recordedAt, House house, boolean later) {
        var due = new EnumMap<DeadlineType, LocalDate>(DeadlineType.class);
        var on = r.receivedOn();
        var rules = house.on(on);
        Predicate<LocalDate> free = day -> house.isFree(day, rules, later);
        if (r.written() && r.reachableInWriting() && !r.settledOnTheSpot()) {
            due.put(DeadlineType.ACKNOWLEDGEMENT, workingDayAfter(on, rules.acknowledgement, free));
        }
        if (r.reachable() && !r.settledOnTheSpot()) {
            due.put(DeadlineType.INTERIM_NOTICE, on.plusDays(rules.notice));
        }
        if (r.reachable()) {
            due.put(DeadlineType.ANSWER, on.plusDays(rules.answer));
        }
        if (r.reachable() && r.written()) {
            due.put(DeadlineType.COMPLETION, on.plusDays(rules.completion));
        }
        if (r.atRisk()) {
            var late = recordedAt.toLocalDate().equals(on)
                    && recordedAt.toLocalTime().compareTo(rules.cutOff) > 0;
            due.put(DeadlineType.RISK_RESPONSE, free.test(on) || late ? workingDayAfter(on, 1, free) : on);
        }
        return due;
    }

    private static LocalDate workingDayAfter(LocalDate start, int n, Predicate<LocalDate> free) {
        var day = start;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            counted += free.test(day) ? 0 : 1;
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
