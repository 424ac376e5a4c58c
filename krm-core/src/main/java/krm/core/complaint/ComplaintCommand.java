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
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The steps on a complaint in the order of the directive; those of people carry their day and who takes them. */
public sealed interface ComplaintCommand {

    @TargetAggregateIdentifier
    String complaintId();

    /** Erfassen (S2.36), perhaps settled on the spot or handed over in the same act (S2.51, S2.52). */
    record ReceiveComplaint(
            String complaintId,
            Acting acting,
            ComplaintKind kind,
            Channel channel,
            LocalDate receivedOn,
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
            @Nullable RedirectTo redirectTo,
            @Nullable Petition petition,
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

    /** Vorlage (S2.55); an exception from the duty needs its reason. */
    record PresentToManagement(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String waivedBecause,
            @Nullable String reason)
            implements ComplaintCommand {}

    /** Erste Hilfe in einer Notlage (S1.26). */
    record GiveRelief(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            String text,
            @Nullable String reason) implements ComplaintCommand {}

    /** Prognose: it will take longer (S2.66). */
    record ForeseeDelay(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String reason) implements ComplaintCommand {}

    /** Prognose: it will be answered in time (S2.66). */
    record ExpectAnswerInTime(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String reason) implements ComplaintCommand {}

    /** Sofortsache (S1.25). */
    record RaisePriority(String complaintId, Acting acting, LocalDate occurredOn, Risk risk, String reason)
            implements ComplaintCommand {}

    /** No risk any more. */
    record LowerPriority(String complaintId, Acting acting, LocalDate occurredOn, String reason)
            implements ComplaintCommand {}

    /** Wiedervorlage (S2.28). */
    record ScheduleFollowUp(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            LocalDate dueOn,
            String whom,
            String what,
            @Nullable String reason)
            implements ComplaintCommand {}

    /** A follow-up is done; {@code no} counts from 1. */
    record FinishFollowUp(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            int no,
            @Nullable String reason) implements ComplaintCommand {}

    /** Versand der Stellungnahme (S2.14). */
    record DispatchStatement(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            Medium medium,
            String station,
            @Nullable String reason)
            implements ComplaintCommand {}

    /** Wiederaufnahme. */
    record ReopenComplaint(String complaintId, Acting acting, LocalDate occurredOn, String reason)
            implements ComplaintCommand {}

    /** Abgabe (S2.23). */
    record RedirectComplaint(
            String complaintId, Acting acting, LocalDate occurredOn, RedirectTarget target, String reason)
            implements ComplaintCommand {}

    /** The same matter as another case, which the caller must see. */
    record LinkComplaint(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            String other,
            @Nullable String reason) implements ComplaintCommand {}

    /** Berichtigung. */
    record CorrectComplaint(
            String complaintId, Acting acting, LocalDate occurredOn, Correction correction, String reason)
            implements ComplaintCommand {}

    /** Vermerk. */
    record AddNote(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            String text,
            @Nullable String reason) implements ComplaintCommand {}

    /** Löschung (DSGVO Art. 17). */
    record EraseComplainant(String complaintId, Acting acting, LocalDate occurredOn, String ground)
            implements ComplaintCommand {}

    /** Aussetzung der Löschung. */
    record HoldErasure(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String reason) implements ComplaintCommand {}

    /** The data need not be kept any longer. */
    record ReleaseErasure(
            String complaintId,
            Acting acting,
            LocalDate occurredOn,
            @Nullable String reason) implements ComplaintCommand {}

    /** The system's own: whatever has been missed at the beginning of the day {@code asOf} is recorded, once. */
    record RecordMissedDeadlines(String complaintId, LocalDate asOf) implements ComplaintCommand {}

    /** The system's own: whoever was to look at a follow-up whose day has come by {@code asOf} is reminded, once. */
    record RemindOfFollowUps(String complaintId, LocalDate asOf) implements ComplaintCommand {}

    /** The system's own: what still runs on the day {@code asOf} is set anew if a holiday added since moves it. */
    record TakeHolidaysIn(String complaintId, LocalDate asOf) implements ComplaintCommand {}

    /** Where to a wrong door leads that is seen at once (S2.22). */
    record RedirectTo(RedirectTarget target, String reason) {}

    /** A concern as it was stated; its number comes with the reception. */
    record StatedConcern(
            String text, @Nullable String topic, @Nullable Area area) {}

    /** To whom the reaction is handed over in the same act. */
    record ForwardTo(String team, @Nullable String person) {}
}
