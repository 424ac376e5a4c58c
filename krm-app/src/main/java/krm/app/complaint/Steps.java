package krm.app.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import krm.app.complaint.Bodies.StepBody;
import krm.app.web.StrictJson;
import krm.core.access.Step;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
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
import krm.core.complaint.ComplaintCommand.RedirectComplaint;
import krm.core.complaint.ComplaintCommand.ReleaseErasure;
import krm.core.complaint.ComplaintCommand.ReopenComplaint;
import krm.core.complaint.ComplaintCommand.ScheduleFollowUp;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.Texts;
import org.jspecify.annotations.Nullable;

/** Puts the words of a body into the words of its command. */
final class Steps {

    private Steps() {}

    /** The body of a step on a case that exists. */
    static Class<? extends Record> bodyOf(Step step) {
        return switch (step) {
            case RECEIVE -> Bodies.Receive.class;
            case ACKNOWLEDGE -> Bodies.Acknowledge.class;
            case FORWARD -> Bodies.Forward.class;
            case INTERIM_NOTICE -> Bodies.InterimNotice.class;
            case ANSWER -> Bodies.Answer.class;
            case RATE -> Bodies.Rate.class;
            case CLOSE -> Bodies.Close.class;
            case PRESENT -> Bodies.Present.class;
            case RELIEF -> Bodies.Relief.class;
            case FORESEE_DELAY -> Bodies.ForeseeDelay.class;
            case EXPECT_IN_TIME -> Bodies.ExpectInTime.class;
            case STATEMENT_DISPATCH -> Bodies.StatementDispatch.class;
            case REOPEN -> Bodies.Reopen.class;
            case REDIRECT -> Bodies.Redirect.class;
            case LINK -> Bodies.Link.class;
            case CORRECT -> Bodies.Correct.class;
            case RAISE_PRIORITY -> Bodies.RaisePriority.class;
            case LOWER_PRIORITY -> Bodies.LowerPriority.class;
            case FOLLOW_UP -> Bodies.FollowUp.class;
            case FOLLOW_UP_DONE -> Bodies.FollowUpDone.class;
            case NOTE -> Bodies.Note.class;
            case ERASE -> Bodies.Erase.class;
            case HOLD_ERASURE -> Bodies.HoldErasure.class;
            case RELEASE_ERASURE -> Bodies.ReleaseErasure.class;
        };
    }

    /**
     * @param no which follow-up, where the step is about one
     * @throws krm.app.web.Problem 400 for a correction whose field or value is none
     */
    static ComplaintCommand command(UUID id, Acting acting, StepBody body, int no, StrictJson json) {
        var complaint = id.toString();
        var on = body.occurredOn() == null ? acting.at().toLocalDate() : body.occurredOn();
        return switch (body) {
            case Bodies.Acknowledge b -> new AcknowledgeComplaint(complaint, acting, on, b.medium(), b.reason());
            case Bodies.Forward b -> new ForwardComplaint(complaint, acting, on, b.team(), b.person(), b.reason());
            case Bodies.InterimNotice b ->
                new SendInterimNotice(
                        complaint,
                        acting,
                        on,
                        b.medium(),
                        b.reason(),
                        b.announcedAnswerOn(),
                        Boolean.TRUE.equals(b.anonymised()),
                        b.approver());
            case Bodies.Answer b ->
                new AnswerComplaint(
                        complaint,
                        acting,
                        on,
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
                        on,
                        b.rating(),
                        b.agreement(),
                        b.satisfaction(),
                        b.lesson(),
                        b.reason(),
                        list(b.concerns()).stream()
                                .map(c -> new ConcernRating(c.no(), c.rating()))
                                .toList());
            case Bodies.Close b ->
                new CloseComplaint(complaint, acting, on, b.originalsAt(), b.registryUnit(), b.reason());
            case Bodies.Present b -> new PresentToManagement(complaint, acting, on, b.waivedBecause(), b.reason());
            case Bodies.Relief b -> new GiveRelief(complaint, acting, on, b.text(), b.reason());
            case Bodies.ForeseeDelay b -> new ForeseeDelay(complaint, acting, on, b.reason());
            case Bodies.ExpectInTime b -> new ExpectAnswerInTime(complaint, acting, on, b.reason());
            case Bodies.StatementDispatch b ->
                new DispatchStatement(complaint, acting, on, b.medium(), b.station(), b.reason());
            case Bodies.Reopen b -> new ReopenComplaint(complaint, acting, on, b.reason());
            case Bodies.Redirect b -> new RedirectComplaint(complaint, acting, on, b.target(), b.reason());
            case Bodies.Link b -> new LinkComplaint(complaint, acting, on, b.other(), b.reason());
            case Bodies.Correct b -> new CorrectComplaint(complaint, acting, on, Corrections.of(b, json), b.reason());
            case Bodies.RaisePriority b -> new RaisePriority(complaint, acting, on, b.risk(), b.reason());
            case Bodies.LowerPriority b -> new LowerPriority(complaint, acting, on, b.reason());
            case Bodies.FollowUp b ->
                new ScheduleFollowUp(complaint, acting, on, b.dueOn(), b.whom(), b.what(), b.reason());
            case Bodies.FollowUpDone b -> new FinishFollowUp(complaint, acting, on, no, b.reason());
            case Bodies.Note b -> new AddNote(complaint, acting, on, b.text(), b.reason());
            case Bodies.Erase b -> new EraseComplainant(complaint, acting, on, b.ground());
            case Bodies.HoldErasure b -> new HoldErasure(complaint, acting, on, b.reason());
            case Bodies.ReleaseErasure b -> new ReleaseErasure(complaint, acting, on, b.reason());
        };
    }

    static ReceiveComplaint receive(
            UUID id, Acting acting, LocalDate receivedOn, Bodies.Receive body, @Nullable String sourceKey) {
        return new ReceiveComplaint(
                id.toString(),
                acting,
                body.kind(),
                body.channel(),
                receivedOn,
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
                        .map(a -> new Accused(a.name(), userId(a.user())))
                        .toList(),
                Boolean.TRUE.equals(body.settledOnTheSpot()),
                Optional.ofNullable(body.forwardTo())
                        .map(to -> new ComplaintCommand.ForwardTo(to.team(), to.person()))
                        .orElse(null),
                Optional.ofNullable(body.redirectTo())
                        .map(to -> new ComplaintCommand.RedirectTo(to.target(), to.reason()))
                        .orElse(null),
                petition(body.petition()),
                sourceKey);
    }

    /** As users are called: whoever types it otherwise means the same person, who is not to see the case (rules.md §2). */
    private static @Nullable String userId(@Nullable String typed) {
        return Texts.blank(typed) ? null : Objects.requireNonNull(typed).strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Petition petition(Bodies.@Nullable Petition p) {
        return p == null
                ? null
                : new Petition(
                        Boolean.TRUE.equals(p.assembly()),
                        p.dueOn(),
                        p.committeeDay(),
                        p.petitionOn(),
                        p.sourceReference());
    }

    static @Nullable Complainant complainant(Bodies.@Nullable Complainant c) {
        return c == null ? null : new Complainant(c.name(), c.address(), c.customerNumber(), c.phone(), c.email());
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
