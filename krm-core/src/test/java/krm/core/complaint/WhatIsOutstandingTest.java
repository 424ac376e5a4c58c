package krm.core.complaint;

import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.file;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.FOLLOW_UP;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.ComplaintForwarded;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.Risk;
import krm.core.deadline.Outstanding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the worklist asks for (rules.md §5): not yet done, and still to be done. */
class WhatIsOutstandingTest {

    private static final DeadlinesSet SET = deadlinesSet(
            june(1),
            new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
            new DeadlineSet(INTERIM_NOTICE, 1, june(8)),
            new DeadlineSet(ANSWER, 1, june(15)),
            new DeadlineSet(COMPLETION, 1, june(15)));

    @Test
    @DisplayName("S2.38 everything that applies, at first; an interim notice is missed only with the answer")
    void everything_at_first() {
        assertThat(file(received(), SET).outstanding())
                .containsExactly(
                        new Outstanding(ACKNOWLEDGEMENT, 1, 0, june(4), june(4)),
                        new Outstanding(INTERIM_NOTICE, 1, 0, june(8), june(15)),
                        new Outstanding(ANSWER, 1, 0, june(15), june(15)),
                        new Outstanding(COMPLETION, 1, 0, june(15), june(15)));
    }

    @Test
    void what_was_done_is_not_asked_for_even_if_it_was_late() {
        assertThat(file(received(), SET, acknowledged(), forwarded()).outstanding())
                .extracting(Outstanding::type)
                .containsExactly(INTERIM_NOTICE, ANSWER, COMPLETION);
    }

    @Test
    void a_provisional_answer_leaves_only_the_completion_and_the_promise() {
        var promise = deadlinesSet(june(3), new DeadlineSet(PROMISED_ANSWER, 1, june(22)));
        assertThat(file(received(), SET, acknowledged(), promise, answered(june(10), false, null))
                        .outstanding())
                .extracting(Outstanding::type)
                .containsExactly(COMPLETION, PROMISED_ANSWER);
    }

    @Test
    void of_several_promises_the_last_one_also_when_an_earlier_one_is_broken() {
        var broken = deadlinesSet(june(3), new DeadlineSet(PROMISED_ANSWER, 1, june(5)));
        var kept = deadlinesSet(june(9), new DeadlineSet(PROMISED_ANSWER, 1, june(22)));
        assertThat(file(received(), SET, answered(june(10), false, null), broken, kept)
                        .outstanding())
                .contains(new Outstanding(PROMISED_ANSWER, 1, 0, june(22), june(22)))
                .doesNotContain(new Outstanding(PROMISED_ANSWER, 1, 0, june(5), june(5)));
    }

    @Test
    @DisplayName("S2.66 a notice that was missed with the answer's days can still be sent, whatever somebody expected")
    void a_missed_notice_after_a_late_provisional_answer() {
        var expected = new AnswerExpectedInTime(Desk.ID, june(8), null);
        assertThat(file(received(), SET, expected, answered(june(20), false, null))
                        .outstanding())
                .contains(new Outstanding(INTERIM_NOTICE, 1, 0, june(8), june(15)));
    }

    @Test
    @DisplayName("S1.25 a risk that nobody had responded to before the closing is there again after a reopening")
    void a_risk_outlasts_a_closing() {
        var came = new PriorityRaised(Desk.ID, june(8), Risk.EMERGENCY, "x");
        var raised = deadlinesSet(june(8), new DeadlineSet(RISK_RESPONSE, 1, june(8)));
        var risk = new Outstanding(RISK_RESPONSE, 1, 0, june(8), june(8));
        var reopened =
                file(received(), SET, answered(june(5), true, null), came, raised, rated(), closed(), Desk.reopened());
        assertThat(reopened.outstanding()).contains(risk);
        assertThat(reopened.after(new PriorityLowered(Desk.ID, june(28), "x")).outstanding())
                .as("lowered too late: missed, and nothing to be done about it")
                .doesNotContain(risk);
        assertThat(reopened.after(new ComplaintForwarded(Desk.ID, june(27), "LEISTUNG", null, null, false))
                        .outstanding())
                .doesNotContain(risk);
    }

    @Test
    void nothing_after_the_final_answer_though_the_acknowledgement_was_missed() {
        assertThat(file(received(), SET, answered(june(10), true, null)).outstanding())
                .isEmpty();
        assertThat(file(received(), SET, answered(june(10), true, null), rated(), closed())
                        .outstanding())
                .isEmpty();
    }

    @Test
    @DisplayName("S2.66 who expects to answer in time has answered the question; who foresees a delay is asked again")
    void a_forecast_takes_the_question_off() {
        var expected = new AnswerExpectedInTime(Desk.ID, june(8), null);
        assertThat(file(received(), SET, expected).outstanding())
                .extracting(Outstanding::type)
                .containsExactly(ACKNOWLEDGEMENT, ANSWER, COMPLETION);

        var foreseen = new DelayForeseen(Desk.ID, june(3), null);
        assertThat(file(received(), SET, foreseen).outstanding())
                .contains(new Outstanding(INTERIM_NOTICE, 1, 0, june(8), june(8)));
    }

    @Test
    @DisplayName("rule 1 nothing after a redirection")
    void nothing_after_a_redirection() {
        assertThat(file(received(), SET, Desk.redirected()).outstanding()).isEmpty();
    }

    @Test
    @DisplayName("S2.27 S2.28 a follow-up until it is done")
    void a_follow_up_until_it_is_done() {
        assertThat(file(received(), Desk.followUp(1), Desk.followUp(2), Desk.followedUp(1))
                        .outstanding())
                .containsExactly(new Outstanding(FOLLOW_UP, 1, 2, june(10), june(10)));
    }
}
