package peers.krm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.Concern;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.Deadline;
import krm.core.deadline.Deadlines;
import krm.core.deadline.Reception;
import krm.core.deadline.RuleBooks;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.core.house.event.JobcenterOpened;
import peers.Db;

/**
 * What happens to the cases of one house in ten years, in the order of its recording: most in time, some late, some never
 * answered, some sent elsewhere; about eight events a case, with some 80 words. Without commands, so that a million cases are
 * there in minutes; the events are those that commands would have caused.
 */
final class SampleLives implements Iterator<SampleLives.Happened> {

    /** @param reference on a case's first event */
    record Happened(UUID id, int sequence, Instant at, ComplaintEvent event, String reference) {}

    static final String HOUSE = SampleHouse.HOUSE;
    static final LocalDate TODAY = LocalDate.now();

    /** Everybody goes by what is shipped. */
    static final Houses HOUSES =
            _ -> HouseRules.NONE.after(new JobcenterOpened(HOUSE, TODAY.minusYears(11), "Wolfenbüttel", "NI"));

    private static final int DAYS = 3_650;
    /** So many are never answered: 20,000 of a million. */
    private static final int STUCK_ONE_IN = Db.number("PEERS_OPEN_ONE_IN", 60);

    private static final WorkingCalendar CALENDAR = new Calendars().of("NI");
    private static final List<String> TEAMS = List.of("LEISTUNG", "VERMITTLUNG", "EINGANG", "RECHT");
    private static final List<String> TOPICS = List.of(
            "BENEFIT_PROCESSING_TIME",
            "BENEFIT_AMOUNT",
            "BENEFIT_INCOME",
            "BENEFIT_NOTICE",
            "PLACEMENT",
            "REACHABILITY",
            "CONDUCT",
            "DATA_PROTECTION",
            "PREMISES",
            "OTHER");

    private final int cases;
    private final SampleWords words;
    private final Random random = new Random(42);
    private final PriorityQueue<Queue<Happened>> ahead = new PriorityQueue<>(
            Comparator.comparing((Queue<Happened> one) -> one.element().at()));
    private int received;

    SampleLives(int cases) {
        this.cases = cases;
        words = new SampleWords(random);
    }

    @Override
    public boolean hasNext() {
        while (received < cases
                && (ahead.isEmpty() || !ahead.element().element().at().isBefore(nextReception()))) {
            var life = new Life(++received).events;
            if (!life.isEmpty()) {
                ahead.add(life);
            }
        }
        return !ahead.isEmpty();
    }

