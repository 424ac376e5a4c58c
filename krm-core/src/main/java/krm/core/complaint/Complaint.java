package krm.core.complaint;

import static krm.core.complaint.Refusal.refuseIf;
import static krm.core.complaint.RefusalCode.ALREADY_LINKED;
import static krm.core.complaint.RefusalCode.ANNOUNCED_DAY_NOT_AFTER_NOTICE;
import static krm.core.complaint.RefusalCode.CONCERN_RATED_TWICE;
import static krm.core.complaint.RefusalCode.DAY_BEFORE_PREVIOUS_STEP;
import static krm.core.complaint.RefusalCode.EMAIL_NEEDS_ANONYMISATION;
import static krm.core.complaint.RefusalCode.FOLLOW_UP_ALREADY_DONE;
import static krm.core.complaint.RefusalCode.MEDIUM_REQUIRED;
import static krm.core.complaint.RefusalCode.THANKS_ONLY_FOR_PRAISE;
import static krm.core.complaint.RefusalCode.UNKNOWN_COMPLAINT;
import static krm.core.complaint.RefusalCode.UNKNOWN_CONCERN;
import static krm.core.complaint.RefusalCode.UNKNOWN_FOLLOW_UP;
import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import krm.core.access.Access;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AddNote;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.CorrectComplaint;
import krm.core.complaint.ComplaintCommand.DispatchStatement;
import krm.core.complaint.ComplaintCommand.EraseComplainant;
import krm.core.complaint.ComplaintCommand.ExpectAnswerInTime;
import krm.core.complaint.ComplaintCommand.FinishFollowUp;
import krm.core.complaint.ComplaintCommand.ForeseeDelay;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.GiveRelief;
import krm.core.complaint.ComplaintCommand.HoldErasure;
import krm.core.complaint.ComplaintCommand.LinkComplaint;
import krm.core.complaint.ComplaintCommand.LowerPriority;
import krm.core.complaint.ComplaintCommand.PresentToManagement;
import krm.core.complaint.ComplaintCommand.RaisePriority;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.RecordMissedDeadlines;
import krm.core.complaint.ComplaintCommand.RedirectComplaint;
import krm.core.complaint.ComplaintCommand.ReleaseErasure;
import krm.core.complaint.ComplaintCommand.RemindOfFollowUps;
import krm.core.complaint.ComplaintCommand.ReopenComplaint;
import krm.core.complaint.ComplaintCommand.ScheduleFollowUp;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.ComplaintCommand.TakeHolidaysIn;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.ErasureReleased;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.PresentedToManagement;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.ReminderSent;
import krm.core.complaint.event.ReminderWay;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.StatementDispatched;
import krm.core.deadline.Deadline;
import krm.core.deadline.Deadlines;
import krm.core.house.Houses;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * A customer's reaction (Kundenreaktion) from reception to filing: one method a step, in the order of the directive.
 * Each asks in this order: may they, is their picture of it fresh, does the state allow it, are the values valid.
 */
@AggregateRoot(type = "Complaint")
public class Complaint {

    private static final String REGISTRY = "705";

