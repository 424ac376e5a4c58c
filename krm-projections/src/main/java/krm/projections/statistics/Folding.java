package krm.projections.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import krm.core.complaint.Chronology;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.Priority;
import krm.core.complaint.Status;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.deadline.DeadlineStanding;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Outstanding;
import krm.core.deadline.Progress.Act;
import org.jspecify.annotations.Nullable;

/**
 * Folds what happened to a case, in the order of its recording, into what it adds to the figures. The rules are those of
 * {@link ComplaintFile}; here stands only which of its deadlines and days are counted.
 */
final class Folding {

    private static final int FIRST_RUN = 1;
    /** Of several, the first of these is the worst. */
    private static final List<DeadlineState> WORST_FIRST = List.of(
            DeadlineState.MISSED,
            DeadlineState.PENDING,
            DeadlineState.MET,
            DeadlineState.LIFTED,
            DeadlineState.MOVED,
            DeadlineState.NOT_APPLICABLE);

    private final List<ComplaintEvent> events;
    private final ComplaintFile file;
    private final LocalDate lastDay;

    private Folding(List<ComplaintEvent> events) {
        this.events = events;
        file = file(events);
        lastDay = days().last();
    }

    /** Empty if it had not been received. */
    static Optional<CaseFigure> of(List<ComplaintEvent> events) {
        return !events.isEmpty() && events.getFirst() instanceof ComplaintReceived
                ? Optional.of(new Folding(events).figure())
                : Optional.empty();
    }

    /** How it stands with each type of deadline, without the rest; it must have been received. */
    static List<Stance> stances(List<ComplaintEvent> events) {
        return byType(new Folding(events).standings());
    }

    private static ComplaintFile file(List<ComplaintEvent> events) {
        var file = ComplaintFile.EMPTY;
        for (var event : events) {
            file = file.after(event);
        }
        return file;
    }

    private TreeSet<LocalDate> days() {
        var days = new TreeSet<LocalDate>();
        events.forEach(event -> days.add(event.occurredOn()));
        return days;
    }

    private CaseFigure figure() {
        var standings = standings();
        var open = new ArrayList<Span>();
        var overdue = new ArrayList<Span>();
        spans(standings, open, overdue);
        var facts = file.facts();
        return new CaseFigure(
                file.jobcenter(),
                facts.recordedBy(),
                facts.accusedUsers(),
                file.receivedOn(),
                file.kind(),
                file.channel(),
                file.customerGroup(),
                file.specialGroups(),
                file.concerns(),
                file.team(),
                anonymous(),
                file.priority() == Priority.IMMEDIATE,
                file.status() == Status.REDIRECTED,
                byType(standings),
                firstRun(),
                events.stream()
                        .filter(ComplaintRated.class::isInstance)
                        .map(event -> Rated.of((ComplaintRated) event))
                        .toList(),
                List.copyOf(open),
                List.copyOf(overdue));
    }

    private List<DeadlineStanding> standings() {
        return DeadlineViews.standings(file.set(), file.runs(), lastDay);
    }

    private static List<Stance> byType(List<DeadlineStanding> standings) {
        return Arrays.stream(DeadlineType.values())
                .map(type -> stance(type, standings))
                .toList();
    }

    /** As it was put right last. */
    private boolean anonymous() {
        var anonymous = false;
        for (var event : events) {
            if (event instanceof ComplaintReceived received) {
                anonymous = received.complainant() == null;
            } else if (event instanceof ComplaintCorrected corrected
                    && corrected.field() == CorrectedField.COMPLAINANT) {
                anonymous = corrected.complainant() == null;
            }
        }
        return anonymous;
    }

    /** Of several of one type the first counts, of statement and promise the last, of follow-ups the worst (rules.md §5). */
    private static Stance stance(DeadlineType type, List<DeadlineStanding> standings) {
        var ofType = standings.stream()
                .filter(s -> s.deadline().type() == type && s.deadline().run() == FIRST_RUN)
                .toList();
        var inOrder = Comparator.comparing((DeadlineStanding s) -> s.deadline().setOn());
        var counted = switch (type) {
            case STATEMENT, PROMISED_ANSWER -> ofType.stream().reduce((a, b) -> inOrder.compare(a, b) > 0 ? a : b);
            case FOLLOW_UP ->
                ofType.stream()
                        .min(Comparator.comparing((DeadlineStanding s) -> WORST_FIRST.indexOf(s.state()))
                                .thenComparing(DeadlineStanding::missedAfter));
            case ACKNOWLEDGEMENT, INTERIM_NOTICE, ANSWER, COMPLETION, RISK_RESPONSE ->
                ofType.stream().min(inOrder);
        };
        return counted.map(s -> new Stance(s.state(), s.state() == DeadlineState.PENDING ? s.missedAfter() : null))
                .orElse(Stance.NOT_APPLICABLE);
    }

