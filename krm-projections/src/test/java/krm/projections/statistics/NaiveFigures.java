package krm.projections.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import krm.core.access.Access;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.ConcernFacts;
import krm.core.complaint.Status;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.StatementDispatched;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;

/** The figures once more, without tables, sums or shortcuts: each sentence of the contract on the events of each case. */
final class NaiveFigures {

    private static final Calendars CALENDARS = new Calendars();

    /** A case as it was on the day that is asked about, by what was known. */
    private record Case(List<ComplaintEvent> events, ComplaintFile file) {

        List<ComplaintEvent> firstRun() {
            var run = new ArrayList<ComplaintEvent>();
            for (var event : events) {
                if (event instanceof ComplaintReopened) {
                    break;
                }
                run.add(event);
            }
            return run;
        }

        boolean redirected() {
            return file.status() == Status.REDIRECTED;
        }
    }

    private final Question question;
    private final List<Case> cases;

    NaiveFigures(Question question, Collection<List<Recorded>> all) {
        this.question = question;
        cases = all.stream().map(this::then).filter(Objects::nonNull).toList();
    }

    private Case then(List<Recorded> some) {
        var now = file(some.stream().map(Recorded::event).toList());
        var known = some.stream()
                .filter(r -> !r.recordedAt().isAfter(question.knownAt()))
                .map(Recorded::event)
                .toList();
        var events = upTo(known, question.asOf());
        if (events.isEmpty() || !(events.getFirst() instanceof ComplaintReceived)) {
            return null;
        }
        var file = file(events);
        return question.houses().contains(file.jobcenter())
                        && Access.counting(question.viewer(), now.facts())
                        && Access.counting(question.viewer(), file.facts())
                ? new Case(events, file)
                : null;
    }

    private static List<ComplaintEvent> upTo(List<ComplaintEvent> events, LocalDate day) {
        return IntStream.range(0, events.size())
                .filter(i -> hasHappened(events, i, day))
                .mapToObj(events::get)
                .toList();
    }

    /** And so has what it follows from: the last reopening, and the correction that set due days anew. */
    private static boolean hasHappened(List<ComplaintEvent> events, int i, LocalDate day) {
        var reopening = IntStream.range(0, i)
                .filter(n -> events.get(n) instanceof ComplaintReopened)
                .max();
        var cause = cause(events, i);
        return !events.get(i).occurredOn().isAfter(day)
                && (reopening.isEmpty() || hasHappened(events, reopening.getAsInt(), day))
                && (cause == i
                        || !(events.get(cause) instanceof ComplaintCorrected)
                        || hasHappened(events, cause, day));
    }

    /** What due days were set by; everything else stands for itself. */
    private static int cause(List<ComplaintEvent> events, int i) {
        int cause = i;
        while (events.get(cause) instanceof DeadlinesSet) {
            cause--;
        }
        return cause;
    }

    private static ComplaintFile file(List<ComplaintEvent> events) {
        var file = ComplaintFile.EMPTY;
        for (var event : events) {
            file = file.after(event);
        }
        return file;
    }

    Figures all(Period period) {
        return figures(period, cases, c -> (long) c.file().concerns().size());
    }

