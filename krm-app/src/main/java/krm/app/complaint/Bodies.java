package krm.app.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the steps take over HTTP (rules.md §7). What is not {@code @Nullable} must be there. */
final class Bodies {

    private Bodies() {}

    /** What a step on a case that exists takes. */
    sealed interface StepBody {

        @Nullable
        LocalDate occurredOn();
    }

    record Receive(
            ComplaintKind kind,
            Channel channel,
            @Nullable LocalDate receivedOn,
            @Nullable OffsetDateTime receivedAt,
            CustomerGroup customerGroup,
            @Nullable List<SpecialGroup> specialGroups,
            @Nullable List<StatedConcern> concerns,
            @Nullable String suggestion,
            @Nullable String remarks,
            @Nullable String ticketNumber,
            @Nullable List<Risk> risks,
            @Nullable Boolean settledOnTheSpot,
            @Nullable ForwardTo forwardTo,
            @Nullable Complainant complainant,
            @Nullable List<Accused> accused,
            @Nullable RedirectTo redirectTo,
            @Nullable Petition petition) {}

    record RedirectTo(RedirectTarget target, String reason) {}

    record Petition(
            @Nullable Boolean assembly,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate committeeDay,
            @Nullable LocalDate petitionOn,
            @Nullable String sourceReference) {}

    record StatedConcern(
            String text, @Nullable String topic, @Nullable Area area) {}

    record ForwardTo(String team, @Nullable String person) {}

    record Complainant(
            @Nullable String name,
            @Nullable String address,
            @Nullable String customerNumber,
            @Nullable String phone,
            @Nullable String email) {}

    record Accused(@Nullable String name, @Nullable String user) {}

    record Acknowledge(
            @Nullable LocalDate occurredOn,
            Medium medium,
            @Nullable String reason) implements StepBody {}

    record Forward(
            @Nullable LocalDate occurredOn,
            String team,
            @Nullable String person,
            @Nullable String reason) implements StepBody {}

    record InterimNotice(
            @Nullable LocalDate occurredOn,
            Medium medium,
            String reason,
            LocalDate announcedAnswerOn,
            @Nullable Boolean anonymised,
            @Nullable String approver)
            implements StepBody {}

    record Answer(
            @Nullable LocalDate occurredOn,
            Medium medium,
            Outcome outcome,
            String text,
            @JsonProperty("final") @Nullable Boolean conclusive,
            @Nullable Boolean anonymised,
            @Nullable String reason,
            @Nullable String approver)
            implements StepBody {}

    record Rate(
            @Nullable LocalDate occurredOn,
            Rating rating,
            Agreement agreement,
            @Nullable Satisfaction satisfaction,
            @Nullable String lesson,
            @Nullable String reason,
            @Nullable List<RatedConcern> concerns)
            implements StepBody {}

    record RatedConcern(int no, Rating rating) {}

    record Close(
            @Nullable LocalDate occurredOn,
            @Nullable String originalsAt,
            @Nullable String registryUnit,
            @Nullable String reason)
            implements StepBody {}

    record Present(
            @Nullable LocalDate occurredOn,
            @Nullable String waivedBecause,
            @Nullable String reason) implements StepBody {}

    record Relief(
            @Nullable LocalDate occurredOn,
            String text,
            @Nullable String reason) implements StepBody {}

    record ForeseeDelay(
            @Nullable LocalDate occurredOn, @Nullable String reason) implements StepBody {}

    record ExpectInTime(
            @Nullable LocalDate occurredOn, @Nullable String reason) implements StepBody {}

    record StatementDispatch(
            @Nullable LocalDate occurredOn,
            Medium medium,
            String station,
            @Nullable String reason) implements StepBody {}

    record Reopen(@Nullable LocalDate occurredOn, String reason) implements StepBody {}

    record Redirect(@Nullable LocalDate occurredOn, RedirectTarget target, String reason) implements StepBody {}

    record Link(
            @Nullable LocalDate occurredOn,
            String other,
            @Nullable String reason) implements StepBody {}

    /** {@code value} is what stands in the field named: a text, a list, a complainant or null. */
    record Correct(@Nullable LocalDate occurredOn, String field, JsonNode value, String reason) implements StepBody {}

    record RaisePriority(@Nullable LocalDate occurredOn, Risk risk, String reason) implements StepBody {}

    record LowerPriority(@Nullable LocalDate occurredOn, String reason) implements StepBody {}

    record FollowUp(
            @Nullable LocalDate occurredOn,
            LocalDate dueOn,
            @JsonProperty("for") String whom,
            String what,
            @Nullable String reason)
            implements StepBody {}

    record FollowUpDone(
            @Nullable LocalDate occurredOn, @Nullable String reason) implements StepBody {}

    record Note(
            @Nullable LocalDate occurredOn,
            String text,
            @Nullable String reason) implements StepBody {}

    record Erase(@Nullable LocalDate occurredOn, String ground) implements StepBody {}

    record HoldErasure(
            @Nullable LocalDate occurredOn, @Nullable String reason) implements StepBody {}

    record ReleaseErasure(
            @Nullable LocalDate occurredOn, @Nullable String reason) implements StepBody {}
}
