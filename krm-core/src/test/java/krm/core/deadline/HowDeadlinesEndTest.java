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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The states of deadlines, computed for a day (domain.md §4). Received on Monday 1 June 2026: acknowledgement due on
 * the 4th, interim notice on the 8th, answer and completion on the 15th, risk on the 1st.
 */
class HowDeadlinesEndTest {

    private static final Reception RECEPTION = new Reception(june(1), true, true, true, false, true);
    private static final Deadlines DEADLINES = new Deadlines(RuleBook.SHIPPED, new Calendars());

    private final List<Deadline> set = new ArrayList<>(DEADLINES.startedBy(RECEPTION, june(1).atTime(9, 0), "NI"));
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
        progress = progress.acknowledged(june(4));
        assertThat(ACKNOWLEDGEMENT)
                .satisfies(is(PENDING, june(3)), is(MET, june(4), june(4)), is(MET, june(30), june(4)));
    }

    @Test
    void done_late_is_missed_and_keeps_its_day() {
        progress = progress.acknowledged(june(5));
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(4)), is(MISSED, june(5), june(5)));
    }

    @Test
    void a_final_answer_by_the_due_day_lifts_the_acknowledgement() {
        progress = progress.answered(june(4), true);
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(3)), is(LIFTED, june(4)), is(LIFTED, june(30)));
    }

    @Test
    void a_later_or_a_provisional_one_does_not() {
        progress = progress.answered(june(3), false).answered(june(5), true);
        assertThat(ACKNOWLEDGEMENT).satisfies(is(PENDING, june(4)), is(MISSED, june(5)));
    }

    @Test
    void what_was_acknowledged_first_stays_met() {
        progress = progress.acknowledged(june(2)).answered(june(3), true);
        assertThat(ACKNOWLEDGEMENT).satisfies(is(MET, june(3), june(2)));
    }

    @Test
    void on_the_same_day_the_step_itself_counts_before_what_lifts_it() {
        progress = progress.acknowledged(june(3)).answered(june(3), true);
        assertThat(ACKNOWLEDGEMENT).satisfies(is(MET, june(3), june(3)));

        progress = Progress.NONE.noticeSent(june(5)).answered(june(5), false);
        assertThat(INTERIM_NOTICE).satisfies(is(MET, june(5), june(5)));
    }

    @Test
    @DisplayName("S2.67 a notice within a week meets its deadline")
    void a_notice_within_a_week_is_in_time() {
        progress = progress.noticeSent(june(8)).answered(june(10), true);
        assertThat(INTERIM_NOTICE)
                .satisfies(is(PENDING, june(7)), is(MET, june(8), june(8)), is(MET, june(30), june(8)));
    }

    @Test
    @DisplayName("S2.66 without a forecast a substantive answer within the 14 days lifts the notice")
    void a_substantive_answer_within_the_days_of_the_answer_lifts_the_notice() {
        progress = progress.answered(june(15), false);
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
        progress = progress.noticeSent(june(9));
        assertThat(INTERIM_NOTICE).satisfies(is(PENDING, june(15)), is(MISSED, june(16), june(9)));
    }

    @Test
    void a_late_notice_does_no_harm_if_the_answer_comes_in_time() {
        progress = progress.noticeSent(june(9)).answered(june(12), true);
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(30)));
    }

    @Test
    void an_answer_before_the_notice_has_lifted_it_already() {
        progress = progress.answered(june(3), false).noticeSent(june(5));
        assertThat(INTERIM_NOTICE).satisfies(is(LIFTED, june(3)), is(LIFTED, june(30)));
    }

    @Test
    @DisplayName("S1.30 neither acknowledgement nor interim notice ever stops the two weeks")
    void neither_acknowledgement_nor_notice_is_an_answer() {
        progress = progress.acknowledged(june(2)).noticeSent(june(5)).forwarded(june(2));
        assertThat(ANSWER).satisfies(is(MISSED, june(16)));
        assertThat(COMPLETION).satisfies(is(MISSED, june(16)));
    }

    @Test
    @DisplayName("S1.29 S1.31 a provisional answer meets the answer, not the completion")
    void a_provisional_answer_meets_the_answer_only() {
        progress = progress.answered(june(10), false);
        assertThat(ANSWER).satisfies(is(MET, june(30), june(10)));
        assertThat(COMPLETION).satisfies(is(PENDING, june(15)), is(MISSED, june(30)));
    }

    @Test
    @DisplayName("S2.63 the final answer meets the completion")
    void the_final_answer_meets_the_completion() {
        progress = progress.answered(june(10), false).answered(june(15), true);
        assertThat(ANSWER).satisfies(is(MET, june(30), june(10)));
        assertThat(COMPLETION).satisfies(is(PENDING, june(14)), is(MET, june(15), june(15)));
    }

    @Test
    void the_earliest_answer_counts_in_whatever_order_they_were_recorded() {
        progress = progress.answered(june(20), false).answered(june(12), false);
        assertThat(ANSWER).satisfies(is(MET, june(30), june(12)));
    }

    @Test
    @DisplayName("S1.25 S1.26 a forwarding or an answer meets the risk's deadline")
    void forwarding_or_answering_meets_the_risks_deadline() {
        progress = progress.forwarded(june(1));
        assertThat(RISK_RESPONSE).satisfies(is(MET, june(1), june(1)));

        progress = Progress.NONE.answered(june(2), false).forwarded(june(3));
        assertThat(RISK_RESPONSE).satisfies(is(PENDING, june(1)), is(MISSED, june(3), june(2)));
    }

    @Test
    void a_promise_is_kept_by_the_final_answer_only() {
        promise(june(8), june(20));
        progress = progress.answered(june(19), false);
        assertThat(PROMISED_ANSWER).satisfies(is(NOT_APPLICABLE, june(7)), is(PENDING, june(20)), is(MISSED, june(21)));

        progress = progress.answered(june(20), true);
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
        progress = progress.answered(june(25), true);
        assertThat(states(PROMISED_ANSWER, june(20))).containsExactly(PENDING);
        assertThat(states(PROMISED_ANSWER, june(30))).containsExactly(MISSED, MET);
    }

    private void promise(LocalDate on, LocalDate announced) {
        progress = progress.noticeSent(on);
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
        var views = DeadlineViews.of(RECEPTION, "GA-01/2011@1", set, progress, asOf, DEADLINES.calendar("NI"));
        return views.stream().filter(v -> v.type() == type).toList();
    }

    private static LocalDate june(int day) {
        return LocalDate.of(2026, 6, day);
    }
}
