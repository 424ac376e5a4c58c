package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.ComplaintCommand.RecordMissedDeadlines;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Medium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code DeadlineMissed} (rules.md §4): recorded once, when the day has passed, whatever came since. */
class RecordingMissesTest {

    private static final DeadlinesSet SET = deadlinesSet(
            june(1),
            new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
            new DeadlineSet(INTERIM_NOTICE, 1, june(8)),
            new DeadlineSet(ANSWER, 1, june(15)));
    private static final DeadlineMissed ACKNOWLEDGEMENT_MISSED =
            new DeadlineMissed(ID, june(5), ACKNOWLEDGEMENT, 1, 0, june(4));

    @Test
    @DisplayName("S2.116 on the due day there is nothing to record, on the next one there is")
    void when_the_day_has_passed() {
        complaint()
                .given(received(), SET)
                .when(new RecordMissedDeadlines(ID, june(4)))
                .expectNoEvents();
        complaint()
                .given(received(), SET)
                .when(new RecordMissedDeadlines(ID, june(5)))
                .expectEvents(ACKNOWLEDGEMENT_MISSED);
        assertThat(Desk.file(received(), SET).nextRecordOn()).contains(june(5));
    }

    @Test
    void once() {
        complaint()
                .given(received(), SET, ACKNOWLEDGEMENT_MISSED)
                .when(new RecordMissedDeadlines(ID, june(15)))
                .expectNoEvents();
        assertThat(Desk.file(received(), SET, ACKNOWLEDGEMENT_MISSED).nextRecordOn())
                .contains(june(16));
    }

    @Test
    @DisplayName("after days of downtime all at once, each with its own day, those done late too")
    void after_days_of_downtime() {
        complaint()
                .given(received(), SET, new ComplaintAcknowledged(ID, june(10), Medium.LETTER, null))
                .when(new RecordMissedDeadlines(ID, june(20)))
                .expectEvents(
                        ACKNOWLEDGEMENT_MISSED,
                        new DeadlineMissed(ID, june(16), INTERIM_NOTICE, 1, 0, june(8)),
                        new DeadlineMissed(ID, june(16), ANSWER, 1, 0, june(15)));
    }

    @Test
    @DisplayName("rules.md §7 the system's own events do not count in the version")
    void not_in_the_version() {
        assertThat(Desk.file(received(), SET, ACKNOWLEDGEMENT_MISSED).version()).isEqualTo(1);
    }
}
