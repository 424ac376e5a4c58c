package krm.core.complaint;

import static krm.core.complaint.Desk.EMPLOYEE;
import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.TODAY;
import static krm.core.complaint.Desk.acknowledge;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.anonymous;
import static krm.core.complaint.Desk.answer;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.close;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.disciplinary;
import static krm.core.complaint.Desk.forward;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.notice;
import static krm.core.complaint.Desk.rate;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.reachableByPhoneOnly;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.thrownBy;
import static krm.core.complaint.Refusal.Kind.CONFLICT;
import static krm.core.complaint.Refusal.Kind.INVALID;
import static krm.core.complaint.RefusalCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.ComplaintCommand.AddNote;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.ComplaintCommand.CorrectComplaint;
import krm.core.complaint.ComplaintCommand.DispatchStatement;
import krm.core.complaint.ComplaintCommand.EraseComplainant;
import krm.core.complaint.ComplaintCommand.FinishFollowUp;
import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.ComplaintCommand.ForwardTo;
import krm.core.complaint.ComplaintCommand.LinkComplaint;
import krm.core.complaint.ComplaintCommand.LowerPriority;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.RedirectTo;
import krm.core.complaint.ComplaintCommand.ReleaseErasure;
import krm.core.complaint.ComplaintCommand.ReopenComplaint;
import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.ComplaintCommand.StatedConcern;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Petition;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule refuses with its code, and nothing is stored (rules.md §3). */
class EveryRefusalTest {

    private static final Actor OFFICER_OF_A_TEAM = Desk.actor("krm2", Role.KRM_OFFICER, "LEISTUNG");

