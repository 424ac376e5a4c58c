package krm.core.complaint;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Step;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.Marks.Missed;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.ErasureReleased;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.PresentedToManagement;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.ReminderSent;
import krm.core.complaint.event.SpecialGroup;
import krm.core.complaint.event.StatementDispatched;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineStanding;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Deadlines;
import krm.core.deadline.Outstanding;
import krm.core.deadline.Progress;
import krm.core.deadline.Progress.Act;
import krm.core.house.Houses;
import org.jspecify.annotations.Nullable;

/**
 * The case on the desk (Vorgang): what must be remembered to judge the next step and to show where it stands, without
 * any personal text.
 *
 * @param runs what was done, one progress a run: a reopened case has a second one
 * @param set the deadlines as they were set
 * @param version counts what people did
 */
public record ComplaintFile(
        @Nullable Origin origin,
        Custody custody,
        List<Progress> runs,
        List<Deadline> set,
        Ending ending,
        Marks marks,
        int version) {

    public static final ComplaintFile EMPTY =
            new ComplaintFile(null, Custody.NONE, List.of(Progress.NONE), List.of(), Ending.NONE, Marks.NONE, 0);

    private static final Set<DeadlineType> SET_BY_RECEPTION = EnumSet.of(
            DeadlineType.ACKNOWLEDGEMENT,
            DeadlineType.INTERIM_NOTICE,
            DeadlineType.ANSWER,
            DeadlineType.COMPLETION,
            DeadlineType.STATEMENT);

    public ComplaintFile {
        runs = List.copyOf(runs);
        set = List.copyOf(set);
    }

    /** Total and without rules: what happened, happened. A new event does not compile until it has its line here. */
    public ComplaintFile after(ComplaintEvent event) {
        var on = event.occurredOn();
        var next = event.bySystem() ? this : counting(event);
        return switch (event) {
            case ComplaintReceived e ->
                next.with(Origin.of(e)).with(marks.raised(!e.risks().isEmpty()));
            case DeadlinesSet e -> next.with(e);
            case ComplaintAcknowledged _ -> next.with(progress().with(Act.ACKNOWLEDGED, on));
            case ComplaintForwarded e ->
                next.with(progress().with(Act.FORWARDED, on)).with(new Custody(e.team(), e.person()));
            case PresentedToManagement _ -> next.with(next.marks.presentedNow());
            case ReliefGiven _ -> next.with(progress().with(Act.RELIEVED, on));
            case PriorityRaised _ ->
                next.with(next.marks.raised(true)).with(progress().with(Act.RAISED, on));
            case PriorityLowered _ ->
                next.with(next.marks.raised(false)).with(progress().with(Act.LOWERED, on));
            case DelayForeseen _ -> next.with(progress().with(Act.DELAY_FORESEEN, on));
            case AnswerExpectedInTime _ -> next.with(progress().with(Act.EXPECTED_IN_TIME, on));
            case InterimNoticeSent _ -> next.with(progress().with(Act.NOTICE_SENT, on));
            case FollowUpScheduled e ->
                next.with(next.marks.scheduled(e.no(), e.whom(), on, e.dueOn()))
                        .with(List.of(
                                new Deadline(DeadlineType.FOLLOW_UP, run(), e.no(), on, e.dueOn(), e.calendar())));
            case FollowUpDone e ->
                next.with(next.marks.followedUp(e.no())).with(progress().with(Act.FOLLOWED_UP, e.no(), on));
            case ReminderSent e -> next.with(marks.reminded(e.no()));
            case DeadlineMissed e -> next.with(marks.missed(new Missed(e.type(), e.run(), e.no(), e.dueOn())));
            case StatementDispatched e -> next.with(answeredFinally(on)).with(ending.answeredBy(e.answeredByTeam()));
            case ComplaintAnswered e ->
                next.with(e.conclusive() ? answeredFinally(on) : progress().with(Act.ANSWERED, on))
                        .with(ending.answeredBy(e.answeredByTeam()));
            case ComplaintRated _ -> next.with(ending.rated(on));
            case ComplaintClosed e -> next.with(ending.closed(on, e.originalsAt()));
            case ComplaintReopened _ -> next.reopened(on);
            case ComplaintRedirected _ -> next.with(progress().with(Act.REDIRECTED, on));
            case ComplaintLinked e -> next.with(next.marks.linked(e.other()));
            case ComplaintCorrected e -> next.corrected(e).with(next.marks.correctedOn(on));
            case NoteAdded _ -> next;
            case ComplainantErased _ -> next.with(next.marks.with(Erasure.ERASED, on));
            case ErasureHeld _ -> next.with(next.marks.with(Erasure.HELD, on));
            case ErasureReleased _ -> next.with(next.marks.with(Erasure.POSSIBLE, on));
        };
    }

    /** The furthest step reached in the present run; an acknowledgement after the forwarding does not step back. */
    public Status status() {
        if (redirected()) {
            return Status.REDIRECTED;
        }
        if (closed()) {
            return Status.CLOSED;
        }
        if (ending.ratedOn() != null) {
            return Status.RATED;
        }
        if (answered()) {
            return Status.ANSWERED;
        }
        if (progress().has(Act.NOTICE_SENT)) {
            return Status.INTERIM_NOTICE_SENT;
        }
        if (custody.team() != null) {
            return Status.FORWARDED;
        }
        return progress().has(Act.ACKNOWLEDGED) ? Status.ACKNOWLEDGED : Status.RECEIVED;
    }

    /** By the risk of the concern alone (S1.24, S1.25); petitions and submissions are urgent by themselves (rule 9; S2.68). */
    public Priority priority() {
        return marks.raised() || received().formal() ? Priority.IMMEDIATE : Priority.NORMAL;
    }

    public ComplaintKind kind() {
        return received().kind();
    }

    public Channel channel() {
        return received().channel();
    }

    public CustomerGroup customerGroup() {
        return received().customerGroup();
    }

    public List<SpecialGroup> specialGroups() {
        return received().specialGroups();
    }

    /** In the order of their numbers. */
    public List<ConcernFacts> concerns() {
        return received().concerns();
    }

    /** The topics of its concerns, each once. */
    public List<String> topics() {
        return received().concerns().stream()
                .map(ConcernFacts::topic)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The areas of its concerns, each once. */
    public List<Area> areas() {
        return received().concerns().stream()
                .map(ConcernFacts::area)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public LocalDate receivedOn() {
        return received().reception().receivedOn();
    }

    public String jobcenter() {
        return received().jobcenter();
    }

    /** The Land of the Jobcenter at reception: whose holidays count. */
    public String land() {
        return received().land();
    }

    public String ruleBook() {
        return received().ruleBook();
    }

    /** With the knowledge of holidays by which its due days were set last. */
    public WorkingCalendar calendar(Houses houses) {
        return houses.knowing(jobcenter(), ruleBook(), calendarVersion()).calendar(calendarVersion());
    }

    /** Absent if no due day needed a calendar. */
    @Nullable
    String calendarVersion() {
        return set.stream()
                .map(Deadline::calendar)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    public @Nullable String team() {
        return custody.team();
    }

    public @Nullable String person() {
        return custody.person();
    }

    /** Whether the case's key is destroyed, so that nothing personal can be read or added any more. */
    public boolean erased() {
        return marks.erasure() == Erasure.ERASED;
    }

    /** What {@link Access} must know of this case. */
    public CaseFacts facts() {
        var o = received();
        return new CaseFacts(o.jobcenter(), o.disciplinary(), team(), o.recordedBy(), o.accusedUsers());
    }

    /** Every type that the kind knows, as it stands on that day; what was done later is not yet known then. */
    public List<DeadlineView> deadlines(LocalDate asOf, WorkingCalendar calendar) {
        return DeadlineViews.of(received().reception(), ruleBook(), set, runs, asOf, calendar);
    }

    /** The states that deadlines of the case are in on that day; those that do not apply are left out. */
    public Set<DeadlineState> deadlineStates(LocalDate asOf) {
        return DeadlineViews.standings(set, runs, asOf).stream()
                .map(DeadlineStanding::state)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is not yet done and still can be done: what the worklist asks for (rules.md §5). */
    public List<Outstanding> outstanding() {
        return DeadlineViews.undone(set, runs).stream()
                .filter(deadline -> (deadline.run() == run() || deadline.type() == DeadlineType.RISK_RESPONSE)
                        && possible(deadline.type()))
                .toList();
    }

    /** Could anybody still take the step that ends it? */
    private boolean possible(DeadlineType type) {
        if (closed() || redirected()) {
            return false;
        }
        return switch (type) {
            case ACKNOWLEDGEMENT -> !progress().has(Act.ACKNOWLEDGED) && !answered();
            // Who expects to answer in time has answered the question; the answer's own day still stands, until it is
            // given.
            case INTERIM_NOTICE ->
                !answered()
                        && (progress().has(Act.DELAY_FORESEEN)
                                || !progress().has(Act.EXPECTED_IN_TIME)
                                || progress().has(Act.ANSWERED));
            case ANSWER, COMPLETION, PROMISED_ANSWER, STATEMENT -> !answered();
            case RISK_RESPONSE -> marks.raised();
            case FOLLOW_UP -> true;
        };
    }

    /** The misses that nobody has recorded yet, as known at the beginning of that day. */
    List<Outstanding> missesToRecord(LocalDate asOf) {
        return unrecorded()
                .filter(d -> d.missedAfter().isBefore(asOf))
                .sorted(Comparator.comparing(Outstanding::missedAfter).thenComparing(Outstanding::type))
                .toList();
    }

    /** The follow-ups whose day has come and of which nobody has been reminded yet. */
    List<Marks.FollowUp> toRemindOf(LocalDate asOf) {
        return toBeReminded().filter(f -> !f.dueOn().isAfter(asOf)).toList();
    }

    private Stream<Marks.FollowUp> toBeReminded() {
        return closed() || redirected()
                ? Stream.empty()
                : marks.followUps().stream().filter(Marks.FollowUp::toBeReminded);
    }

    /** The first day at whose beginning the system has a miss or a reminder to record, if nothing more is done until then. */
    public Optional<LocalDate> nextRecordOn() {
        var misses = unrecorded().map(d -> d.missedAfter().plusDays(1));
        return Stream.concat(misses, toBeReminded().map(Marks.FollowUp::dueOn)).min(LocalDate::compareTo);
    }

    /**
     * What a holiday that was added later changes: the deadlines that still run on that day, as they would be set now, by
     * the day they run from.
     */
    Map<LocalDate, List<DeadlineSet>> movedBy(Deadlines deadlines, LocalDate asOf) {
        if (closed() || redirected()) {
            return Map.of();
        }
        return DeadlineViews.pending(set, runs, asOf).stream()
                .flatMap(d -> deadlines.movedBy(d).stream()
                        .map(moved ->
                                Map.entry(d.setOn(), new DeadlineSet(d.type(), d.run(), moved.dueOn(), d.dueOn()))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Stream<Outstanding> unrecorded() {
        return DeadlineViews.missed(set, runs).stream()
                .filter(d -> !marks.missed().contains(Missed.of(d)));
    }

    public Set<Warning> warnings() {
        var warnings = EnumSet.noneOf(Warning.class);
        // Nobody can make up for anything there any more.
        if (erased()) {
            return warnings;
        }
        if (closed() && !ending.originalsPlaceKnown()) {
            warnings.add(Warning.ORIGINALS_PLACE_MISSING);
        }
        if (toBePresented() && !marks.presented()) {
            warnings.add(Warning.NOT_PRESENTED);
        }
        return warnings;
    }

    /** Every written reaction, petition, submission and disciplinary complaint goes before the management (S2.55). */
    private boolean toBePresented() {
        var o = received();
        return !redirected() && (o.reception().written() || o.formal() || o.disciplinary());
    }

    /** The steps that this person may take now: those that {@link #permit} would let pass. */
    public List<Step> actions(Actor actor) {
        return Arrays.stream(Step.values())
                .filter(step -> Access.taking(step, actor, facts()) == Verdict.ALLOWED)
                .filter(step -> new Lifecycle(this).against(step, actor).isEmpty())
                .toList();
    }

    /** Lets the step pass, or says in this order: not visible, not allowed, stale picture, not in this state. */
    void permit(Step step, Acting acting) {
        Access.require(step, acting.by(), acting.takingOver() ? facts().accusingNobody() : facts());
        acting.requireVersion(version);
        new Lifecycle(this).against(step, acting.by()).ifPresent(code -> {
            throw Refusal.of(code);
        });
    }

    Origin received() {
        return requireNonNull(origin, "nothing happens before received (rule 1)");
    }

    boolean reachable() {
        return received().reception().reachable();
    }

    /** What was done in the present run. */
    Progress progress() {
        return runs.getLast();
    }

    /** The number of the present run, from 1. */
    int run() {
        return runs.size();
    }

    /** The day on which that run began; the first one began with the reception. */
    LocalDate reopenedOn(int someRun) {
        return requireNonNull(runs.get(someRun - 1).reopenedOn());
    }

    /** The day of the final answer of this run. */
    @Nullable
    LocalDate completedOn() {
        return progress().last(Act.COMPLETED).orElse(null);
    }

    boolean closed() {
        return ending.closedOn() != null;
    }

    boolean redirected() {
        return progress().has(Act.REDIRECTED);
    }

    /** Finally answered. */
    boolean answered() {
        return progress().has(Act.COMPLETED);
    }

    private Progress answeredFinally(LocalDate on) {
        return progress().with(Act.ANSWERED, on).with(Act.COMPLETED, on);
    }

    private ComplaintFile counting(ComplaintEvent event) {
        var dated = origin == null ? marks : marks.stepOn(event.occurredOn());
        return new ComplaintFile(origin, custody, runs, set, ending, dated, version + 1);
    }

    private ComplaintFile reopened(LocalDate on) {
        var more =
                Stream.concat(runs.stream(), Stream.of(progress().reopened(on))).toList();
        return new ComplaintFile(origin, custody, more, set, ending.reopened(), marks, version);
    }

    /** Takes back what the reception had set; the events that follow set it anew by what is right. */
    private ComplaintFile corrected(ComplaintCorrected event) {
        var right = received().corrected(event);
        var kept = event.field().movesDeadlines() ? withoutThoseOfReception(event.field(), right) : set;
        return new ComplaintFile(right, custody, runs, kept, ending, marks, version);
    }

    /** To somebody who cannot be reached nothing is promised either. */
    private List<Deadline> withoutThoseOfReception(CorrectedField corrected, Origin right) {
        var kept = new ArrayList<>(set);
        kept.removeIf(d -> SET_BY_RECEPTION.contains(d.type()));
        if (!right.reception().reachable()) {
            kept.removeIf(d -> d.type() == DeadlineType.PROMISED_ANSWER);
        }
        var reception = received().reception();
        if (corrected.moves(DeadlineType.RISK_RESPONSE) && reception.atRisk()) {
            // Of several of that day, the others came up after the reception.
            set.stream()
                    .filter(d -> d.type() == DeadlineType.RISK_RESPONSE
                            && d.run() == 1
                            && d.setOn().equals(reception.receivedOn()))
                    .findFirst()
                    .ifPresent(kept::remove);
        }
        return kept;
    }

    private ComplaintFile with(Origin newOrigin) {
        return new ComplaintFile(newOrigin, custody, runs, set, ending, marks, version);
    }

    private ComplaintFile with(Custody newCustody) {
        return new ComplaintFile(origin, newCustody, runs, set, ending, marks, version);
    }

    private ComplaintFile with(Progress newProgress) {
        var all = Stream.concat(runs.stream().limit(runs.size() - 1L), Stream.of(newProgress))
                .toList();
        return new ComplaintFile(origin, custody, all, set, ending, marks, version);
    }

    private ComplaintFile with(Ending newEnding) {
        return new ComplaintFile(origin, custody, runs, set, newEnding, marks, version);
    }

    private ComplaintFile with(Marks newMarks) {
        return new ComplaintFile(origin, custody, runs, set, ending, newMarks, version);
    }

    private ComplaintFile with(List<Deadline> added) {
        return new ComplaintFile(
                origin,
                custody,
                runs,
                Stream.concat(set.stream(), added.stream()).toList(),
                ending,
                marks,
                version);
    }

    private ComplaintFile with(DeadlinesSet event) {
        var judged = with(received().judgedBy(event.ruleBook()));
        for (var deadline : event.deadlines()) {
            judged = deadline.insteadOf() == null
                    ? judged.with(List.of(deadline(event, deadline, 0)))
                    : judged.replacing(event, deadline);
        }
        return judged;
    }

    private ComplaintFile replacing(DeadlinesSet event, DeadlineSet moved) {
        var replaced = set.stream()
                .map(d -> d.type() == moved.type()
                                && d.run() == moved.run()
                                && d.setOn().equals(event.occurredOn())
                                && d.dueOn().equals(moved.insteadOf())
                        ? deadline(event, moved, d.no())
                        : d)
                .toList();
        return new ComplaintFile(origin, custody, runs, replaced, ending, marks, version);
    }

    private static Deadline deadline(DeadlinesSet event, DeadlineSet d, int no) {
        return new Deadline(d.type(), d.run(), no, event.occurredOn(), d.dueOn(), event.calendar());
    }
}