    /** Null until received: Axon takes any other value for the id of a case that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private ComplaintFile file = ComplaintFile.EMPTY;

    Complaint() {}

    /** Rules 1, 6 and 14; S2.36, S2.50 to S2.54: recorded, perhaps settled on the spot or handed over in one act. */
    @CommandHandler
    @CreationPolicy(ALWAYS)
    void decide(ReceiveComplaint act, Houses houses, Teams teams) {
        var by = act.acting().by();
        var disciplinary = act.kind().isDisciplinary();
        Access.requireReception(by, act.channel().isWritten(), disciplinary);
        var rules = houses.current(by.jobcenter());
        ValueRules.reception(act, rules.topics());
        if (act.forwardTo() != null) {
            ValueRules.team(act.forwardTo().team(), "forwardTo.team", disciplinary, by.jobcenter(), teams);
        }
        var deadlines =
                rules.deadlines(rules.books().on(act.receivedOn(), act.kind().isFormal()));
        var received = Receiving.received(act, deadlines.book(), rules.land());
        happened(received, received.ruleBook());
        // Due days are facts from now on (rules.md §4).
        set(
                file.receivedOn(),
                deadlines.startedBy(file.received().reception(), act.acting().at()),
                deadlines);
        if (act.settledOnTheSpot()) {
            happened(Receiving.settled(received, by));
        }
        if (act.forwardTo() != null) {
            happened(new ComplaintForwarded(
                    act.complaintId(),
                    act.receivedOn(),
                    act.forwardTo().team(),
                    act.forwardTo().person(),
                    null,
                    copyToOfficer(by.role(), disciplinary)));
        }
        if (act.redirectTo() != null) {
            happened(Receiving.redirected(act, act.redirectTo()));
        }
    }

    /** Rule 2; S2.64. By e-mail too, since it says nothing but that the reaction has come (rule 13). */
    @CommandHandler
    void decide(AcknowledgeComplaint act) {
        permit(Step.ACKNOWLEDGE, act.acting(), act.occurredOn());
        refuseIf(act.medium() == Medium.NONE, MEDIUM_REQUIRED, "medium");
        happened(new ComplaintAcknowledged(id, act.occurredOn(), act.medium(), act.reason()));
    }

    /** Rule 3; S2.37. */
    @CommandHandler
    void decide(ForwardComplaint act, Teams teams) {
        permit(Step.FORWARD, act.acting(), act.occurredOn());
        var disciplinary = file.received().disciplinary();
        ValueRules.team(act.team(), "team", disciplinary, file.jobcenter(), teams);
        happened(new ComplaintForwarded(
                id,
                act.occurredOn(),
                act.team(),
                act.person(),
                act.reason(),
                copyToOfficer(act.acting().by().role(), disciplinary)));
    }

    /** Rules 4 and 13; S2.66, S2.67. The announced day becomes a deadline of its own. */
    @CommandHandler
    void decide(SendInterimNotice act, Houses houses, Approvers approvers) {
        permit(Step.INTERIM_NOTICE, act.acting(), act.occurredOn());
        refuseIf(act.medium() == Medium.NONE, MEDIUM_REQUIRED, "medium");
        refuseIf(
                !act.announcedAnswerOn().isAfter(act.occurredOn()),
                ANNOUNCED_DAY_NOT_AFTER_NOTICE,
                "announcedAnswerOn",
                act.occurredOn());
        ValueRules.document(act.medium(), act.anonymised(), act.reason(), act.approver(), act.acting(), approvers);
        happened(new InterimNoticeSent(
                id,
                act.occurredOn(),
                act.medium(),
                act.reason(),
                act.announcedAnswerOn(),
                act.anonymised(),
                act.approver()));
        var deadlines = deadlines(houses);
        set(
                act.occurredOn(),
                List.of(deadlines.announced(act.occurredOn(), file.run(), act.announcedAnswerOn())),
                deadlines);
    }

    /** Rules 5 and 13; S1.27 to S1.31, S2.63. */
    @CommandHandler
    void decide(AnswerComplaint act, Approvers approvers) {
        permit(Step.ANSWER, act.acting(), act.occurredOn());
        ValueRules.medium(act.medium(), file.reachable());
        refuseIf(act.outcome() == Outcome.THANKS && !thankable(file.kind()), THANKS_ONLY_FOR_PRAISE, "outcome");
        ValueRules.document(act.medium(), act.anonymised(), act.reason(), act.approver(), act.acting(), approvers);
        happened(new ComplaintAnswered(
                id,
                act.occurredOn(),
                act.medium(),
                act.outcome(),
                act.text(),
                act.conclusive(),
                act.anonymised(),
                act.reason(),
                act.approver(),
                act.acting().by().answeringTeam()));
    }

