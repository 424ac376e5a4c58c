package krm.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import krm.app.engine.Caller;
import krm.app.engine.Commands;
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
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.eventstore.AppendWith;
import krm.eventstore.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A handful of invented cases to try krm with, in every state; made once, when there are none yet. */
@Component
@Profile("demo")
class DemoCases implements ApplicationRunner {

    private static final Actor OFFICER = new Actor("krm", Role.KRM_OFFICER, null, "WF", null);
    private static final Actor LEAD = new Actor("team.leistung", Role.TEAM_LEAD, null, "WF", "LEISTUNG");

    private final Commands commands;
    private final EventLog log;
    private final Clock clock;

    DemoCases(Commands commands, EventLog log, Clock clock) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!log.after(0, List.of("ComplaintReceived"), 1).isEmpty()) {
            return;
        }
        var today = LocalDate.now(clock);
        receive(
                today,
                Channel.E_MAIL,
                ComplaintKind.COMPLAINT,
                "Mein Antrag liegt seit acht Wochen unbearbeitet.",
                "Erika Beispiel");
        receive(
                today.minusDays(2),
                Channel.OPINION_CARD,
                ComplaintKind.PRAISE,
                "Am Empfang war man sehr freundlich.",
                null);
        risk(today.minusDays(1));
        var late = receive(
                today.minusDays(20), Channel.LETTER, ComplaintKind.COMPLAINT, "Niemand ruft zurück.", "Max Mustermann");
        acknowledge(late, today.minusDays(18));
        forward(late, today.minusDays(17));
        var waiting = receive(
                today.minusDays(9),
                Channel.LETTER,
                ComplaintKind.COMPLAINT,
                "Der Bescheid ist nicht zu verstehen.",
                "Lieschen Müller-Muster");
        acknowledge(waiting, today.minusDays(8));
        forward(waiting, today.minusDays(8));
        send(
                LEAD,
                new SendInterimNotice(
                        waiting.toString(),
                        now(LEAD),
                        today.minusDays(3),
                        Medium.LETTER,
                        "Auskunft des Vermieters steht aus",
                        today.plusDays(4),
                        false,
                        null));
        closed(today);
    }

    private void closed(LocalDate today) {
        var done = receive(
                today.minusDays(30),
                Channel.E_MAIL,
                ComplaintKind.COMPLAINT,
                "Das Einkommen wurde doppelt angerechnet.",
                "Otto Normalverbraucher");
        acknowledge(done, today.minusDays(29));
        forward(done, today.minusDays(28));
        var id = done.toString();
        send(
                LEAD,
                new AnswerComplaint(
                        id,
                        now(LEAD),
                        today.minusDays(20),
                        Medium.LETTER,
                        Outcome.REMEDY,
                        "Sie haben recht; der Bescheid wurde geändert.",
                        true,
                        false,
                        null,
                        null));
        send(
                OFFICER,
                new RateComplaint(
                        id,
                        now(OFFICER),
                        today.minusDays(19),
                        Rating.JUSTIFIED,
                        Agreement.YES,
                        Satisfaction.YES,
                        "Anrechnung vor Versand gegenlesen",
                        null,
                        List.of()));
        send(OFFICER, new CloseComplaint(id, now(OFFICER), today.minusDays(18), "Leistungsakte", null, null));
    }

    private void risk(LocalDate on) {
        send(new ReceiveComplaint(
                UUID.randomUUID().toString(),
                now(OFFICER),
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                on,
                "NI",
                CustomerGroup.EMPLOYEE,
                List.of(),
                List.of(new StatedConcern("Der Strom ist abgestellt.", "BENEFIT_AMOUNT", Area.SUBJECT)),
                null,
                null,
                null,
                List.of(Risk.EMERGENCY),
                person("Karla Kunstfigur"),
                List.of(),
                false,
                new ComplaintCommand.ForwardTo("LEISTUNG", null),
                null));
    }

    private UUID receive(LocalDate on, Channel channel, ComplaintKind kind, String words, @Nullable String name) {
        var id = UUID.randomUUID();
        send(new ReceiveComplaint(
                id.toString(),
                now(OFFICER),
                kind,
                channel,
                on,
                "NI",
                CustomerGroup.EMPLOYEE,
                List.of(),
                List.of(new StatedConcern(words, null, Area.SUBJECT)),
                null,
                null,
                null,
                List.of(),
                name == null ? null : person(name),
                List.of(),
                false,
                null,
                null));
        return id;
    }

    private static Complainant person(String name) {
        return new Complainant(name, "Musterweg 1, 38300 Wolfenbüttel", null, null, null);
    }

    private void acknowledge(UUID id, LocalDate on) {
        send(OFFICER, new AcknowledgeComplaint(id.toString(), now(OFFICER), on, Medium.LETTER, null));
    }

    private void forward(UUID id, LocalDate on) {
        send(OFFICER, new ForwardComplaint(id.toString(), now(OFFICER), on, "LEISTUNG", null, null));
    }

    private Acting now(Actor actor) {
        return new Acting(actor, LocalDateTime.now(clock), null);
    }

    private void send(ReceiveComplaint command) {
        var reference = References.next(OFFICER.jobcenter(), command.receivedOn());
        commands.send(command, caller(OFFICER), new AppendWith(null, reference));
    }

    private void send(Actor actor, ComplaintCommand command) {
        commands.send(command, caller(actor), AppendWith.NOTHING);
    }

    private static Caller caller(Actor actor) {
        return new Caller(actor, UUID.randomUUID().toString());
    }
}
