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
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the steps take over HTTP (api.md). What is not {@code @Nullable} must be there. */
final class Bodies {

    private Bodies() {}

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
            @Nullable JsonNode redirectTo,
            @Nullable JsonNode petition) {}

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
            @Nullable String reason) {}

    record Forward(
            @Nullable LocalDate occurredOn,
            String team,
            @Nullable String person,
            @Nullable String reason) {}

    record InterimNotice(
            @Nullable LocalDate occurredOn,
            Medium medium,
            String reason,
            LocalDate announcedAnswerOn,
            @Nullable Boolean anonymised,
            @Nullable String approver) {}

    record Answer(
            @Nullable LocalDate occurredOn,
            Medium medium,
            Outcome outcome,
            String text,
            @JsonProperty("final") @Nullable Boolean conclusive,
            @Nullable Boolean anonymised,
            @Nullable String reason,
            @Nullable String approver) {}

    record Rate(
            @Nullable LocalDate occurredOn,
            Rating rating,
            Agreement agreement,
            @Nullable Satisfaction satisfaction,
            @Nullable String lesson,
            @Nullable String reason,
            @Nullable List<RatedConcern> concerns) {}

    record RatedConcern(int no, Rating rating) {}

    record Close(
            @Nullable LocalDate occurredOn,
            @Nullable String originalsAt,
            @Nullable String registryUnit,
            @Nullable String reason) {}
}