    Map<String, Figures> groups(Period period, Facet by) {
        var keys = cases.stream().flatMap(c -> keys(c, by).stream()).collect(Collectors.toSet());
        return keys.stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> figures(
                                period,
                                cases.stream()
                                        .filter(c -> keys(c, by).contains(key))
                                        .toList(),
                                c -> concerns(c, by, key))));
    }

    private static Set<String> keys(Case some, Facet by) {
        var file = some.file();
        Collection<?> keys = switch (by) {
            case KIND -> List.of(file.kind());
            case CHANNEL -> List.of(file.channel());
            case CUSTOMER_GROUP -> List.of(file.customerGroup());
            case SPECIAL_GROUP -> file.specialGroups();
            case TOPIC -> file.topics();
            case AREA -> file.areas();
            case TEAM -> file.team() == null ? List.of() : List.of(file.team());
        };
        return keys.stream().map(Object::toString).collect(Collectors.toCollection(HashSet::new));
    }

    private static long concerns(Case some, Facet by, String key) {
        Function<ConcernFacts, Object> of = by == Facet.TOPIC ? ConcernFacts::topic : ConcernFacts::area;
        return by == Facet.TOPIC || by == Facet.AREA
                ? some.file().concerns().stream()
                        .filter(c -> key.equals(String.valueOf(of.apply(c))))
                        .count()
                : some.file().concerns().size();
    }

    private Figures figures(Period period, List<Case> some, Function<Case, Long> concerns) {
        var end = period.to().isBefore(question.asOf()) ? period.to() : question.asOf();
        Predicate<LocalDate> in = day -> day != null
                && !day.isBefore(period.from())
                && !day.isAfter(period.to())
                && !day.isAfter(question.asOf());
        var received = some.stream().filter(c -> in.test(c.file().receivedOn())).toList();
        var counted = received.stream().filter(c -> !c.redirected()).toList();
        var rest = some.stream().filter(c -> !c.redirected()).toList();
        var ratings = of(ComplaintRated.class, rest, Case::events, in);
        return new Figures(
                (long) counted.size(),
                counted.stream().mapToLong(concerns::apply).sum(),
                rest.stream().filter(c -> in.test(finalAnswer(c))).count(),
                rest.stream()
                        .filter(c -> in.test(day(ComplaintClosed.class, c.events())))
                        .count(),
                some.stream().filter(c -> open(c, end)).count(),
                some.stream().filter(c -> open(c, end) && overdue(c, end)).count(),
                counted.stream().filter(NaiveFigures::anonymous).count(),
                (long) (received.size() - counted.size()),
                counted.stream().filter(c -> c.file().kind().isFormal()).count(),
                counted.stream()
                        .filter(c -> c.file().priority().name().equals("IMMEDIATE"))
                        .count(),
                deadlines(counted),
                days(rest, c -> firstAnswer(c), in),
                days(rest, c -> finalAnswer(c), in),
                byDays(rest, c -> firstAnswer(c), in),
                byDays(rest, c -> finalAnswer(c), in),
                count(Rating.values(), ratings, r -> r.rating()),
                count(Agreement.values(), ratings, r -> r.agreement()),
                count(Satisfaction.values(), ratings, r -> r.satisfaction()),
                count(
                        Outcome.values(),
                        of(ComplaintAnswered.class, rest, Case::firstRun, in).stream()
                                .filter(ComplaintAnswered::conclusive)
                                .toList(),
                        a -> a.outcome()),
                null);
    }

    private static <T extends ComplaintEvent> List<T> of(
            Class<T> type, List<Case> some, Function<Case, List<ComplaintEvent>> of, Predicate<LocalDate> in) {
        return some.stream()
                .flatMap(c -> of.apply(c).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(e -> in.test(e.occurredOn()))
                .toList();
    }

    private static LocalDate day(Class<? extends ComplaintEvent> type, List<ComplaintEvent> events) {
        return events.stream()
                .filter(type::isInstance)
                .map(ComplaintEvent::occurredOn)
                .findFirst()
                .orElse(null);
    }

    private static LocalDate finalAnswer(Case some) {
        return some.firstRun().stream()
                .filter(e -> e instanceof StatementDispatched || e instanceof ComplaintAnswered a && a.conclusive())
                .map(ComplaintEvent::occurredOn)
                .findFirst()
                .orElse(null);
    }

    private static LocalDate firstAnswer(Case some) {
        return some.firstRun().stream()
                .filter(e -> e instanceof StatementDispatched || e instanceof ComplaintAnswered)
                .map(ComplaintEvent::occurredOn)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static boolean anonymous(Case some) {
        var anonymous = ((ComplaintReceived) some.events().getFirst()).complainant() == null;
        for (var event : some.events()) {
            if (event instanceof ComplaintCorrected c && c.field() == CorrectedField.COMPLAINANT) {
                anonymous = c.complainant() == null;
            }
        }
        return anonymous;
    }

    private static boolean open(Case some, LocalDate end) {
        var status = then(some, end).status();
        return !some.file().receivedOn().isAfter(end) && status != Status.CLOSED && status != Status.REDIRECTED;
    }

    private static boolean overdue(Case some, LocalDate end) {
        return then(some, end).outstanding().stream()
                .anyMatch(d -> d.missedAfter().isBefore(end));
    }

    /** By the day of reception that is right as of the day that is asked about, and by what had been done by the end. */
    private static ComplaintFile then(Case some, LocalDate end) {
        var events = some.events();
        return file(IntStream.range(0, events.size())
                .filter(i -> tellsOfReception(events.get(cause(events, i)))
                        ? events.get(i) instanceof ComplaintCorrected
                                || !events.get(i).occurredOn().isAfter(end)
                                || i == 0
                        : hasHappened(events, i, end))
                .mapToObj(events::get)
                .toList());
    }

    private static boolean tellsOfReception(ComplaintEvent event) {
        return event instanceof ComplaintReceived
                || event instanceof ComplaintCorrected c && c.field() == CorrectedField.RECEIVED_ON;
    }

    private Map<DeadlineType, Figures.Deadline> deadlines(List<Case> received) {
        var deadlines = new LinkedHashMap<DeadlineType, Figures.Deadline>();
        for (var type : DeadlineType.values()) {
            var states = received.stream().map(c -> state(c, type)).toList();
            Function<DeadlineState, Long> n =
                    state -> states.stream().filter(state::equals).count();
            var met = n.apply(DeadlineState.MET);
            var missed = n.apply(DeadlineState.MISSED);
            deadlines.put(
                    type,
                    new Figures.Deadline(
                            met,
                            missed,
                            n.apply(DeadlineState.PENDING),
                            n.apply(DeadlineState.LIFTED),
                            n.apply(DeadlineState.NOT_APPLICABLE),
                            met + missed == 0
                                    ? null
                                    : BigDecimal.valueOf(met)
                                            .divide(BigDecimal.valueOf(met + missed), 4, RoundingMode.HALF_UP),
                            null));
        }
        return deadlines;
    }

    private DeadlineState state(Case some, DeadlineType type) {
        var views = some.file().deadlines(question.asOf(), CALENDARS.of("NI")).stream()
                .filter(d -> d.type() == type && d.run() == 1)
                .toList();
        if (views.isEmpty()) {
            return DeadlineState.NOT_APPLICABLE;
        }
        var states = views.stream().map(DeadlineView::state).toList();
        return switch (type) {
            case STATEMENT, PROMISED_ANSWER -> states.getLast();
            case FOLLOW_UP ->
                List.of(
                                DeadlineState.MISSED,
                                DeadlineState.PENDING,
                                DeadlineState.MET,
                                DeadlineState.LIFTED,
                                DeadlineState.NOT_APPLICABLE)
                        .stream()
                        .filter(states::contains)
                        .findFirst()
                        .orElseThrow();
            default -> states.get(indexOfFirst(some, type, views));
        };
    }

    /** A risk of the reception that was set anew by a correction stands behind one that came up later. */
    private int indexOfFirst(Case some, DeadlineType type, List<DeadlineView> views) {
        var set = some.file().set().stream()
                .distinct()
                .filter(d -> d.type() == type && d.run() == 1 && !d.setOn().isAfter(question.asOf()))
                .toList();
        var first = 0;
        for (int i = 1; i < views.size(); i++) {
            first = set.get(i).setOn().isBefore(set.get(first).setOn()) ? i : first;
        }
        return first;
    }

    private static Map<DaysTaken, Long> byDays(
            List<Case> some, Function<Case, LocalDate> answer, Predicate<LocalDate> in) {
        var days = some.stream()
                .filter(c -> in.test(answer.apply(c)))
                .map(c -> ChronoUnit.DAYS.between(c.file().receivedOn(), answer.apply(c)))
                .toList();
        return Map.of(
                DaysTaken.DAYS_0_TO_3, days.stream().filter(n -> n < 4).count(),
                DaysTaken.DAYS_4_TO_7,
                        days.stream().filter(n -> n >= 4 && n < 8).count(),
                DaysTaken.DAYS_8_TO_14,
                        days.stream().filter(n -> n >= 8 && n < 15).count(),
                DaysTaken.DAYS_15_TO_28,
                        days.stream().filter(n -> n >= 15 && n < 29).count(),
                DaysTaken.DAYS_29_OR_MORE, days.stream().filter(n -> n >= 29).count());
    }

    private static Figures.Days days(List<Case> some, Function<Case, LocalDate> answer, Predicate<LocalDate> in) {
        var days = some.stream()
                .filter(c -> in.test(answer.apply(c)))
                .mapToLong(c -> ChronoUnit.DAYS.between(c.file().receivedOn(), answer.apply(c)))
                .sorted()
                .toArray();
        var n = days.length;
        if (n == 0) {
            return new Figures.Days(null, null, null, null);
        }
        return new Figures.Days(
                BigDecimal.valueOf(Arrays.stream(days).sum()).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP),
                BigDecimal.valueOf(n % 2 == 1 ? days[n / 2] : (days[n / 2 - 1] + days[n / 2]) / 2.0)
                        .setScale(1),
                days[(int) Math.ceil(0.9 * n) - 1],
                null);
    }

    private static <E extends Enum<E>, T> Map<String, Object> count(E[] values, List<T> some, Function<T, E> of) {
        var counts = new LinkedHashMap<String, Object>();
        for (var value : values) {
            counts.put(
                    value.name(),
                    some.stream().filter(s -> of.apply(s) == value).count());
        }
        return counts;
    }
}