    /** Rule 7; S2.05, S2.39. */
    @CommandHandler
    void decide(RateComplaint act) {
        permit(Step.RATE, act.acting(), act.occurredOn());
        refuseUnknownOrRepeated(act.concerns());
        happened(new ComplaintRated(
                id,
                act.occurredOn(),
                act.rating(),
                act.agreement(),
                Objects.requireNonNullElse(act.satisfaction(), Satisfaction.UNKNOWN),
                act.lesson(),
                act.reason(),
                act.concerns()));
    }

    /** Rule 8; S2.40, S2.83, S2.100. */
    @CommandHandler
    void decide(CloseComplaint act) {
        permit(Step.CLOSE, act.acting(), act.occurredOn());
        happened(new ComplaintClosed(
                id,
                act.occurredOn(),
                act.originalsAt(),
                Objects.requireNonNullElse(act.registryUnit(), REGISTRY),
                act.reason()));
    }

    /** S2.55: before the management, or the reason why not. */
    @CommandHandler
    void decide(PresentToManagement act) {
        permit(Step.PRESENT, act.acting(), act.occurredOn());
        happened(new PresentedToManagement(id, act.occurredOn(), act.waivedBecause(), act.reason()));
    }

    /** S1.26: first help meets the response to a risk. */
    @CommandHandler
    void decide(GiveRelief act) {
        permit(Step.RELIEF, act.acting(), act.occurredOn());
        happened(new ReliefGiven(id, act.occurredOn(), act.text(), act.reason()));
    }

    /** S2.66: from now on the interim notice is a firm duty. */
    @CommandHandler
    void decide(ForeseeDelay act) {
        permit(Step.FORESEE_DELAY, act.acting(), act.occurredOn());
        happened(new DelayForeseen(id, act.occurredOn(), act.reason()));
    }

    /** S2.66: no interim notice is needed, as far as anybody can tell. */
    @CommandHandler
    void decide(ExpectAnswerInTime act) {
        permit(Step.EXPECT_IN_TIME, act.acting(), act.occurredOn());
        happened(new AnswerExpectedInTime(id, act.occurredOn(), act.reason()));
    }

    /** S1.25, S1.26; again, too, if another risk comes up: each has its own response. */
    @CommandHandler
    void decide(RaisePriority act, Houses houses) {
        permit(Step.RAISE_PRIORITY, act.acting(), act.occurredOn());
        happened(new PriorityRaised(id, act.occurredOn(), act.risk(), act.reason()));
        var deadlines = deadlines(houses);
        var response =
                deadlines.raisedOn(act.occurredOn(), file.run(), act.acting().at());
        set(act.occurredOn(), List.of(response), deadlines);
    }

    @CommandHandler
    void decide(LowerPriority act) {
        permit(Step.LOWER_PRIORITY, act.acting(), act.occurredOn());
        happened(new PriorityLowered(id, act.occurredOn(), act.reason()));
    }

    /** S2.28: an internal day, which the officer sets. */
    @CommandHandler
    void decide(ScheduleFollowUp act, Houses houses) {
        permit(Step.FOLLOW_UP, act.acting(), act.occurredOn());
        refuseIf(act.dueOn().isBefore(act.occurredOn()), DAY_BEFORE_PREVIOUS_STEP, "dueOn", act.occurredOn());
        var no = file.marks().followUps().size() + 1;
        happened(new FollowUpScheduled(
                id,
                act.occurredOn(),
                no,
                act.dueOn(),
                act.whom(),
                act.what(),
                act.reason(),
                deadlines(houses).calendar().version()));
    }

    @CommandHandler
    void decide(FinishFollowUp act) {
        file.permit(Step.FOLLOW_UP_DONE, act.acting());
        var followUps = file.marks().followUps();
        refuseIf(act.no() < 1 || act.no() > followUps.size(), UNKNOWN_FOLLOW_UP, "no");
        var followUp = followUps.get(act.no() - 1);
        refuseIf(followUp.done(), FOLLOW_UP_ALREADY_DONE, "no");
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
        ValueRules.notBefore(followUp.setOn(), act.occurredOn());
        happened(new FollowUpDone(id, act.occurredOn(), act.no(), act.reason()));
    }

