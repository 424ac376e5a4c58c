package krm.app.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import krm.app.web.Problem;
import krm.core.access.Step;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ConcernRating;
import org.jspecify.annotations.Nullable;

/** Puts the words of a body into the words of its command. */
final class Steps {

    private Steps() {}

    static Class<? extends Record> bodyOf(Step step) {
        return switch (step) {
            case RECEIVE -> Bodies.Receive.class;
            case ACKNOWLEDGE -> Bodies.Acknowledge.class;
            case FORWARD -> Bodies.Forward.class;
            case INTERIM_NOTICE -> Bodies.InterimNotice.class;
            case ANSWER -> Bodies.Answer.class;
            case RATE -> Bodies.Rate.class;
            case CLOSE -> Bodies.Close.class;
        };
    }

    static ComplaintCommand command(UUID id, Acting acting, Record body) {
        var complaint = id.toString();
        return switch (body) {
            case Bodies.Acknowledge b ->
                new AcknowledgeComplaint(complaint, acting, on(b.occurredOn(), acting), b.medium(), b.reason());
            case Bodies.Forward b ->
                new ForwardComplaint(complaint, acting, on(b.occurredOn(), acting), b.team(), b.person(), b.reason());
            case Bodies.InterimNotice b ->
                new SendInterimNotice(
                        complaint,
                        acting,
                        on(b.occurredOn(), acting),
                        b.medium(),
                        b.reason(),
                        b.announcedAnswerOn(),
                        Boolean.TRUE.equals(b.anonymised()),
                        b.approver());
            case Bodies.Answer b ->
                new AnswerComplaint(
                        complaint,
                        acting,
                        on(b.occurredOn(), acting),
                        b.medium(),
                        b.outcome(),
                        b.text(),
                        !Boolean.FALSE.equals(b.conclusive()),
                        Boolean.TRUE.equals(b.anonymised()),
                        b.reason(),
                        b.approver());
            case Bodies.Rate b ->
                new RateComplaint(
                        complaint,
                        acting,
                        on(b.occurredOn(), acting),
                        b.rating(),
                        b.agreement(),
                        b.satisfaction(),
                        b.lesson(),
                        b.reason(),
                        list(b.concerns()).stream()
                                .map(c -> new ConcernRating(c.no(), c.rating()))
                                .toList());
            case Bodies.Close b ->
                new CloseComplaint(
                        complaint, acting, on(b.occurredOn(), acting), b.originalsAt(), b.registryUnit(), b.reason());
            default -> throw new IllegalArgumentException("No step takes a " + body.getClass());
        };
    }

    static ReceiveComplaint receive(
            UUID id,
            Acting acting,
            String land,
            LocalDate receivedOn,
            Bodies.Receive body,
            @Nullable String sourceKey) {
        refuseWhatIsNotThereYet(body);
        return new ReceiveComplaint(
                id.toString(),
                acting,
                body.kind(),
                body.channel(),
                receivedOn,
                land,
                body.customerGroup(),
                list(body.specialGroups()),
                list(body.concerns()).stream()
                        .map(c -> new ComplaintCommand.StatedConcern(c.text(), c.topic(), c.area()))
                        .toList(),
                body.suggestion(),
                body.remarks(),
                body.ticketNumber(),
                list(body.risks()),
                complainant(body.complainant()),
                list(body.accused()).stream()
                        .map(a -> new Accused(a.name(), a.user()))
                        .toList(),
                Boolean.TRUE.equals(body.settledOnTheSpot()),
                Optional.ofNullable(body.forwardTo())
                        .map(to -> new ComplaintCommand.ForwardTo(to.team(), to.person()))
                        .orElse(null),
                sourceKey);
    }

    /** Redirections come with the next step of the product, petitions with the petition desk. */
    private static void refuseWhatIsNotThereYet(Bodies.Receive body) {
        if (present(body.redirectTo())) {
            throw Problem.field("NOT_SUPPORTED", "redirectTo");
        }
        if (present(body.petition())
                && body.kind() != ComplaintKind.PETITION
                && body.kind() != ComplaintKind.SUBMISSION) {
            throw Problem.field("PETITION_NOT_EXPECTED", "petition");
        }
    }

    private static boolean present(tools.jackson.databind.@Nullable JsonNode node) {
        return node != null && !node.isNull();
    }

    private static @Nullable Complainant complainant(Bodies.@Nullable Complainant c) {
        return c == null ? null : new Complainant(c.name(), c.address(), c.customerNumber(), c.phone(), c.email());
    }

    private static LocalDate on(@Nullable LocalDate occurredOn, Acting acting) {
        return occurredOn == null ? acting.at().toLocalDate() : occurredOn;
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
