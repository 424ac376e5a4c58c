package krm.core.complaint;

import static krm.core.complaint.Refusal.refuseIf;
import static krm.core.complaint.RefusalCode.ANNOUNCED_DAY_NOT_AFTER_NOTICE;
import static krm.core.complaint.RefusalCode.CONCERN_RATED_TWICE;
import static krm.core.complaint.RefusalCode.MEDIUM_REQUIRED;
import static krm.core.complaint.RefusalCode.THANKS_ONLY_FOR_PRAISE;
import static krm.core.complaint.RefusalCode.UNKNOWN_CONCERN;
import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import krm.core.access.Access;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintClosed;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Deadlines;
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
    private static final int FIRST_RUN = 1;

    /** Null until received: Axon takes any other value for the id of a case that exists. */
    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init")
    private String id;

    private ComplaintFile file = ComplaintFile.EMPTY;

    Complaint() {}

    /** Rules 1, 6 and 14; S2.36, S2.50 to S2.54: recorded, perhaps settled on the spot or handed over in one act. */
    @CommandHandler
    @CreationPolicy(ALWAYS)
    void decide(ReceiveComplaint act, Deadlines deadlines, Teams teams) {
        var by = act.acting().by();
        var disciplinary = act.kind() == ComplaintKind.DISCIPLINARY_COMPLAINT;
        Access.requireReception(by, act.channel().isWritten(), disciplinary);
        ValueRules.reception(act);
        if (act.forwardTo() != null) {
            ValueRules.team(act.forwardTo().team(), "forwardTo.team", disciplinary, by.jobcenter(), teams);
        }
        var received = Receiving.received(act, deadlines.book());
        happened(received, received.ruleBook());
        happened(Receiving.deadlinesSet(received, act.acting().at(), deadlines));
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
    }

    /** Rule 2; S2.64. By e-mail too, since it says nothing but that the reaction has come (rule 13). */
    @CommandHandler
    void decide(AcknowledgeComplaint act) {
        file.permit(Step.ACKNOWLEDGE, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
        refuseIf(act.medium() == Medium.NONE, MEDIUM_REQUIRED, "medium");
        happened(new ComplaintAcknowledged(id, act.occurredOn(), act.medium(), act.reason()));
    }

    /** Rule 3; S2.37. */
    @CommandHandler
    void decide(ForwardComplaint act, Teams teams) {
        file.permit(Step.FORWARD, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
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
    void decide(SendInterimNotice act, Deadlines deadlines, Approvers approvers) {
        file.permit(Step.INTERIM_NOTICE, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
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
        happened(new DeadlinesSet(
                id,
                act.occurredOn(),
                file.ruleBook(),
                deadlines.calendar(file.land()).version(),
                List.of(new DeadlineSet(DeadlineType.PROMISED_ANSWER, FIRST_RUN, act.announcedAnswerOn()))));
    }

    /** Rules 5 and 13; S1.27 to S1.31, S2.63. */
    @CommandHandler
    void decide(AnswerComplaint act, Approvers approvers) {
        file.permit(Step.ANSWER, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
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
                act.acting().by().team()));
    }

    /** Rule 7; S2.05, S2.39. */
    @CommandHandler
    void decide(RateComplaint act) {
        file.permit(Step.RATE, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
        ValueRules.notBefore(file.progress().completedOn(), act.occurredOn());
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
        file.permit(Step.CLOSE, act.acting());
        ValueRules.day(act.occurredOn(), act.acting(), file.receivedOn());
        ValueRules.notBefore(file.ending().ratedOn(), act.occurredOn());
        ValueRules.notBefore(file.progress().completedOn(), act.occurredOn());
        happened(new ComplaintClosed(
                id,
                act.occurredOn(),
                act.originalsAt(),
                Objects.requireNonNullElse(act.registryUnit(), REGISTRY),
                act.reason()));
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
            var known = rating.no() >= 1 && rating.no() <= file.received().concerns();
            refuseIf(!known, UNKNOWN_CONCERN, "concerns", rating.no());
            refuseIf(!rated.add(rating.no()), CONCERN_RATED_TWICE, "concerns", rating.no());
        }
    }
}
