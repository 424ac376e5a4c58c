package krm.core.deadline;

import static krm.core.deadline.DeadlineState.LIFTED;
import static krm.core.deadline.DeadlineState.MET;
import static krm.core.deadline.DeadlineState.MISSED;
import static krm.core.deadline.DeadlineState.MOVED;
import static krm.core.deadline.DeadlineState.NOT_APPLICABLE;
import static krm.core.deadline.DeadlineState.PENDING;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.FOLLOW_UP;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import krm.core.calendar.Calendars;
import krm.core.deadline.Progress.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The states of deadlines, computed for a day (rules.md §4). Received on Monday 1 June 2026: acknowledgement due on
 * the 4th, interim notice on the 8th, answer and completion on the 15th, risk on the 1st.
 */
class HowDeadlinesEndTest {

    private static final Reception RECEPTION = new Reception(june(1), true, true, true, false, true, null);
    private static final Deadlines DEADLINES =
            new Deadlines(RuleBooks.SHIPPED.reactionsOn(june(1)), new Calendars().of("NI"));

    private final List<Deadline> set = new ArrayList<>(DEADLINES.startedBy(RECEPTION, june(1).atTime(9, 0)));
    private Progress progress = Progress.NONE;

    @Test
    @DisplayName("S2.116 a deadline is pending on its due day and missed at 00:00 after it")
    void pending_on_the_due_day_and_missed_on_the_next() {
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(4)), is(MISSED, june(5)));
        assertThat(ANSWER).satisfies(is(PENDING, june(15)), is(MISSED, june(16)));
        assertThat(COMPLETION).satisfies(is(PENDING, june(15)), is(MISSED, june(16)));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(1)), is(MISSED, june(2)));
    }

    @Test
    @DisplayName("S2.64 acknowledged on the due day is in time")
    void acknowledged_on_the_due_day_is_in_time() {
        progress = progress.with(Act.ACKNOWLEDGED, june(4));
        assertThat(ACKNOWLEDGEMENT)
                .satisfies(is(PENDING, june(3)), is(MET, june(4), june(4)), is(MET, june(30), june(4)));
    }

    @Test
    void done_late_is_missed_and_keeps_its_day() {
        progress = progress.with(Act.ACKNOWLEDGED, june(5));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(4)), is(MISSED, june(5), june(5)));
    }

    @Test
    void a_final_answer_by_the_due_day_lifts_the_acknowledgement() {
        progress = progress.with(Act.ANSWERED, june(4)).with(Act.COMPLETED, june(4));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(3)), is(LIFTED, june(4)), is(LIFTED, june(30)));
    }

    @Test
    void a_later_or_a_provisional_one_does_not() {
        progress =
                progress.with(Act.ANSWERED, june(3)).with(Act.ANSWERED, june(5)).with(Act.COMPLETED, june(5));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(4)), is(MISSED, june(5)));
    }

    @Test
    void what_was_acknowledged_first_stays_met() {
        progress = progress.with(Act.ACKNOWLEDGED, june(2))
                .with(Act.ANSWERED, june(3))
                .with(Act.COMPLETED, june(3));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(MET, june(3), june(2)));
    }

    @Test
    void on_the_same_day_the_step_itself_counts_before_what_lifts_it() {
        progress = progress.with(Act.ACKNOWLEDGED, june(3))
                .with(Act.ANSWERED, june(3))
                .with(Act.COMPLETED, june(3));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(MET, june(3), june(3)));

        progress = Progress.NONE.with(Act.NOTICE_SENT, june(5)).with(Act.ANSWERED, june(5));
        assertThat(INTERIM_NOTICE).satisfies(is(MET, june(5), june(5)));
    }

    @Test
    @DisplayName("S2.67 a notice within a week meets its deadline")
    void a_notice_within_a_week_is_in_time() {
        progress = progress.with(Act.NOTICE_SENT, june(8))
                .with(Act.ANSWERED, june(10))
                .with(Act.COMPLETED, june(10));
        assertThat(INTERIM_NOTICE)
                .satisfies(is(PENDING, june(7)), is(MET, june(8), june(8)), is(MET, june(30), june(8)));
    }

    @Test
    @DisplayName("S2.66 without a forecast a substantive answer within the 14 days lifts the notice")
    void a_substantive_answer_within_the_days_of_the_answer_lifts_the_notice() {
        progress = progress.with(Act.ANSWERED, june(15));
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(9)), is(PENDING, june(14)), is(LIFTED, june(15)));
    }

    @Test
    @DisplayName("S2.66 it is missed when the 14 days pass without one, and not before")
    void without_an_answer_the_notice_is_missed_with_the_14_days() {
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(9)), is(PENDING, june(15)), is(MISSED, june(16)));
    }

    @Test
    @DisplayName("S2.67 a notice after a week is no notice in time")
    void a_late_notice_is_missed_and_keeps_its_day() {
        progress = progress.with(Act.NOTICE_SENT, june(9));
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(15)), is(MISSED, june(16), june(9)));
    }

    @Test
    void a_late_notice_does_no_harm_if_the_answer_comes_in_time() {
        progress = progress.with(Act.NOTICE_SENT, june(9))
                .with(Act.ANSWERED, june(12))
                .with(Act.COMPLETED, june(12));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(30)));
    }

    @Test
    void an_answer_before_the_notice_has_lifted_it_already() {
        progress = progress.with(Act.ANSWERED, june(3)).with(Act.NOTICE_SENT, june(5));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(3)), is(LIFTED, june(30)));
    }

    @Test
    @DisplayName("S1.30 neither acknowledgement nor interim notice ever stops the two weeks")
    void neither_acknowledgement_nor_notice_is_an_answer() {
        progress = progress.with(Act.ACKNOWLEDGED, june(2))
                .with(Act.NOTICE_SENT, june(5))
                .with(Act.FORWARDED, june(2));
        assertThat(ANSWER).satisfies(is(MISSED, june(16)));
        assertThat(COMPLETION).satisfies(is(MISSED, june(16)));
    }

    @Test
    @DisplayName("S1.29 S1.31 a provisional answer meets the answer, not the completion")
    void a_provisional_answer_meets_the_answer_only() {
        progress = progress.with(Act.ANSWERED, june(10));
        assertThat(ANSWER).satisfies(is(MET, june(30), june(10)));
        assertThat(COMPLETION).satisfies(is(PENDING, june(15)), is(MISSED, june(30)));
    }

    @Test
    @DisplayName("S2.63 the final answer meets the completion")
    void the_final_answer_meets_the_completion() {
        progress = progress.with(Act.ANSWERED, june(10))
                .with(Act.ANSWERED, june(15))
                .with(Act.COMPLETED, june(15));
        assertThat(ANSWER).satisfies(is(MET, june(30), june(10)));
        assertThat(COMPLETION).satisfies(is(PENDING, june(14)), is(MET, june(15), june(15)));
    }

    @Test
    void the_earliest_answer_counts_in_whatever_order_they_were_recorded() {
        progress = progress.with(Act.ANSWERED, june(20)).with(Act.ANSWERED, june(12));
        assertThat(ANSWER).satisfies(is(MET, june(30), june(12)));
    }

    @Test
    @DisplayName("S1.25 S1.26 a forwarding or an answer meets the risk's deadline")
    void forwarding_or_answering_meets_the_risks_deadline() {
        progress = progress.with(Act.FORWARDED, june(1));
        assertThat(RISK_RESPONSE).satisfies(is(MET, june(1), june(1)));

        progress = Progress.NONE.with(Act.ANSWERED, june(2)).with(Act.FORWARDED, june(3));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(1)), is(MISSED, june(3), june(2)));
    }

    @Test
    @DisplayName("S1.25 a risk that comes up after a reopening does not hide that there was none before")
    void the_first_run_stays_when_a_risk_comes_up_in_the_second() {
        var calm = new Reception(june(1), true, true, true, false, false, null);
        var first = Progress.NONE.with(Act.ANSWERED, june(10)).with(Act.COMPLETED, june(10));
        var raised = List.of(DEADLINES.raisedOn(june(23), 2, june(23).atTime(9, 0)));
        var views = DeadlineViews.of(
                calm, "GA-01/2011@1", raised, List.of(first, first.reopened(june(22))), june(23), DEADLINES.calendar());
        assertThat(views.stream().filter(view -> view.type() == RISK_RESPONSE))
                .extracting(DeadlineView::run, DeadlineView::state)
                .containsExactly(tuple(1, NOT_APPLICABLE), tuple(2, PENDING));
    }

    @Test
    void a_promise_is_kept_by_the_final_answer_only() {
        promise(june(8), june(20));
        progress = progress.with(Act.ANSWERED, june(19));
        assertThat(PROMISED_ANSWER).satisfies(is(NOT_APPLICABLE, june(7)), is(PENDING, june(20)), is(MISSED, june(21)));

        progress = progress.with(Act.ANSWERED, june(20)).with(Act.COMPLETED, june(20));
        assertThat(PROMISED_ANSWER).satisfies(is(PENDING, june(19)), is(MET, june(20), june(20)));
    }

    @Test
    void a_new_promise_moves_the_one_that_is_still_open() {
        promise(june(8), june(20));
        promise(june(20), june(28));
        assertThat(states(PROMISED_ANSWER, june(19))).containsExactly(PENDING);
        assertThat(states(PROMISED_ANSWER, june(20))).containsExactly(MOVED, PENDING);
        assertThat(states(PROMISED_ANSWER, june(29))).containsExactly(MOVED, MISSED);
    }

    @Test
    void the_same_promise_twice_is_one() {
        promise(june(8), june(20));
        promise(june(8), june(20));
        assertThat(states(PROMISED_ANSWER, june(8))).containsExactly(PENDING);
    }

    @Test
    void but_not_one_that_has_been_broken() {
        promise(june(8), june(20));
        promise(june(21), june(28));
        progress = progress.with(Act.ANSWERED, june(25)).with(Act.COMPLETED, june(25));
        assertThat(states(PROMISED_ANSWER, june(20))).containsExactly(PENDING);
        assertThat(states(PROMISED_ANSWER, june(30))).containsExactly(MISSED, MET);
    }

    @Test
    @DisplayName("S2.66 a delay foreseen within the week makes the notice firm: missed when day 7 passes without one")
    void a_delay_foreseen_in_time_makes_the_notice_firm() {
        progress = progress.with(Act.DELAY_FORESEEN, june(5));
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(8)), is(MISSED, june(9)));

        progress = progress.with(Act.ANSWERED, june(10));
        assertThat(INTERIM_NOTICE).satisfies(is(MISSED, june(10)));
    }

    @Test
    @DisplayName("S2.66 foreseen later than day 7 it is missed at once")
    void a_delay_foreseen_late_is_missed_at_once() {
        progress = progress.with(Act.DELAY_FORESEEN, june(10));
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(9)), is(MISSED, june(10)));

        progress = progress.with(Act.NOTICE_SENT, june(11));
        assertThat(INTERIM_NOTICE).satisfies(is(MISSED, june(11), june(11)));
    }

    @Test
    @DisplayName("S2.66 an answer by day 7 lifts a firm one too, and a notice by day 7 meets it")
    void an_answer_or_notice_by_day_7_ends_a_firm_one() {
        var foreseen = progress.with(Act.DELAY_FORESEEN, june(3));
        progress = foreseen.with(Act.ANSWERED, june(8));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(8)), is(LIFTED, june(30)));

        progress = foreseen.with(Act.NOTICE_SENT, june(8));
        assertThat(INTERIM_NOTICE).satisfies(is(MET, june(30), june(8)));
    }

    @Test
    void what_was_answered_before_anybody_foresaw_a_delay_stays_lifted() {
        progress = progress.with(Act.ANSWERED, june(9)).with(Act.DELAY_FORESEEN, june(12));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(30)));
    }

    @Test
    @DisplayName("S1.26 first help meets the risk's deadline; what came before the risk does not")
    void relief_meets_the_risks_deadline() {
        progress = progress.with(Act.RELIEVED, june(1));
        assertThat(RISK_RESPONSE).satisfies(is(MET, june(1), june(1)));

        set.removeIf(d -> d.type() == RISK_RESPONSE);
        set.add(new Deadline(RISK_RESPONSE, 1, june(10), june(10)));
        progress = Progress.NONE.with(Act.FORWARDED, june(2));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(10)), is(MISSED, june(11)));
    }

    @Test
    @DisplayName("S1.26 nor what was done on that very day before anybody saw the risk")
    void what_was_done_on_the_day_counts_from_the_risk_on() {
        set.removeIf(d -> d.type() == RISK_RESPONSE);
        set.add(new Deadline(RISK_RESPONSE, 1, june(10), june(10)));
        progress = progress.with(Act.FORWARDED, june(10)).with(Act.RAISED, june(10));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(10)), is(MISSED, june(11)));
        progress = progress.with(Act.RELIEVED, june(10));
        assertThat(RISK_RESPONSE).satisfies(is(MET, june(10), june(10)));
        // Recorded before the risk, but of a later day.
        progress = Progress.NONE
                .with(Act.FORWARDED, june(12))
                .with(Act.FORWARDED, june(10))
                .with(Act.RAISED, june(10));
        assertThat(RISK_RESPONSE).satisfies(is(MISSED, june(12), june(12)));
        // A second risk on that day wants a response of its own, and lowering the first one is none.
        progress = Progress.NONE
                .with(Act.RAISED, june(10))
                .with(Act.RELIEVED, june(10))
                .with(Act.LOWERED, june(10))
                .with(Act.RAISED, june(10));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(10)), is(MISSED, june(11)));
    }

    @Test
    @DisplayName("S1.25 each risk of a day has its own response, the one before keeps what it was met by")
    void a_second_risk_does_not_undo_the_response_to_the_first() {
        set.removeIf(d -> d.type() == RISK_RESPONSE);
        set.add(new Deadline(RISK_RESPONSE, 1, june(10), june(10)));
        set.add(new Deadline(RISK_RESPONSE, 1, june(10), june(11)));
        progress = Progress.NONE
                .with(Act.RAISED, june(10))
                .with(Act.RELIEVED, june(10))
                .with(Act.RAISED, june(10));
        assertThat(risks()).containsExactly(MET, MISSED);
        progress = progress.with(Act.FORWARDED, june(11));
        assertThat(risks()).containsExactly(MET, MET);
        // One came with the reception, the other was raised on that day.
        progress = Progress.NONE.with(Act.RELIEVED, june(10)).with(Act.RAISED, june(10));
        assertThat(risks()).containsExactly(MET, MISSED);
    }

    @Test
    @DisplayName("rules.md §4 a receipt confirmed after a reopening only is late, and keeps its day")
    void a_receipt_confirmed_after_a_reopening() {
        var first = Progress.NONE.with(Act.ANSWERED, june(15)).with(Act.COMPLETED, june(15));
        var runs = List.of(first, first.reopened(june(20)).with(Act.ACKNOWLEDGED, june(22)));
        assertThat(DeadlineViews.endings(set, runs))
                .filteredOn(end -> end.deadline().type() == ACKNOWLEDGEMENT)
                .extracting(DeadlineEnding::state, DeadlineEnding::metOn)
                .containsExactly(tuple(MISSED, june(22)));
    }

    @Test
    @DisplayName("rules.md §4 whoever has foreseen a delay owes the notice: its explanation does not say otherwise")
    void the_explanation_of_a_firm_notice() {
        assertThat(whyNotice()).contains(Explanation.Key.ONLY_IF_DELAYED);
        progress = progress.with(Act.DELAY_FORESEEN, june(5));
        assertThat(whyNotice()).isNotEmpty().doesNotContain(Explanation.Key.ONLY_IF_DELAYED);
    }

    private List<Explanation.Key> whyNotice() {
        return views(INTERIM_NOTICE, june(30)).stream()
                .flatMap(view -> view.explanation().stream())
                .map(Explanation::key)
                .toList();
    }

    private List<DeadlineState> risks() {
        return DeadlineViews.standings(set, List.of(progress), june(30)).stream()
                .filter(standing -> standing.deadline().type() == RISK_RESPONSE)
                .map(DeadlineStanding::state)
                .toList();
    }

    @Test
    @DisplayName("S2.66 a delay foreseen when the notice is missed already moves no day")
    void a_late_forecast_changes_nothing() {
        progress = progress.with(Act.DELAY_FORESEEN, june(20));
        assertThat(INTERIM_NOTICE).satisfies(is(MISSED, june(30)));
        assertThat(DeadlineViews.missed(set, List.of(progress)))
                .filteredOn(missed -> missed.type() == INTERIM_NOTICE)
                .extracting(Outstanding::missedAfter)
                .containsExactly(june(15));
    }

    @Test
    @DisplayName("rules.md §3 lowering the priority lifts the pending response, and not one that is missed")
    void lowering_lifts_the_pending_response() {
        progress = progress.with(Act.LOWERED, june(1));
        assertThat(RISK_RESPONSE).satisfies(is(LIFTED, june(1)));

        progress = Progress.NONE.with(Act.LOWERED, june(2));
        assertThat(RISK_RESPONSE).satisfies(is(MISSED, june(2)));
    }

    @Test
    @DisplayName("rule 1 a redirection lifts what is pending and leaves what is missed or met")
    void a_redirection_lifts_what_is_pending() {
        progress = progress.with(Act.ACKNOWLEDGED, june(3)).with(Act.REDIRECTED, june(9));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(MET, june(30), june(3)));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(9)));
        assertThat(ANSWER).satisfies(is(PENDING, june(8)), is(LIFTED, june(30)));
        assertThat(RISK_RESPONSE).satisfies(is(MISSED, june(30)));
    }

    @Test
    @DisplayName("S2.28 follow-ups stand each for itself")
    void follow_ups_stand_each_for_itself() {
        set.add(new Deadline(FOLLOW_UP, 1, 1, june(2), june(10), null));
        set.add(new Deadline(FOLLOW_UP, 1, 2, june(2), june(10), null));
        progress = progress.with(Act.FOLLOWED_UP, 2, june(9));
        assertThat(states(FOLLOW_UP, june(9))).containsExactly(PENDING, MET);
        assertThat(states(FOLLOW_UP, june(11))).containsExactly(MISSED, MET);
    }

    @Test
    @DisplayName("rules.md §4 reopening starts a second run; what the first one came to stays")
    void a_second_run_stands_for_itself() {
        var first = progress.with(Act.ANSWERED, june(20)).with(Act.COMPLETED, june(20));
        var second = first.reopened(june(22)).with(Act.ANSWERED, june(25)).with(Act.COMPLETED, june(25));
        set.addAll(DEADLINES.restartedBy(RECEPTION, 2, june(22)));

        var views = DeadlineViews.of(
                RECEPTION, "GA-01/2011@1", set, List.of(first, second), june(30), DEADLINES.calendar());

        assertThat(views)
                .filteredOn(v -> v.type() == ANSWER || v.type() == COMPLETION)
                .extracting(v -> v.type() + " " + v.run() + " " + v.dueOn() + " " + v.state())
                .containsExactly(
                        "ANSWER 1 2026-06-15 MISSED",
                        "ANSWER 2 2026-07-06 MET",
                        "COMPLETION 1 2026-06-15 MISSED",
                        "COMPLETION 2 2026-07-06 MET");
        assertThat(DeadlineViews.missed(set, List.of(first, second)))
                .extracting(m -> m.type() + " " + m.run())
                .contains("ANSWER 1", "COMPLETION 1")
                .doesNotContain("ANSWER 2");
    }

    @Test
    @DisplayName("rule 1 a risk that outlasts a closing is lifted by lowering or redirecting in the next run")
    void a_risk_ends_in_the_next_run() {
        var raised = List.of(new Deadline(RISK_RESPONSE, 1, june(10), june(12)));
        var first = Progress.NONE.with(Act.RAISED, june(10)).with(Act.COMPLETED, june(10));
        for (var end : List.of(Act.LOWERED, Act.REDIRECTED)) {
            var second = first.reopened(june(11)).with(end, june(11));
            assertThat(DeadlineViews.standings(raised, List.of(first, second), june(20)))
                    .extracting(DeadlineStanding::state)
                    .containsExactly(LIFTED);
        }
    }

    @Test
    @DisplayName("rules.md §4 what was settled on the spot and is taken up again owes a notice like any other")
    void a_notice_is_owed_in_the_second_run() {
        var settled = new Reception(june(1), true, true, true, true, false, null);
        assertThat(DEADLINES.restartedBy(settled, 2, june(22)))
                .extracting(Deadline::type)
                .containsExactly(INTERIM_NOTICE, ANSWER, COMPLETION);
    }

    private void promise(LocalDate on, LocalDate announced) {
        progress = progress.with(Act.NOTICE_SENT, on);
        set.add(new Deadline(PROMISED_ANSWER, 1, on, announced));
    }

    private Consumer<DeadlineType> is(DeadlineState state, LocalDate asOf) {
        return is(state, asOf, null);
    }

    private Consumer<DeadlineType> is(DeadlineState state, LocalDate asOf, @Nullable LocalDate metOn) {
        return type -> assertThat(views(type, asOf))
                .as("%s on %s", type, asOf)
                .extracting(DeadlineView::state, DeadlineView::metOn)
                .containsExactly(tuple(state, metOn));
    }

    private List<DeadlineState> states(DeadlineType type, LocalDate asOf) {
        return views(type, asOf).stream().map(DeadlineView::state).toList();
    }

    private List<DeadlineView> views(DeadlineType type, LocalDate asOf) {
        var views = DeadlineViews.of(RECEPTION, "GA-01/2011@1", set, List.of(progress), asOf, DEADLINES.calendar());
        return views.stream().filter(v -> v.type() == type).toList();
    }

    private static LocalDate june(int day) {
        return LocalDate.of(2026, 6, day);
    }
}
