package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.file;
import static krm.core.complaint.Desk.followUp;
import static krm.core.complaint.Desk.followedUp;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static krm.core.complaint.Desk.redirected;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.ComplaintCommand.RemindOfFollowUps;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.ReminderSent;
import krm.core.complaint.event.ReminderWay;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code ReminderSent} (S2.28): who was reminded of which follow-up, once, when its day has come (10 June). */
class RemindingTest {

    private static final ReminderSent REMINDED = reminded(june(10).getDayOfMonth(), 1);

    @Test
    @DisplayName("S2.28 on its day, not before")
    void on_its_day() {
        complaint()
                .given(received(), followUp(1))
                .when(new RemindOfFollowUps(ID, june(9)))
                .expectNoEvents();
        complaint()
                .given(received(), followUp(1))
                .when(new RemindOfFollowUps(ID, june(10)))
                .expectEvents(REMINDED);
        assertThat(file(received(), followUp(1)).nextRecordOn()).contains(june(10));
    }

    @Test
    @DisplayName("S2.28 once; then only the miss is left to record")
    void once() {
        complaint()
                .given(received(), followUp(1), REMINDED)
                .when(new RemindOfFollowUps(ID, june(12)))
                .expectNoEvents();
        var missed = new DeadlineMissed(ID, june(11), DeadlineType.FOLLOW_UP, 1, 1, june(10));
        assertThat(file(received(), followUp(1), REMINDED).nextRecordOn()).contains(june(11));
        assertThat(file(received(), followUp(1), REMINDED, missed).nextRecordOn())
                .isEmpty();
    }

    @Test
    @DisplayName("after days of downtime on the day on which it really happened, each follow-up for itself")
    void after_days_of_downtime() {
        complaint()
                .given(received(), followUp(1), followUp(2), followedUp(1))
                .when(new RemindOfFollowUps(ID, june(13)))
                .expectEvents(reminded(13, 2));
    }

    @Test
    void what_is_done_or_passed_on_needs_no_reminder() {
        complaint()
                .given(received(), followUp(1), followedUp(1))
                .when(new RemindOfFollowUps(ID, june(10)))
                .expectNoEvents();
        complaint()
                .given(received(), followUp(1), redirected())
                .when(new RemindOfFollowUps(ID, june(10)))
                .expectNoEvents();
        assertThat(file(received(), followUp(1), redirected()).nextRecordOn()).isEmpty();
    }

    @Test
    @DisplayName("rules.md §7 the system's own events do not count in the version")
    void not_in_the_version() {
        assertThat(file(received(), followUp(1), REMINDED).version()).isEqualTo(2);
    }

    private static ReminderSent reminded(int day, int no) {
        return new ReminderSent(ID, june(day), no, "krm", ReminderWay.WORKLIST);
    }
}
