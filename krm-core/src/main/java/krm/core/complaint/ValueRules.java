package krm.core.complaint;

import static krm.core.complaint.Refusal.refuseIf;
import static krm.core.complaint.RefusalCode.ACCUSED_ONLY_FOR_DISCIPLINARY;
import static krm.core.complaint.RefusalCode.APPROVER_NOT_ALLOWED;
import static krm.core.complaint.RefusalCode.COMMITTEE_DAY_REQUIRED;
import static krm.core.complaint.RefusalCode.DAY_BEFORE_PREVIOUS_STEP;
import static krm.core.complaint.RefusalCode.DAY_BEFORE_RECEPTION;
import static krm.core.complaint.RefusalCode.DAY_IN_FUTURE;
import static krm.core.complaint.RefusalCode.DISCIPLINARY_ONLY_TO_MANAGEMENT;
import static krm.core.complaint.RefusalCode.DUE_DAY_REQUIRED;
import static krm.core.complaint.RefusalCode.EMAIL_NEEDS_ANONYMISATION;
import static krm.core.complaint.RefusalCode.MEDIUM_NOT_POSSIBLE;
import static krm.core.complaint.RefusalCode.MEDIUM_REQUIRED;
import static krm.core.complaint.RefusalCode.NO_CONCERN;
import static krm.core.complaint.RefusalCode.PETITION_NOT_EXPECTED;
import static krm.core.complaint.RefusalCode.PETITION_REQUIRED;
import static krm.core.complaint.RefusalCode.REDIRECT_EXCLUDES_OTHERS;
import static krm.core.complaint.RefusalCode.SETTLED_AND_FORWARDED;
import static krm.core.complaint.RefusalCode.SETTLED_NOT_FOR_PETITIONS;
import static krm.core.complaint.RefusalCode.STAFF_MUST_SETTLE_OR_FORWARD;
import static krm.core.complaint.RefusalCode.TOO_MANY_CONCERNS;
import static krm.core.complaint.RefusalCode.TOPIC_RETIRED;
import static krm.core.complaint.RefusalCode.UNKNOWN_TEAM;
import static krm.core.complaint.RefusalCode.UNKNOWN_TOPIC;

import java.time.LocalDate;
import java.util.Objects;
import krm.core.access.Role;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Texts;
import krm.core.house.Topics;
import org.jspecify.annotations.Nullable;

/** The rules about values that several steps share (422); those of one step stand in {@link Complaint}. */
final class ValueRules {

    private static final int MOST_CONCERNS = 10;

    private ValueRules() {}

    /** What a reception says must fit together (rules.md §7). */
    static void reception(ReceiveComplaint act, Topics topics) {
        refuseIf(act.receivedOn().isAfter(act.acting().at().toLocalDate()), DAY_IN_FUTURE, "receivedOn");
        refuseIf(act.concerns().isEmpty(), NO_CONCERN, "concerns");
        refuseIf(act.concerns().size() > MOST_CONCERNS, TOO_MANY_CONCERNS, "concerns", MOST_CONCERNS);
        refuseIf(!act.accused().isEmpty() && !act.kind().isDisciplinary(), ACCUSED_ONLY_FOR_DISCIPLINARY, "accused");
        var forwarded = act.forwardTo() != null;
        refuseIf(act.settledOnTheSpot() && forwarded, SETTLED_AND_FORWARDED, "forwardTo");
        var redirected = act.redirectTo() != null;
        refuseIf(redirected && (forwarded || act.settledOnTheSpot()), REDIRECT_EXCLUDES_OTHERS, "redirectTo");
        refuseIf(
                act.acting().by().role() == Role.STAFF && !act.settledOnTheSpot() && !forwarded && !redirected,
                STAFF_MUST_SETTLE_OR_FORWARD,
                "forwardTo");
        for (int i = 0; i < act.concerns().size(); i++) {
            topic(act.concerns().get(i).topic(), act.receivedOn(), topics, "concerns[" + i + "].topic");
        }
        petition(act);
    }

