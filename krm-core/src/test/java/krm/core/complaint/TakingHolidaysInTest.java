package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.file;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.redirected;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.ComplaintCommand.TakeHolidaysIn;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.ReliefGiven;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.Explanation;
import krm.core.house.HouseRules;
import krm.core.house.event.HolidayAdded;
import krm.core.house.event.HolidayWithdrawn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** rules.md §4: a holiday that is added later moves the deadlines of open cases by event. Received on Monday 1 June. */
class TakingHolidaysInTest {

    private static final HouseRules WEDNESDAY = rules(june(3));
    private static final DeadlinesSet SET = deadlinesSet(
            june(1),
            new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
            new DeadlineSet(ANSWER, 1, june(15)),
            new DeadlineSet(COMPLETION, 1, june(15)));
    private static final DeadlinesSet MOVED = anew(june(1), new DeadlineSet(ACKNOWLEDGEMENT, 1, june(5), june(4)));

    @Test
    @DisplayName("S2.64 what is counted in working days moves, and its explanation names the holiday")
    void what_still_runs_moves() {
        complaint(WEDNESDAY).given(received(), SET).when(take(june(2))).expectEvents(MOVED);

        var acknowledgement = view(ACKNOWLEDGEMENT, received(), SET, MOVED);
        assertThat(acknowledgement.dueOn()).isEqualTo(june(5));
        assertThat(acknowledgement.explanation())
                .contains(new Explanation(Explanation.Key.WORKING_DAYS, List.of(3, june(1))))
                .contains(new Explanation(Explanation.Key.SKIPPED_HOLIDAY, List.of(june(3), "Gedenktag")));
        assertThat(view(ANSWER, received(), SET, MOVED).dueOn()).isEqualTo(june(15));
    }

    @Test
    @DisplayName("once: asked again there is nothing more to do, and nobody's version changes")
    void once() {
        complaint(WEDNESDAY).given(received(), SET, MOVED).when(take(june(2))).expectNoEvents();
        assertThat(file(received(), SET, MOVED).version()).isEqualTo(1);
    }

    @Test
    void what_has_ended_stays() {
        complaint(WEDNESDAY)
                .given(received(), SET, acknowledged())
                .when(take(june(3)))
                .expectNoEvents();
        complaint(WEDNESDAY).given(received(), SET).when(take(june(5))).expectNoEvents();
        complaint(WEDNESDAY)
                .given(received(), SET, redirected())
                .when(take(june(2)))
                .expectNoEvents();
        complaint(WEDNESDAY)
                .given(received(), SET, answered(), rated(), closed())
                .when(take(june(2)))
                .expectNoEvents();
    }

    @Test
    @DisplayName("and is explained by the calendar of its day, whatever came since")
    void what_has_ended_is_explained_by_what_was_known() {
        var later = anew(june(5), new DeadlineSet(RISK_RESPONSE, 1, june(5)));
        assertThat(view(ACKNOWLEDGEMENT, received(), SET, acknowledged(), later).explanation())
                .contains(new Explanation(Explanation.Key.WORKING_DAYS, List.of(3, june(1))))
                .noneMatch(e -> e.key() == Explanation.Key.SKIPPED_HOLIDAY);
    }

    @Test
    @DisplayName("a due day counted in calendar days stays, but who must act before it hears of it")
    void the_day_to_act_by() {
        complaint(rules(june(15)))
                .given(received(), SET, acknowledged())
                .when(take(june(4)))
                .expectEvents(anew(
                        june(1),
                        new DeadlineSet(ANSWER, 1, june(15), june(15)),
                        new DeadlineSet(COMPLETION, 1, june(15), june(15))));
        var moved = anew(june(1), new DeadlineSet(ANSWER, 1, june(15), june(15)));
        var answer =
                file(received(), SET, moved).deadlines(june(4), rules(june(15)).calendar(moved.calendar())).stream()
                        .filter(v -> v.type() == ANSWER)
                        .findFirst()
                        .orElseThrow();
        assertThat(answer.dueOn()).isEqualTo(june(15));
        assertThat(answer.actBy()).isEqualTo(june(12));
        complaint(rules(june(15)))
                .given(received(), SET, moved, acknowledged())
                .when(take(june(4)))
                .expectEvents(anew(june(1), new DeadlineSet(COMPLETION, 1, june(15), june(15))));
    }

    @Test
    @DisplayName("S1.25 a response to a risk, each from its own day; recorded late stays recorded late")
    void risks_each_from_its_own_day() {
        var early = deadlinesSet(june(2), new DeadlineSet(RISK_RESPONSE, 1, june(2)));
        var late = deadlinesSet(june(2), new DeadlineSet(RISK_RESPONSE, 1, june(3)));
        complaint(WEDNESDAY)
                .given(received(), early, late)
                .when(take(june(2)))
                .expectEvents(anew(june(2), new DeadlineSet(RISK_RESPONSE, 1, june(4), june(3))));
        complaint(rules(june(2)))
                .given(received(), early, late)
                .when(take(june(2)))
                .expectEvents(anew(june(2), new DeadlineSet(RISK_RESPONSE, 1, june(3), june(2))));
    }

    @Test
    @DisplayName("of two that are due on one day only the one that still runs moves")
    void of_two_that_are_due_on_one_day() {
        var saturday = deadlinesSet(june(6), new DeadlineSet(RISK_RESPONSE, 1, june(8)));
        var relieved = new ReliefGiven(ID, june(6), "A voucher", null);
        var sunday = deadlinesSet(june(7), new DeadlineSet(RISK_RESPONSE, 1, june(8)));
        var moved = anew(june(7), new DeadlineSet(RISK_RESPONSE, 1, june(9), june(8)));
        complaint(rules(june(8)))
                .given(received(), saturday, relieved, sunday)
                .when(take(june(7)))
                .expectEvents(moved);
        assertThat(file(received(), saturday, relieved, sunday, moved)
                        .deadlines(june(7), rules(june(8)).calendar(moved.calendar())))
                .filteredOn(v -> v.type() == RISK_RESPONSE)
                .extracting(DeadlineView::dueOn)
                .containsExactly(june(8), june(9));
    }

    @Test
    @DisplayName("nobody is made late by a holiday that was taken back")
    void a_holiday_that_was_none() {
        var withdrawn = WEDNESDAY.after(new HolidayWithdrawn("WF", june(2), june(3)));
        complaint(withdrawn).given(received(), SET, MOVED).when(take(june(2))).expectNoEvents();
    }

    private static TakeHolidaysIn take(LocalDate today) {
        return new TakeHolidaysIn(ID, today);
    }

    private static HouseRules rules(LocalDate holiday) {
        return Desk.RULES.after(new HolidayAdded("WF", june(2), holiday, "Gedenktag"));
    }

    private static DeadlinesSet anew(LocalDate from, DeadlineSet... deadlines) {
        return new DeadlinesSet(ID, from, "GA-01/2011@1", "jollyday-2.19.0/NI+1", List.of(deadlines));
    }

    private static DeadlineView view(DeadlineType type, krm.core.complaint.event.ComplaintEvent... history) {
        var file = file(history);
        return file.deadlines(june(5), WEDNESDAY.calendar(file.calendarVersion())).stream()
                .filter(v -> v.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