    static Stream<Arguments> againstTheState() {
        var closedCase = past(received(), answered(), rated(), closed());
        var passedOn = past(received(), Desk.redirected());
        var forgotten = past(received(), answered(), rated(), closed(), Desk.erased());
        var stopped = past(received(), answered(), rated(), closed(), Desk.held());
        var around = Stream.of(
                refusal(CASE_CLOSED, "rule 1", Step.NOTE, closedCase),
                refusal(CASE_CLOSED, "rule 1", Step.REDIRECT, closedCase),
                refusal(CASE_CLOSED, "rule 1", Step.FOLLOW_UP, closedCase),
                refusal(CASE_REDIRECTED, "rule 1", Step.ANSWER, passedOn),
                refusal(CASE_REDIRECTED, "rule 1", Step.REDIRECT, passedOn),
                refusal(CASE_REDIRECTED, "rule 1", Step.REOPEN, passedOn),
                refusal(NOT_CLOSED, "rule 1", Step.REOPEN, past(received())),
                refusal(CASE_OPEN, "rule 12", Step.ERASE, past(received(), answered(), rated())),
                refusal(CASE_ERASED, "§6", Step.ERASE, forgotten),
                refusal(CASE_ERASED, "§6", Step.REOPEN, forgotten),
                refusal(CASE_ERASED, "§6", Step.CORRECT, forgotten),
                refusal(CASE_ERASED, "§6", Step.LINK, forgotten),
                refusal(CASE_ERASED, "§6", Step.HOLD_ERASURE, forgotten),
                refusal(ERASURE_IS_HELD, "§6", Step.ERASE, stopped),
                refusal(ERASURE_IS_HELD, "§6", Step.HOLD_ERASURE, stopped),
                refusal(ERASURE_NOT_HELD, "§6", Step.RELEASE_ERASURE, closedCase),
                refusal(FOLLOW_UP_OPEN, "rule 8", Step.CLOSE, past(received(), Desk.followUp(1), answered(), rated())),
                refusal(NO_OPEN_FOLLOW_UP, "S2.28", Step.FOLLOW_UP_DONE, past(received())),
                arguments(
                        FOLLOW_UP_ALREADY_DONE,
                        "S2.28",
                        past(received(), Desk.followUp(1), Desk.followedUp(1), Desk.followUp(2)),
                        new FinishFollowUp(ID, by(OFFICER), TODAY, 1, null)),
                refusal(
                        ALREADY_LINKED,
                        "§3",
                        Step.LINK,
                        past(received(), new ComplaintLinked(ID, june(2), Desk.OTHER, null))),
                refusal(NOT_FOR_PETITIONS, "rule 9", Step.ANSWER, past(Desk.petition())),
                refusal(NOT_FOR_PETITIONS, "rule 9", Step.FORESEE_DELAY, past(Desk.petition())),
                refusal(NOT_FOR_PETITIONS, "rule 9", Step.EXPECT_IN_TIME, past(Desk.petition())),
                refusal(ONLY_FOR_PETITIONS, "rule 9", Step.STATEMENT_DISPATCH, past(received())),
                refusal(PRIORITY_IS_FIXED, "rule 9 S2.68", Step.LOWER_PRIORITY, past(Desk.petition())),
                refusal(NOT_RAISED, "§3", Step.LOWER_PRIORITY, past(received())),
                refusal(NOT_REACHABLE, "S2.41", Step.FORESEE_DELAY, past(anonymous())),
                refusal(NOT_ANSWERED, "rule 9", Step.RATE, past(Desk.petition())));
        return Stream.concat(
                around,
                Stream.of(
                        arguments(CASE_CLOSED, "rule 1", closedCase, acknowledge(OFFICER)),
                        arguments(CASE_CLOSED, "rule 1", closedCase, forward(OFFICER, "LEISTUNG")),
                        arguments(CASE_CLOSED, "rule 1", closedCase, notice(OFFICER)),
                        arguments(CASE_CLOSED, "rule 1", closedCase, answer(OFFICER)),
                        arguments(CASE_CLOSED, "rule 1", closedCase, rate(OFFICER)),
                        arguments(CASE_CLOSED, "rule 1 S2.100", closedCase, close(OFFICER)),
                        arguments(CASE_CLOSED, "rule 1", past(anonymous(), rated(), closed()), answer(OFFICER)),
                        arguments(
                                ALREADY_ACKNOWLEDGED, "rule 2", past(received(), acknowledged()), acknowledge(OFFICER)),
                        arguments(ALREADY_ANSWERED, "rule 2", past(received(), answered()), acknowledge(OFFICER)),
                        arguments(
                                ALREADY_ANSWERED, "rule 3", past(received(), answered()), forward(OFFICER, "LEISTUNG")),
                        arguments(ALREADY_ANSWERED, "rule 4", past(received(), answered()), notice(OFFICER)),
                        arguments(ALREADY_ANSWERED, "rule 5", past(received(), answered()), answer(OFFICER)),
                        arguments(NOT_REACHABLE, "rule 2 S2.41", past(anonymous()), acknowledge(OFFICER)),
                        arguments(NOT_REACHABLE, "rule 2 S2.41", past(anonymous()), notice(OFFICER)),
                        arguments(NO_ADDRESS_OR_EMAIL, "rule 2", past(reachableByPhoneOnly()), acknowledge(OFFICER)),
                        arguments(ALREADY_RATED, "rule 7", past(received(), answered(), rated()), rate(OFFICER)),
                        arguments(NOT_ANSWERED, "rule 7", past(received()), rate(OFFICER)),
                        arguments(
                                NOT_ANSWERED,
                                "rule 7",
                                past(received(), answered(june(5), false, null)),
                                rate(OFFICER)),
                        arguments(NOT_ANSWERED, "rule 8", past(received()), close(OFFICER)),
                        arguments(NOT_RATED, "rule 8 S2.39", past(received(), answered()), close(OFFICER)),
                        arguments(NOT_RATED, "rule 8", past(anonymous()), close(OFFICER)),
                        arguments(
                                ANSWERED_BY_OWN_TEAM,
                                "§2",
                                past(received(), answered(june(15), true, "LEISTUNG")),
                                rate(OFFICER_OF_A_TEAM)),
                        arguments(
                                ANSWERED_BY_OWN_TEAM,
                                "§2",
                                past(received(), answered(june(5), false, "LEISTUNG"), answered(), rated()),
                                close(OFFICER_OF_A_TEAM))));
    }

    private static Arguments refusal(RefusalCode code, String rule, Step step, List<ComplaintEvent> history) {
        return arguments(code, rule, history, Desk.step(step, OFFICER, Desk.file(history)));
    }

