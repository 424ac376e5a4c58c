package krm.core.complaint;

import static java.util.Objects.requireNonNull;
import static krm.core.complaint.RefusalCode.ALREADY_ACKNOWLEDGED;
import static krm.core.complaint.RefusalCode.ALREADY_ANSWERED;
import static krm.core.complaint.RefusalCode.ALREADY_RATED;
import static krm.core.complaint.RefusalCode.ALREADY_RECEIVED;
import static krm.core.complaint.RefusalCode.ANSWERED_BY_OWN_TEAM;
import static krm.core.complaint.RefusalCode.CASE_CLOSED;
import static krm.core.complaint.RefusalCode.NOT_ANSWERED;
import static krm.core.complaint.RefusalCode.NOT_RATED;
import static krm.core.complaint.RefusalCode.NOT_REACHABLE;
import static krm.core.complaint.RefusalCode.NO_ADDRESS_OR_EMAIL;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.access.Actor;
import krm.core.access.CaseFacts;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Outstanding;
import krm.core.deadline.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The case on the desk (Vorgang): what must be remembered to judge the next step and to show where it stands, without
 * any personal text. {@code set} are the deadlines as they were set; {@code version} counts what people did.
 */
public record ComplaintFile(
        @Nullable Origin origin, Custody custody, Progress progress, List<Deadline> set, Ending ending, int version) {

    public static final ComplaintFile EMPTY =
            new ComplaintFile(null, Custody.NONE, Progress.NONE, List.of(), Ending.NONE, 0);

    public ComplaintFile {
        set = List.copyOf(set);
    }

    /** Total and without rules: what happened, happened. A new event does not compile until it has its line here. */
    public ComplaintFile after(ComplaintEvent event) {
        var next = event.bySystem() ? this : with(version + 1);
        return switch (event) {
            case ComplaintReceived e -> next.with(Origin.of(e));
            case DeadlinesSet e -> next.with(e);
            case ComplaintAcknowledged e -> next.with(progress.acknowledged(e.occurredOn()));
            case ComplaintForwarded e ->
                next.with(progress.forwarded(e.occurredOn())).with(new Custody(e.team(), e.person()));
            case InterimNoticeSent e -> next.with(progress.noticeSent(e.occurredOn()));
            case ComplaintAnswered e ->
                next.with(progress.answered(e.occurredOn(), e.conclusive()))
                        .with(ending.answeredBy(e.answeredByTeam()));
            case ComplaintRated e -> next.with(ending.rated(e.occurredOn()));
            case ComplaintClosed e -> next.with(ending.closed(e.occurredOn(), e.originalsAt()));
        };
    }

    /** The furthest step reached; an acknowledgement after the forwarding does not step back. */
    public Status status() {
        if (closed()) {
            return Status.CLOSED;
        }
        if (ending.ratedOn() != null) {
            return Status.RATED;
        }
        if (answered()) {
            return Status.ANSWERED;
        }
        if (!progress.noticesOn().isEmpty()) {
            return Status.INTERIM_NOTICE_SENT;
        }
        if (!progress.forwardedOn().isEmpty()) {
            return Status.FORWARDED;
        }
        return progress.acknowledgedOn() == null ? Status.RECEIVED : Status.ACKNOWLEDGED;
    }

    /** By the risk of the concern alone (S1.24, S1.25). */
    public Priority priority() {
        return received().reception().atRisk() ? Priority.IMMEDIATE : Priority.NORMAL;
    }

    public ComplaintKind kind() {
        return received().kind();
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

    public @Nullable String team() {
        return custody.team();
    }

    public @Nullable String person() {
        return custody.person();
    }

    /** What {@link Access} must know of this case. */
    public CaseFacts facts() {
        var o = received();
        return new CaseFacts(o.jobcenter(), o.disciplinary(), team(), o.recordedBy(), o.accusedUsers());
    }

    /** Every type that the kind knows, as it stands on that day; what was done later is not yet known then. */
    public List<DeadlineView> deadlines(LocalDate asOf, WorkingCalendar calendar) {
        return DeadlineViews.of(received().reception(), ruleBook(), set, progress, asOf, calendar);
    }

    /** What is not yet done and still can be done: what the worklist asks for (api.md, «Worklist»). */
    public List<Outstanding> outstanding() {
        return DeadlineViews.undone(set, progress).stream()
                .filter(deadline -> possible(deadline.type()))
                .toList();
    }

    /** Could anybody still take the step that ends it? */
    private boolean possible(DeadlineType type) {
        return switch (type) {
            case ACKNOWLEDGEMENT -> progress.acknowledgedOn() == null && !answered() && !closed();
            case INTERIM_NOTICE, ANSWER, COMPLETION, RISK_RESPONSE, PROMISED_ANSWER -> !answered() && !closed();
        };
    }

    public Set<Warning> warnings() {
        return closed() && !ending.originalsPlaceKnown() ? Set.of(Warning.ORIGINALS_PLACE_MISSING) : Set.of();
    }

    /** The steps that this person may take now: those that {@link #permit} would let pass. */
    public List<Step> actions(Actor actor) {
        return Arrays.stream(Step.values())
                .filter(step -> Access.taking(step, actor, facts()) == Verdict.ALLOWED)
                .filter(step -> against(step, actor).isEmpty())
                .toList();
    }

    /** Lets the step pass, or says in this order: not visible, not allowed, stale picture, not in this state. */
    void permit(Step step, Acting acting) {
        Access.require(step, acting.by(), facts());
        acting.requireVersion(version);
        against(step, acting.by()).ifPresent(code -> {
            throw Refusal.of(code);
        });
    }

    Origin received() {
        return requireNonNull(origin, "nothing happens before received (rule 1)");
    }

    boolean reachable() {
        return received().reception().reachable();
    }

    /** Which rule about the order of steps (domain.md §3, rules 1 to 8) stands against the step now. */
    private Optional<RefusalCode> against(Step step, Actor actor) {
        var reception = received().reception();
        return switch (step) {
            case RECEIVE -> Optional.of(ALREADY_RECEIVED);
            case ACKNOWLEDGE ->
                first(Stream.of(
                        when(closed(), CASE_CLOSED),
                        when(answered(), ALREADY_ANSWERED),
                        when(progress.acknowledgedOn() != null, ALREADY_ACKNOWLEDGED),
                        when(!reception.reachable(), NOT_REACHABLE),
                        when(!reception.reachableInWriting(), NO_ADDRESS_OR_EMAIL)));
            case FORWARD, ANSWER -> first(Stream.of(when(closed(), CASE_CLOSED), when(answered(), ALREADY_ANSWERED)));
            case INTERIM_NOTICE ->
                first(Stream.of(
                        when(closed(), CASE_CLOSED),
                        when(answered(), ALREADY_ANSWERED),
                        when(!reception.reachable(), NOT_REACHABLE)));
            case RATE ->
                first(Stream.of(
                        when(closed(), CASE_CLOSED),
                        when(ending.ratedOn() != null, ALREADY_RATED),
                        when(answerOutstanding(), NOT_ANSWERED),
                        when(answeredByOwnTeam(actor), ANSWERED_BY_OWN_TEAM)));
            case CLOSE ->
                first(Stream.of(
                        when(closed(), CASE_CLOSED),
                        when(answerOutstanding(), NOT_ANSWERED),
                        when(ending.ratedOn() == null, NOT_RATED),
                        when(answeredByOwnTeam(actor), ANSWERED_BY_OWN_TEAM)));
        };
    }

    private boolean closed() {
        return ending.closedOn() != null;
    }

    /** Finally answered. */
    private boolean answered() {
        return progress.completedOn() != null;
    }

    /** An answer to somebody who cannot be reached is never needed (rule 5). */
    private boolean answerOutstanding() {
        return reachable() && !answered();
    }

    /** The management's steps on a disciplinary complaint are exempt (domain.md §2). */
    private boolean answeredByOwnTeam(Actor actor) {
        var exempt = received().disciplinary() && actor.role() == Role.MANAGEMENT;
        return !exempt && ending.answeringTeams().stream().anyMatch(actor::belongsTo);
    }

    private static Optional<RefusalCode> when(boolean broken, RefusalCode code) {
        return broken ? Optional.of(code) : Optional.empty();
    }

    private static Optional<RefusalCode> first(Stream<Optional<RefusalCode>> rules) {
        return rules.flatMap(Optional::stream).findFirst();
    }

    private ComplaintFile with(int newVersion) {
        return new ComplaintFile(origin, custody, progress, set, ending, newVersion);
    }

    private ComplaintFile with(Origin newOrigin) {
        return new ComplaintFile(newOrigin, custody, progress, set, ending, version);
    }

    private ComplaintFile with(Custody newCustody) {
        return new ComplaintFile(origin, newCustody, progress, set, ending, version);
    }

    private ComplaintFile with(Progress newProgress) {
        return new ComplaintFile(origin, custody, newProgress, set, ending, version);
    }

    private ComplaintFile with(Ending newEnding) {
        return new ComplaintFile(origin, custody, progress, set, newEnding, version);
    }

    private ComplaintFile with(DeadlinesSet event) {
        var added = event.deadlines().stream().map(d -> new Deadline(d.type(), d.run(), event.occurredOn(), d.dueOn()));
        return new ComplaintFile(
                origin, custody, progress, Stream.concat(set.stream(), added).toList(), ending, version);
    }
}
