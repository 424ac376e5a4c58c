package krm.core.complaint;

import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.NoteAdded;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.Test;

/** From which day on an event counts for whoever looks back (rules.md §5, «Two times»). */
class ChronologyTest {

    @Test
    void each_counts_from_its_own_day_in_whatever_order_they_were_recorded() {
        assertThat(days(note(9), note(3), dueDaysFrom(1))).containsExactly(june(9), june(3), june(1));
    }

    @Test
    void due_days_that_a_correction_has_set_anew_count_from_the_correction_on() {
        assertThat(days(dueDaysFrom(1), corrected(20), dueDaysFrom(1), dueDaysFrom(15), note(3), dueDaysFrom(1)))
                .containsExactly(june(1), june(20), june(20), june(20), june(3), june(1));
    }

    @Test
    void nothing_that_was_recorded_after_a_reopening_counts_before_it() {
        assertThat(days(note(3), reopened(20), dueDaysFrom(20), note(15), corrected(16), note(25)))
                .containsExactly(june(3), june(20), june(20), june(20), june(20), june(25));
    }

    private static List<LocalDate> days(ComplaintEvent... events) {
        var chronology = new Chronology();
        return Stream.of(events).map(chronology::next).toList();
    }

    private static ComplaintEvent note(int day) {
        return new NoteAdded(Desk.ID, june(day), "x", null);
    }

    private static ComplaintEvent dueDaysFrom(int day) {
        return deadlinesSet(june(day), new DeadlineSet(DeadlineType.ANSWER, 1, june(day + 1)));
    }

    private static ComplaintEvent reopened(int day) {
        return new ComplaintReopened(Desk.ID, june(day), "x");
    }

    private static ComplaintEvent corrected(int day) {
        return new ComplaintCorrected(
                Desk.ID, june(day), CorrectedField.CHANNEL, null, "LETTER", "PHONE", null, null, null, "x");
    }
}