    /** Rule 9; S2.14, S2.68: the first and final answer to a petition or submission. It is a document (rule 13). */
    @CommandHandler
    void decide(DispatchStatement act) {
        permit(Step.STATEMENT_DISPATCH, act.acting(), act.occurredOn());
        refuseIf(act.medium() == Medium.NONE, MEDIUM_REQUIRED, "medium");
        refuseIf(act.medium() == Medium.E_MAIL, EMAIL_NEEDS_ANONYMISATION, "medium");
        happened(new StatementDispatched(
                id,
                act.occurredOn(),
                act.medium(),
                act.station(),
                act.reason(),
                act.acting().by().answeringTeam()));
    }

    /** Rule 1: the answer's time begins anew; what the first run came to stays. */
    @CommandHandler
    void decide(ReopenComplaint act, Houses houses) {
        permit(Step.REOPEN, act.acting(), act.occurredOn());
        happened(new ComplaintReopened(id, act.occurredOn(), act.reason()));
        var deadlines = deadlines(houses);
        set(
                act.occurredOn(),
                deadlines.restartedBy(file.received().reception(), file.run(), act.occurredOn()),
                deadlines);
    }

    /** Rule 1; S2.22, S2.23. */
    @CommandHandler
    void decide(RedirectComplaint act) {
        permit(Step.REDIRECT, act.acting(), act.occurredOn());
        happened(new ComplaintRedirected(id, act.occurredOn(), act.target(), file.receivedOn(), act.reason()));
    }

    @CommandHandler
    void decide(LinkComplaint act, OtherCases others) {
        file.permit(Step.LINK, act.acting());
        // Before it is said that the two are linked: whoever must not know of the other does not learn it from that.
        var known = !act.other().equals(id) && others.sees(act.acting().by(), act.other());
        refuseIf(known && file.marks().links().contains(act.other()), ALREADY_LINKED, "other");
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
        refuseIf(!known, UNKNOWN_COMPLAINT, "other");
        happened(new ComplaintLinked(id, act.occurredOn(), act.other(), act.reason()));
    }

    /** Rule 12: what the reception had set is taken back, and set anew by what is right. */
    @CommandHandler
    void decide(CorrectComplaint act, Houses houses) {
        permit(Step.CORRECT, act.acting(), act.occurredOn());
        var rules = houses.current(file.jobcenter());
        var corrected = new Correcting(act, file, rules.topics()).event();
        happened(corrected);
        if (corrected.field().movesDeadlines()) {
            // Another day of reception may be one of another version of the rules.
            var book = corrected.field() == CorrectedField.RECEIVED_ON
                    ? rules.books().on(file.receivedOn(), file.received().formal())
                    : rules.books().named(file.ruleBook());
            var deadlines = rules.deadlines(book);
            var reception = file.received().reception();
            set(
                    file.receivedOn(),
                    deadlines.startedBy(reception, act.acting().at()).stream()
                            .filter(d -> corrected.field().moves(d.type()))
                            .toList(),
                    deadlines);
            for (int run = 2; run <= file.run(); run++) {
                var reopenedOn = file.reopenedOn(run);
                set(reopenedOn, deadlines.restartedBy(reception, run, reopenedOn), deadlines);
            }
        }
    }

    @CommandHandler
    void decide(AddNote act) {
        permit(Step.NOTE, act.acting(), act.occurredOn());
        happened(new NoteAdded(id, act.occurredOn(), act.text(), act.reason()));
    }

    /** Rule 12; rules.md §6. Whoever hears of it destroys the key. */
    @CommandHandler
    void decide(EraseComplainant act) {
        permit(Step.ERASE, act.acting(), act.occurredOn());
        happened(new ComplainantErased(id, act.occurredOn(), act.ground()));
    }

