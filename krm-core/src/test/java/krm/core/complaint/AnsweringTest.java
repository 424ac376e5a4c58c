package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.LEAD;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.anonymous;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.access.Actor;
import krm.core.complaint.ComplaintCommand.AnswerComplaint;
import krm.core.complaint.event.ComplaintAnswered;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answering (Antwort): rules.md §3 rules 5, 6 and 13. */
class AnsweringTest {

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "THANKS", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("S1.28 S1.30 S2.99 every outcome is a substantive answer, also without remedy")
    void every_outcome_answers_a_complaint(Outcome outcome) {
        complaint
                .given(received(), forwarded())
                .when(new AnswerComplaint(
                        ID, by(LEAD), june(10), Medium.LETTER, outcome, "Text", true, false, "Why", null))
                .expectEvents(new ComplaintAnswered(
                        ID, june(10), Medium.LETTER, outcome, "Text", true, false, "Why", null, "LEISTUNG"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ComplaintKind.class,
            names = {"PRAISE", "SUGGESTION"})
    @DisplayName("S1.09 praise and suggestions may be answered with thanks")
    void thanks_are_for_praise_and_suggestions(ComplaintKind kind) {
        complaint
                .given(new Desk.Received().kind(kind).event())
                .when(Desk.answer(OFFICER, Medium.LETTER, Outcome.THANKS))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("S1.31 several provisional answers may come before the final one, and leave the status as it is")
    void provisional_answers_come_before_the_final_one() {
        complaint
                .given(received(), Desk.answered(june(5), false, null), Desk.answered(june(9), false, null))
                .when(Desk.answer(OFFICER))
                .expectSuccessfulHandlerExecution();
        assertThat(Desk.file(received(), Desk.answered(june(5), false, null)).status())
                .isEqualTo(Status.RECEIVED);
        assertThat(Desk.file(received(), Desk.answered(june(5), true, null)).status())
                .isEqualTo(Status.ANSWERED);
    }

    @Test
    @DisplayName("S2.41 for somebody who cannot be reached the result is recorded")
    void for_an_anonymous_one_the_result_is_recorded() {
        complaint
                .given(anonymous())
                .when(Desk.answer(OFFICER, Medium.NONE, Outcome.REMEDY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("S2.76 by e-mail only anonymised, with a reason, and approved by somebody else")
    void by_e_mail_if_anonymised_and_approved() {
        complaint
                .given(received())
                .when(byMail(OFFICER, true, "No address", "gf"))
                .expectEvents(new ComplaintAnswered(
                        ID, june(10), Medium.E_MAIL, Outcome.REMEDY, "Text", true, true, "No address", "gf", null));
    }

    @Test
    void the_management_answers_any_case() {
        complaint.given(received(), forwarded()).when(Desk.answer(MANAGER)).expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(
            value = Medium.class,
            names = {"LETTER", "PHONE", "IN_PERSON"})
    void other_ways_need_no_approval(Medium medium) {
        complaint
                .given(received())
                .when(Desk.answer(OFFICER, medium, Outcome.REMEDY))
                .expectSuccessfulHandlerExecution();
    }

    static AnswerComplaint byMail(Actor actor, boolean anonymised, String reason, String approver) {
        return new AnswerComplaint(
                ID, by(actor), june(10), Medium.E_MAIL, Outcome.REMEDY, "Text", true, anonymised, reason, approver);
    }
}
