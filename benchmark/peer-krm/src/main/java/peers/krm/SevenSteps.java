package peers.krm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import krm.app.engine.Caller;
import krm.app.engine.References;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.ComplaintCommand.StatedConcern;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.eventstore.AppendWith;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.MasterKey;
import peers.Step;

/**
 * The harness's seven steps in krm's words, as they come over HTTP: taken by the KRM officer, each with an idempotency
 * entry, the reception with a reference number. The step's text goes into the personal field of that step.
 */
final class SevenSteps {

    static final String JOBCENTER = "WF";
    private static final Complainant COMPLAINANT =
            new Complainant("Erika Beispiel", "Am Herzogtore 12, 38300 Wolfenbüttel", null, null, null);

    private final MasterKey master;

    SevenSteps(MasterKey master) {
        this.master = master;
    }

    static Caller caller(Step step) {
        return new Caller(officer(step), step.caseId());
    }

    private static Actor officer(Step step) {
        return new Actor(step.actor(), Role.KRM_OFFICER, null, JOBCENTER, null);
    }

    AppendWith appendWith(Step step) {
        var entry = new IdempotencyEntry(
                master.fingerprint(
                        (step.actor() + "\n/api/complaints/" + step.caseId() + "\n" + step.name()).getBytes(UTF_8)),
                master.fingerprint(step.text().getBytes(UTF_8)));
        return new AppendWith(entry, step.no() == 0 ? References.next(JOBCENTER, LocalDate.now()) : null);
    }

    static ComplaintCommand command(Step step) {
        var id = step.caseId();
        var now = LocalDateTime.now();
        var today = now.toLocalDate();
        var acting = new Acting(officer(step), now, null);
        return switch (step.no()) {
            case 0 ->
                new ReceiveComplaint(
                        id,
                        acting,
                        ComplaintKind.COMPLAINT,
                        Channel.LETTER,
                        today,
                        CustomerGroup.EMPLOYEE,
                        List.of(),
                        List.of(new StatedConcern(step.text(), null, Area.SUBJECT)),
                        null,
                        null,
                        null,
                        List.of(),
                        COMPLAINANT,
                        List.of(),
                        false,
                        null,
                        null,
                        null,
                        null);
            case 1 -> new AcknowledgeComplaint(id, acting, today, Medium.LETTER, step.text());
            case 2 -> new ForwardComplaint(id, acting, today, step.unit(), null, step.text());
            case 3 ->
                new SendInterimNotice(id, acting, today, Medium.LETTER, step.text(), today.plusDays(7), false, null);
            case 4 ->
                new AnswerComplaint(
                        id, acting, today, Medium.LETTER, Outcome.REMEDY, step.text(), true, false, null, null);
            case 5 ->
                new RateComplaint(
                        id,
                        acting,
                        today,
                        Rating.JUSTIFIED,
                        Agreement.YES,
                        Satisfaction.YES,
                        step.text(),
                        null,
                        List.of());
            case 6 -> new CloseComplaint(id, acting, today, step.reference(), null, step.text());
            default -> throw new IllegalArgumentException("No step " + step.no());
        };
    }
}