    @CommandHandler
    void decide(HoldErasure act) {
        permit(Step.HOLD_ERASURE, act.acting(), act.occurredOn());
        happened(new ErasureHeld(id, act.occurredOn(), act.reason()));
    }

    @CommandHandler
    void decide(ReleaseErasure act) {
        permit(Step.RELEASE_ERASURE, act.acting(), act.occurredOn());
        happened(new ErasureReleased(id, act.occurredOn(), act.reason()));
    }

    /** S2.28: once, however often and wherever it is asked for. */
    @CommandHandler
    void decide(RemindOfFollowUps act) {
        for (var followUp : file.toRemindOf(act.asOf())) {
            happened(new ReminderSent(id, act.asOf(), followUp.no(), followUp.whom(), ReminderWay.WORKLIST));
        }
    }

    /** rules.md §4: a holiday that was added later moves what still runs; what it has moved already stays so. */
    @CommandHandler
    void decide(TakeHolidaysIn act, Houses houses) {
        var deadlines = deadlines(houses);
        file.movedBy(deadlines, act.asOf()).forEach((from, moved) -> setAll(from, moved, deadlines));
    }

    /** rules.md §4: recorded once, however often and wherever it is asked for. */
    @CommandHandler
    void decide(RecordMissedDeadlines act) {
        for (var missed : file.missesToRecord(act.asOf())) {
            var on = missed.missedAfter().plusDays(1);
            happened(new DeadlineMissed(id, on, missed.type(), missed.run(), missed.no(), missed.dueOn()));
        }
    }

    /** May they, is their picture fresh, does the state allow it; and then the day (rule 14). */
    private void permit(Step step, Acting acting, LocalDate occurredOn) {
        file.permit(step, acting);
        ValueRules.day(occurredOn, acting, file.receivedOn());
        new Preceding(file).days(step).forEach(previous -> ValueRules.notBefore(previous, occurredOn));
    }

    /** By the version of the rules that the case keeps, and by what is known of holidays now. */
    private Deadlines deadlines(Houses houses) {
        var rules = houses.current(file.jobcenter());
        return rules.deadlines(rules.books().named(file.ruleBook()));
    }

    private void set(LocalDate from, List<Deadline> started, Deadlines deadlines) {
        setAll(
                from,
                started.stream()
                        .map(d -> new DeadlineSet(d.type(), d.run(), d.dueOn()))
                        .toList(),
                deadlines);
    }

    private void setAll(LocalDate from, List<DeadlineSet> due, Deadlines deadlines) {
        var ruleBook = deadlines.book().reference();
        happened(new DeadlinesSet(id, from, ruleBook, deadlines.calendar().version(), due), ruleBook);
    }

    /** Every event says by which rule book it was judged (rule 16). */
    private static void happened(ComplaintEvent event, String ruleBook) {
        apply(event, MetaData.with("ruleBook", ruleBook));
    }

    private void happened(ComplaintEvent event) {
        happened(event, file.ruleBook());
    }

    @EventSourcingHandler
    void evolve(ComplaintEvent event) {
        id = event.complaintId();
        file = file.after(event);
    }

    /** Who is not the officer hands over with a copy to the officer (S2.53), but never a disciplinary complaint. */
    private static boolean copyToOfficer(Role role, boolean disciplinary) {
        return role != Role.KRM_OFFICER && !disciplinary;
    }

    private static boolean thankable(ComplaintKind kind) {
        return kind == ComplaintKind.PRAISE || kind == ComplaintKind.SUGGESTION;
    }

    private void refuseUnknownOrRepeated(List<ConcernRating> ratings) {
        var rated = new HashSet<Integer>();
        for (var rating : ratings) {
            var known = rating.no() >= 1
                    && rating.no() <= file.received().concerns().size();
            refuseIf(!known, UNKNOWN_CONCERN, "concerns", rating.no());
            refuseIf(!rated.add(rating.no()), CONCERN_RATED_TWICE, "concerns", rating.no());
        }
    }
}