    @Override
    public Happened next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var first = ahead.remove();
        var happened = first.remove();
        if (!first.isEmpty()) {
            ahead.add(first);
        }
        return happened;
    }

    private Instant nextReception() {
        return dayOf(received + 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private LocalDate dayOf(int no) {
        return TODAY.minusDays(1 + (long) (cases - no) * DAYS / cases);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> some) {
        return some.get((int) (Math.pow(random.nextDouble(), 1.5) * some.size()));
    }

    private <T> T one(T[] some) {
        return one(List.of(some));
    }

    /** One case from its reception to its end, or to today. */
    private final class Life {

        private final Queue<Happened> events = new ArrayDeque<>();
        private final UUID id = new UUID(random.nextLong(), random.nextLong());
        private final String text = id.toString();
        private final String reference;
        private final boolean written = chance(65);
        private final Deadlines deadlines;
        private LocalDate day;
        private int sequence;

        Life(int no) {
            day = dayOf(no);
            reference = "%s-%d-%06d".formatted(HOUSE, day.getYear(), no);
            deadlines = new Deadlines(RuleBooks.SHIPPED.on(day, false), CALENDAR);
            var stuck = random.nextInt(STUCK_ONE_IN) == 0;
            var disciplinary = chance(1);
            receive(no, disciplinary);
            if (chance(4)) {
                happened(new ComplaintRedirected(text, later(1), RedirectTarget.OBJECTION_OFFICE, dayOf(no), null));
                return;
            }
            if (written) {
                happened(new ComplaintAcknowledged(text, later(4), Medium.LETTER, null));
            }
            happened(new ComplaintForwarded(text, later(2), disciplinary ? "GF" : one(TEAMS), null, null, true));
            if (no == 1) {
                for (int i = 0; i < 490; i++) {
                    happened(new NoteAdded(text, day, words.text(20), null));
                }
            }
            if (stuck) {
                return;
            }
            if (chance(25)) {
                later(4);
                var announced = day.plusDays(7);
                happened(new InterimNoticeSent(text, day, Medium.LETTER, words.text(10), announced, false, null));
                set(List.of(deadlines.announced(day, 1, announced)));
            }
            happened(new ComplaintAnswered(
                    text,
                    later(12),
                    Medium.LETTER,
                    one(Outcome.values()),
                    words.text(30),
                    true,
                    false,
                    null,
                    null,
                    null));
            happened(new ComplaintRated(
                    text,
                    later(5),
                    one(Rating.values()),
                    one(Agreement.values()),
                    one(Satisfaction.values()),
                    chance(20) ? words.text(5) : null,
                    null,
                    List.of()));
            happened(new ComplaintClosed(text, later(8), null, "705", null));
        }

        private void receive(int no, boolean disciplinary) {
            var concerns = new ArrayList<Concern>();
            for (int n = 1; n <= (chance(80) ? 1 : 2); n++) {
                concerns.add(new Concern(n, words.text(40), one(TOPICS), one(Area.values())));
            }
            var complainant = new Complainant(
                    words.firstName() + " " + words.lastName(),
                    "Am Probefeld " + no % 100 + ", 38300 Wolfenbüttel",
                    "241A%07d".formatted(no * 7_919L % 10_000_000),
                    null,
                    null);
            var risks = chance(3) ? List.of(Risk.EMERGENCY) : List.<Risk>of();
            happened(new ComplaintReceived(
                    text,
                    disciplinary
                            ? ComplaintKind.DISCIPLINARY_COMPLAINT
                            : chance(86)
                                    ? ComplaintKind.COMPLAINT
                                    : chance(50) ? ComplaintKind.PRAISE : ComplaintKind.SUGGESTION,
                    written ? (chance(50) ? Channel.LETTER : Channel.E_MAIL) : Channel.PHONE,
                    day,
                    HOUSE,
                    "NI",
                    chance(50) ? "krm" : "anna",
                    one(CustomerGroup.values()),
                    chance(20) ? List.of(one(SpecialGroup.values())) : List.of(),
                    concerns,
                    null,
                    null,
                    null,
                    risks,
                    complainant,
                    true,
                    true,
                    List.of(),
                    false,
                    deadlines.book().reference(),
                    null,
                    null));
            set(deadlines.startedBy(
                    new Reception(day, written, true, true, false, !risks.isEmpty(), null),
                    LocalDateTime.of(day, java.time.LocalTime.of(10, 0))));
        }

        private void set(List<Deadline> some) {
            happened(new DeadlinesSet(
                    text,
                    day,
                    deadlines.book().reference(),
                    CALENDAR.version(),
                    some.stream()
                            .map(d -> new DeadlineSet(d.type(), d.run(), d.dueOn()))
                            .toList()));
        }

        private LocalDate later(int days) {
            day = day.plusDays(random.nextInt(days + 1));
            return day;
        }

        /** What is still to come has not happened. */
        private void happened(ComplaintEvent event) {
            if (!day.isAfter(TODAY)) {
                var at = day.atStartOfDay()
                        .plusHours(9)
                        .plusSeconds(sequence)
                        .plusNanos(1_000L * random.nextInt(900_000))
                        .toInstant(ZoneOffset.UTC);
                events.add(new Happened(id, sequence, at, event, sequence == 0 ? reference : null));
                sequence++;
            }
        }
    }
}