    private FirstRun firstRun() {
        var run = new ArrayList<ComplaintEvent>();
        for (var event : events) {
            if (event instanceof ComplaintReopened) {
                break;
            }
            run.add(event);
        }
        var answer = last(ComplaintAnswered.class, run, ComplaintAnswered::conclusive);
        var closing = last(ComplaintClosed.class, run, _ -> true);
        var progress = file.runs().getFirst();
        return new FirstRun(
                progress.first(Act.ANSWERED).orElse(null),
                progress.last(Act.COMPLETED).orElse(null),
                answer == null ? null : answer.outcome(),
                closing == null ? null : closing.occurredOn());
    }

    private static <T extends ComplaintEvent> @Nullable T last(
            Class<T> type, List<ComplaintEvent> some, Predicate<T> which) {
        return some.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /**
     * Looks at the case as of each day on which something happened, unless it has gone the straight way. It begins where it
     * is counted as received: on the right day of reception, also before anybody had put that right.
     */
    private void spans(List<DeadlineStanding> standings, List<Span> open, List<Span> overdue) {
        if (straight(standings)) {
            open.add(new Span(file.receivedOn(), ended(file) ? endedOn() : null));
            return;
        }
        var days = days().tailSet(file.receivedOn(), true);
        var counting = since();
        for (var day : days) {
            var until = days.higher(day);
            var then = file(IntStream.range(0, events.size())
                    .filter(i -> !counting.get(i).isAfter(day))
                    .mapToObj(events::get)
                    .toList());
            if (!ended(then)) {
                extend(open, new Span(day, until));
                then.outstanding().stream()
                        .map(Outstanding::missedAfter)
                        .min(Comparator.naturalOrder())
                        .map(missedAfter -> missedAfter.plusDays(1))
                        .map(since -> since.isBefore(day) ? day : since)
                        .ifPresent(since -> extend(overdue, new Span(since, until)));
            }
        }
    }

    /** From which day on each of the events counts: what puts the day of reception right, from the beginning. */
    private List<LocalDate> since() {
        var chronology = new Chronology();
        var since = new ArrayList<LocalDate>(events.size());
        var ofReception = false;
        for (var event : events) {
            var counts = chronology.next(event);
            var sets = event instanceof DeadlinesSet;
            ofReception = sets ? ofReception : tellsOfReception(event);
            since.add(!ofReception ? counts : sets ? event.occurredOn() : file.receivedOn());
        }
        return since;
    }

    private static boolean tellsOfReception(ComplaintEvent event) {
        return event instanceof ComplaintReceived
                || event instanceof ComplaintCorrected corrected && corrected.field() == CorrectedField.RECEIVED_ON;
    }

    /** Never overdue, never reopened, and no day moved: open from its reception to its end. */
    private boolean straight(List<DeadlineStanding> standings) {
        return standings.stream().allMatch(s -> s.state() != DeadlineState.MISSED && s.state() != DeadlineState.PENDING)
                && events.stream()
                        .noneMatch(event -> event instanceof ComplaintReopened
                                || event instanceof ComplaintCorrected corrected
                                        && corrected.field().movesDeadlines());
    }

    private static boolean ended(ComplaintFile some) {
        return some.status() == Status.CLOSED || some.status() == Status.REDIRECTED;
    }

    private LocalDate endedOn() {
        return file.runs()
                .getLast()
                .first(Act.REDIRECTED)
                .orElseGet(() -> last(ComplaintClosed.class, events, _ -> true).occurredOn());
    }

    /** Adds the days to those before, if there are any. */
    private static void extend(List<Span> spans, Span more) {
        if (more.until() != null && !more.from().isBefore(more.until())) {
            return;
        }
        if (!spans.isEmpty() && more.from().equals(spans.getLast().until())) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from(), more.until()));
        } else {
            spans.add(more);
        }
    }
}