    static Stream<Arguments> aboutAValue() {
        var open = past(received());
        var done = past(received(), answered());
        return Stream.of(
                arguments(PETITION_REQUIRED, "petition", past(), new Receive().kind(ComplaintKind.PETITION)),
                arguments(PETITION_REQUIRED, "petition", past(), new Receive().kind(ComplaintKind.SUBMISSION)),
                arguments(PETITION_NOT_EXPECTED, "petition", past(), new Receive().petition(false, june(20), null)),
                arguments(
                        DUE_DAY_REQUIRED,
                        "petition.dueOn",
                        past(),
                        new Receive().kind(ComplaintKind.PETITION).petition(false, null, june(30))),
                arguments(
                        COMMITTEE_DAY_REQUIRED,
                        "petition.committeeDay",
                        past(),
                        new Receive().kind(ComplaintKind.PETITION).petition(true, june(30), null)),
                arguments(
                        SETTLED_NOT_FOR_PETITIONS,
                        "settledOnTheSpot",
                        past(),
                        new Receive()
                                .kind(ComplaintKind.SUBMISSION)
                                .petition(false, june(20), null)
                                .settled()),
                arguments(
                        REDIRECT_EXCLUDES_OTHERS,
                        "redirectTo",
                        past(),
                        new Receive().settled().redirected()),
                arguments(
                        REDIRECT_EXCLUDES_OTHERS,
                        "redirectTo",
                        past(),
                        new Receive().forwardTo("LEISTUNG").redirected()),
                arguments(UNKNOWN_TOPIC, "concerns[0].topic", past(), new Receive().topic("QUERULANT")),
                arguments(TOPIC_RETIRED, "concerns[0].topic", past(), new Receive().topic("WAITING")),
                arguments(UNKNOWN_COMPLAINT, "other", open, new LinkComplaint(ID, by(OFFICER), TODAY, "unknown", null)),
                arguments(UNKNOWN_COMPLAINT, "other", open, new LinkComplaint(ID, by(OFFICER), TODAY, ID, null)),
                arguments(
                        KIND_NOT_CORRECTABLE,
                        "value",
                        open,
                        Desk.correct(OFFICER, new Correction.Kind(ComplaintKind.PETITION))),
                arguments(
                        KIND_NOT_CORRECTABLE,
                        "value",
                        past(Desk.petition()),
                        Desk.correct(OFFICER, new Correction.Kind(ComplaintKind.COMPLAINT))),
                arguments(
                        DAY_AFTER_STEP,
                        "value",
                        past(received(), acknowledged()),
                        Desk.correct(OFFICER, new Correction.ReceivedOn(june(3)))),
                arguments(
                        DAY_IN_FUTURE,
                        "value",
                        open,
                        Desk.correct(OFFICER, new Correction.ReceivedOn(TODAY.plusDays(1)))),
                arguments(
                        VALUE_UNCHANGED, "value", open, Desk.correct(OFFICER, new Correction.Channel(Channel.LETTER))),
                arguments(UNKNOWN_CONCERN, "field", open, Desk.correct(OFFICER, new Correction.Topic(3, "CONDUCT"))),
                arguments(
                        UNKNOWN_FOLLOW_UP,
                        "no",
                        past(received(), Desk.followUp(1)),
                        new FinishFollowUp(ID, by(OFFICER), TODAY, 2, null)),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), answered(), rated(), closed()),
                        new ReopenComplaint(ID, by(OFFICER), june(24), "A new letter")),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), answered(), rated(), closed(), Desk.reopened()),
                        answerOn(june(25))),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), answered(), rated(), closed(), Desk.reopened()),
                        new AddNote(ID, by(OFFICER), june(25), "x", null)),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), new PriorityRaised(ID, june(9), Risk.EMERGENCY, "x")),
                        new LowerPriority(ID, by(OFFICER), june(8), "x")),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), answered(), rated(), closed()),
                        new EraseComplainant(ID, by(OFFICER), june(24), "x")),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), new ErasureHeld(ID, june(9), "x")),
                        new ReleaseErasure(ID, by(OFFICER), june(8), "x")),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(
                                received(),
                                Desk.followUp(1),
                                new FollowUpDone(ID, june(24), 1, null),
                                answered(),
                                rated()),
                        closeOn(june(23))),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(
                                received(),
                                new ComplaintCorrected(
                                        ID,
                                        june(9),
                                        CorrectedField.CHANNEL,
                                        null,
                                        "LETTER",
                                        "PHONE",
                                        null,
                                        null,
                                        null,
                                        "x")),
                        new CorrectComplaint(
                                ID, by(OFFICER), june(8), new Correction.ReceivedOn(june(1).minusDays(1)), "x")),
                arguments(
                        EMAIL_NEEDS_ANONYMISATION,
                        "medium",
                        past(Desk.petition()),
                        new DispatchStatement(ID, by(OFFICER), TODAY, Medium.E_MAIL, "RD", null)),
                arguments(DAY_IN_FUTURE, "receivedOn", past(), new Receive().on(TODAY.plusDays(1))),
                arguments(NO_CONCERN, "concerns", past(), new Receive().concerns(0)),
                arguments(TOO_MANY_CONCERNS, "concerns", past(), new Receive().concerns(11)),
                arguments(ACCUSED_ONLY_FOR_DISCIPLINARY, "accused", past(), new Receive().accused()),
                arguments(
                        SETTLED_AND_FORWARDED,
                        "forwardTo",
                        past(),
                        new Receive().settled().forwardTo("LEISTUNG")),
                arguments(
                        STAFF_MUST_SETTLE_OR_FORWARD,
                        "forwardTo",
                        past(),
                        new Receive().actor(EMPLOYEE).channel(Channel.PHONE)),
                arguments(UNKNOWN_TEAM, "forwardTo.team", past(), new Receive().forwardTo("NOWHERE")),
                arguments(
                        DISCIPLINARY_ONLY_TO_MANAGEMENT,
                        "forwardTo.team",
                        past(),
                        new Receive().kind(ComplaintKind.DISCIPLINARY_COMPLAINT).forwardTo("LEISTUNG")),
                arguments(UNKNOWN_TEAM, "team", open, forward(OFFICER, "NOWHERE")),
                arguments(DISCIPLINARY_ONLY_TO_MANAGEMENT, "team", past(disciplinary()), forward(MANAGER, "LEISTUNG")),
                arguments(DAY_IN_FUTURE, "occurredOn", open, acknowledgeOn(TODAY.plusDays(1))),
                arguments(DAY_BEFORE_RECEPTION, "occurredOn", open, acknowledgeOn(june(1).minusDays(1))),
                arguments(DAY_IN_FUTURE, "occurredOn", open, forwardOn(TODAY.plusDays(1))),
                arguments(DAY_BEFORE_RECEPTION, "occurredOn", open, forwardOn(june(1).minusDays(1))),
                arguments(DAY_IN_FUTURE, "occurredOn", open, noticeOn(TODAY.plusDays(1), TODAY.plusDays(9))),
                arguments(DAY_BEFORE_RECEPTION, "occurredOn", open, noticeOn(june(1).minusDays(1), TODAY)),
                arguments(DAY_IN_FUTURE, "occurredOn", open, answerOn(TODAY.plusDays(1))),
                arguments(DAY_BEFORE_RECEPTION, "occurredOn", open, answerOn(june(1).minusDays(1))),
                arguments(DAY_IN_FUTURE, "occurredOn", done, rateOn(TODAY.plusDays(1))),
                arguments(DAY_BEFORE_RECEPTION, "occurredOn", past(anonymous()), rateOn(june(1).minusDays(1))),
                arguments(DAY_BEFORE_PREVIOUS_STEP, "occurredOn", done, rateOn(june(14))),
                arguments(
                        DAY_IN_FUTURE, "occurredOn", past(received(), answered(), rated()), closeOn(TODAY.plusDays(1))),
                arguments(
                        DAY_BEFORE_RECEPTION,
                        "occurredOn",
                        past(received(), answered(), rated()),
                        closeOn(june(1).minusDays(1))),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(received(), answered(), rated()),
                        closeOn(june(19))),
                arguments(
                        DAY_BEFORE_PREVIOUS_STEP,
                        "occurredOn",
                        past(anonymous(), rated(), answered(june(22), true, null)),
                        closeOn(june(21))),
                arguments(
                        MEDIUM_REQUIRED,
                        "medium",
                        open,
                        new AcknowledgeComplaint(ID, by(OFFICER), june(2), Medium.NONE, null)),
                arguments(MEDIUM_REQUIRED, "medium", open, notice(OFFICER, Medium.NONE, false, null)),
                arguments(MEDIUM_REQUIRED, "medium", open, answer(OFFICER, Medium.NONE, Outcome.REMEDY)),
                arguments(
                        MEDIUM_NOT_POSSIBLE,
                        "medium",
                        past(anonymous()),
                        answer(OFFICER, Medium.LETTER, Outcome.REMEDY)),
                arguments(ANNOUNCED_DAY_NOT_AFTER_NOTICE, "announcedAnswerOn", open, noticeOn(june(8), june(8))),
                arguments(THANKS_ONLY_FOR_PRAISE, "outcome", open, answer(OFFICER, Medium.LETTER, Outcome.THANKS)),
                arguments(EMAIL_NEEDS_ANONYMISATION, "medium", open, notice(OFFICER, Medium.E_MAIL, false, "gf")),
                arguments(EMAIL_NEEDS_ANONYMISATION, "medium", open, notice(OFFICER, Medium.E_MAIL, true, null)),
                arguments(EMAIL_NEEDS_ANONYMISATION, "medium", open, AnsweringTest.byMail(OFFICER, false, "Why", "gf")),
                arguments(EMAIL_NEEDS_ANONYMISATION, "medium", open, AnsweringTest.byMail(OFFICER, true, " ", "gf")),
                arguments(EMAIL_NEEDS_ANONYMISATION, "medium", open, AnsweringTest.byMail(OFFICER, true, "Why", "")),
                arguments(APPROVER_NOT_ALLOWED, "approver", open, AnsweringTest.byMail(OFFICER, true, "Why", "krm")),
                arguments(APPROVER_NOT_ALLOWED, "approver", open, notice(OFFICER, Medium.E_MAIL, true, "nobody")),
                arguments(UNKNOWN_CONCERN, "concerns", done, rateConcerns(3)),
                arguments(UNKNOWN_CONCERN, "concerns", done, rateConcerns(0)),
                arguments(CONCERN_RATED_TWICE, "concerns", done, rateConcerns(1, 1)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("againstTheState")
    void a_step_that_the_state_forbids_is_refused(
            RefusalCode code, String rule, List<ComplaintEvent> history, ComplaintCommand step) {
        var refusal = refused(history, step);

        assertThat(refusal.code()).isEqualTo(code.name());
        assertThat(refusal.kind()).isEqualTo(CONFLICT);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("aboutAValue")
    @DisplayName("S1.22 S2.09 S2.15 S2.17 S2.21 S2.51 S2.69 S2.75 a value that is not valid here is refused")
    void a_value_that_is_not_valid_here_is_refused(
            RefusalCode code, String field, List<ComplaintEvent> history, Object step) {
        var refusal = refused(history, step instanceof Receive receive ? receive.command() : (ComplaintCommand) step);

        assertThat(refusal.code()).isEqualTo(code.name());
        assertThat(refusal.kind()).isEqualTo(INVALID);
        assertThat(refusal.field()).contains(field);
    }

    @Test
    @DisplayName("rule 1 a case is received once: that step is never among the next")
    void a_case_is_received_once() {
        var file = Desk.file(received());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> file.permit(Step.RECEIVE, by(OFFICER)))
                .withMessage("ALREADY_RECEIVED");
        assertThat(file.actions(OFFICER)).doesNotContain(Step.RECEIVE);
    }

    @Test
    void every_code_has_a_step_that_it_refuses() {
        Set<Object> proven = Stream.concat(againstTheState(), aboutAValue())
                .map(arguments -> arguments.get()[0])
                .collect(Collectors.toSet());
        proven.add(ALREADY_RECEIVED);

        assertThat(proven).containsExactlyInAnyOrder((Object[]) RefusalCode.values());
    }

    @Test
    void a_refusal_is_an_ordinary_answer_without_a_stack_trace() {
        assertThat(refused(past(received()), rate(OFFICER)).getStackTrace()).isEmpty();
    }

    private static Refusal refused(List<ComplaintEvent> history, ComplaintCommand step) {
        var fixture = complaint();
        var given = history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
        var result = given.when(step);
        result.expectNoEvents();
        return (Refusal) thrownBy(result).orElseThrow();
    }

    private static List<ComplaintEvent> past(ComplaintEvent... events) {
        return List.of(events);
    }

    private static AcknowledgeComplaint acknowledgeOn(LocalDate day) {
        return new AcknowledgeComplaint(ID, by(OFFICER), day, Medium.LETTER, null);
    }

    private static ForwardComplaint forwardOn(LocalDate day) {
        return new ForwardComplaint(ID, by(OFFICER), day, "LEISTUNG", null, null);
    }

    private static SendInterimNotice noticeOn(LocalDate day, LocalDate announced) {
        return new SendInterimNotice(ID, by(OFFICER), day, Medium.LETTER, "Why", announced, false, null);
    }

    private static ComplaintCommand answerOn(LocalDate day) {
        return new AnswerComplaint(
                ID, by(OFFICER), day, Medium.LETTER, Outcome.REMEDY, "Text", true, false, null, null);
    }

    private static RateComplaint rateOn(LocalDate day) {
        return new RateComplaint(ID, by(OFFICER), day, Rating.JUSTIFIED, Agreement.YES, null, null, null, List.of());
    }

    private static RateComplaint rateConcerns(int... numbers) {
        var ratings = Arrays.stream(numbers)
                .mapToObj(no -> new ConcernRating(no, Rating.JUSTIFIED))
                .toList();
        return new RateComplaint(ID, by(OFFICER), TODAY, Rating.JUSTIFIED, Agreement.YES, null, null, null, ratings);
    }

    private static CloseComplaint closeOn(LocalDate day) {
        return new CloseComplaint(ID, by(OFFICER), day, null, null, null);
    }

    /** A reception with one thing wrong. */
    private static final class Receive {

        private Actor actor = OFFICER;
        private ComplaintKind kind = ComplaintKind.COMPLAINT;
        private Channel channel = Channel.LETTER;
        private LocalDate receivedOn = june(1);
        private int concerns = 1;
        private List<Accused> accused = List.of();
        private boolean settled;
        private @Nullable ForwardTo forwardTo;
        private @Nullable RedirectTo redirectTo;
        private @Nullable Petition petition;
        private @Nullable String topic;

        Receive actor(Actor somebody) {
            actor = somebody;
            return this;
        }

        Receive kind(ComplaintKind other) {
            kind = other;
            return this;
        }

        Receive channel(Channel other) {
            channel = other;
            return this;
        }

        Receive on(LocalDate day) {
            receivedOn = day;
            return this;
        }

        Receive concerns(int number) {
            concerns = number;
            return this;
        }

        Receive accused() {
            accused = List.of(new Accused("Max Beispiel", null));
            return this;
        }

        Receive settled() {
            settled = true;
            return this;
        }

        Receive petition(boolean assembly, @Nullable LocalDate dueOn, @Nullable LocalDate committeeDay) {
            petition = new Petition(assembly, dueOn, committeeDay, null, null);
            return this;
        }

        Receive redirected() {
            redirectTo = new RedirectTo(RedirectTarget.OTHER_JOBCENTER, "Moved away");
            return this;
        }

        Receive topic(String unknown) {
            topic = unknown;
            return this;
        }

        Receive forwardTo(String team) {
            forwardTo = new ForwardTo(team, null);
            return this;
        }

        ReceiveComplaint command() {
            return new ReceiveComplaint(
                    ID,
                    by(actor),
                    kind,
                    channel,
                    receivedOn,
                    CustomerGroup.EMPLOYEE,
                    List.of(),
                    IntStream.range(0, concerns)
                            .mapToObj(_ -> new StatedConcern("Text", topic, null))
                            .toList(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    accused,
                    settled,
                    forwardTo,
                    redirectTo,
                    petition,
                    null);
        }
    }
}
