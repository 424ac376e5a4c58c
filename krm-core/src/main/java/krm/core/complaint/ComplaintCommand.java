package krm.core.complaint;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The steps on a complaint in the order of the directive; each carries its day and who takes it. */
public sealed interface ComplaintCommand {

    @TargetAggregateIdentifier
    String complaintId();

    Acting acting();

    /** Erfassen (S2.36), perhaps settled on the spot or handed over in the same act (S2.51, S2.52). */
    record ReceiveComplaint(
            String complaintId,
            Acting acting,
            ComplaintKind kind,
            Channel channel,
            LocalDate receivedOn,
            String land,
            CustomerGroup customerGroup,
            List<SpecialGroup> specialGroups,
            List<StatedConcern> concerns,
            @Nullable String suggestion,
            @Nullable String remarks,
            @Nullable String ticketNumber,
            List<Risk> risks,
            @Nullable Complainant complainant,
            List<Accused> accused,
            boolean settledOnTheSpot,
            @Nullable ForwardTo forwardTo,
            @Nullable String sourceKey)
            implements ComplaintCommand {

        public ReceiveComplaint {
            specialGroups = List.copyOf(specialGroups);
            concerns = List.copyOf(concerns);
            risks = List.copyOf(risks);
            accused = List.copyOf(accused);
        }
    }

    /** Eingangsbestätigung (S2.64). */
    record AcknowledgeComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            Medium medium,
            @Nullable String reason) implements ComplaintCommand {}

    /** Weiterleitung (S2.37). */
    record ForwardComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            String team,
            @Nullable String person,
            @Nullable String reason)
            implements ComplaintCommand {}

    /** Zwischennachricht (S2.67). */
    record SendInterimNotice(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            Medium medium,
            String reason,
            LocalDate announcedAnswerOn,
            boolean anonymised,
            @Nullable String approver)
            implements ComplaintCommand {}

    /** Antwort (S1.27 to S1.31, S2.63); {@code conclusive} is final (abschließend). */
    record AnswerComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            Medium medium,
            Outcome outcome,
            @Nullable String text,
            boolean conclusive,
            boolean anonymised,
            @Nullable String reason,
            @Nullable String approver)
            implements ComplaintCommand {}

    /** Bewertung (S2.39); satisfaction is unknown unless somebody asked (S1.06). */
    record RateComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            Rating rating,
            Agreement agreement,
            @Nullable Satisfaction satisfaction,
            @Nullable String lesson,
            @Nullable String reason,
            List<ConcernRating> concerns)
            implements ComplaintCommand {

        public RateComplaint {
            concerns = List.copyOf(concerns);
        }
    }

    /** Austragen, z.d.A. (S2.40, S2.100); the registry is unit 705 unless another is named. */
    record CloseComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String originalsAt,
            @Nullable String registryUnit,
            @Nullable String reason)
            implements ComplaintCommand {}

    /** A concern as it was stated; its number comes with the reception. */
    record StatedConcern(
            String text, @Nullable String topic, @Nullable Area area) {}

    /** To whom the reaction is handed over in the same act. */
    record ForwardTo(String team, @Nullable String person) {}
}