    /** Rule 9 (S2.20, S2.21): a petition or submission comes with its day. */
    private static void petition(ReceiveComplaint act) {
        var formal = act.kind().isFormal();
        var petition = act.petition();
        refuseIf(petition != null && !formal, PETITION_NOT_EXPECTED, "petition");
        if (!formal) {
            return;
        }
        refuseIf(petition == null, PETITION_REQUIRED, "petition");
        var day = Objects.requireNonNull(petition);
        refuseIf(day.assembly() && day.committeeDay() == null, COMMITTEE_DAY_REQUIRED, "petition.committeeDay");
        refuseIf(!day.assembly() && day.dueOn() == null, DUE_DAY_REQUIRED, "petition.dueOn");
        refuseIf(
                day.petitionOn() != null
                        && day.petitionOn().isAfter(act.acting().at().toLocalDate()),
                DAY_IN_FUTURE,
                "petition.petitionOn");
        refuseIf(act.settledOnTheSpot(), SETTLED_NOT_FOR_PETITIONS, "settledOnTheSpot");
    }

    /** Rule 15: out of the house's catalogue, so that it describes the concern; one that is retired only for cases before. */
    static void topic(@Nullable String topic, LocalDate receivedOn, Topics topics, String field) {
        if (topic != null) {
            refuseIf(!topics.has(topic), UNKNOWN_TOPIC, field);
            refuseIf(!topics.fits(topic, receivedOn), TOPIC_RETIRED, field);
        }
    }

    /** Rule 14: not in the future, not before the reception. */
    static void day(LocalDate occurredOn, Acting acting, LocalDate receivedOn) {
        refuseIf(occurredOn.isAfter(acting.at().toLocalDate()), DAY_IN_FUTURE, "occurredOn");
        refuseIf(occurredOn.isBefore(receivedOn), DAY_BEFORE_RECEPTION, "occurredOn", receivedOn);
    }

    /** Rule 14: nor before the step it builds on. */
    static void notBefore(LocalDate previous, LocalDate occurredOn) {
        refuseIf(occurredOn.isBefore(previous), DAY_BEFORE_PREVIOUS_STEP, "occurredOn", previous);
    }

    /** Rule 3. */
    static void team(String team, String field, boolean disciplinary, String jobcenter, Teams teams) {
        refuseIf(!teams.exists(jobcenter, team), UNKNOWN_TEAM, field, team);
        refuseIf(
                disciplinary && !team.equals(Teams.MANAGEMENT),
                DISCIPLINARY_ONLY_TO_MANAGEMENT,
                field,
                Teams.MANAGEMENT);
    }

    /** Rule 5: what goes to somebody has a medium, what goes to nobody has none. */
    static void medium(Medium medium, boolean reachable) {
        refuseIf(reachable && medium == Medium.NONE, MEDIUM_REQUIRED, "medium");
        refuseIf(!reachable && medium != Medium.NONE, MEDIUM_NOT_POSSIBLE, "medium");
    }

    /** Rule 13 (S2.75 to S2.77): by e-mail only anonymised, with a reason, and released by somebody else. */
    static void document(
            Medium medium,
            boolean anonymised,
            @Nullable String reason,
            @Nullable String approver,
            Acting acting,
            Approvers approvers) {
        if (medium != Medium.E_MAIL) {
            return;
        }
        refuseIf(!anonymised || Texts.blank(reason) || Texts.blank(approver), EMAIL_NEEDS_ANONYMISATION, "medium");
        var other = String.valueOf(approver);
        refuseIf(
                !acting.takingOver()
                        && (other.equals(acting.by().user())
                                || !approvers.mayApprove(acting.by().jobcenter(), other)),
                APPROVER_NOT_ALLOWED,
                "approver");
    }
}
