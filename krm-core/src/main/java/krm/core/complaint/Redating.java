package krm.core.complaint;

import java.time.LocalDateTime;
import java.util.List;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.deadline.Deadline;
import krm.core.deadline.Deadlines;
import krm.core.house.Draft;

/**
 * A case as a draft of the rules would have judged it (Probelauf; rules.md §4, «Rule books»): what was done stays as it was
 * done, and the system sets other due days by the rules by which it always sets them.
 */
public final class Redating {

    private Redating() {}

    /**
     * The next event of the case, by the draft.
     *
     * @param file the case before it, by the draft
     */
    public static ComplaintEvent by(Draft draft, ComplaintFile file, ComplaintEvent event, LocalDateTime recordedAt) {
        return event instanceof DeadlinesSet set ? anew(draft, file, set, recordedAt) : event;
    }

    private static DeadlinesSet anew(Draft draft, ComplaintFile file, DeadlinesSet set, LocalDateTime recordedAt) {
        var deadlines = draft.deadlines(set.calendar());
        return new DeadlinesSet(
                set.complaintId(),
                set.occurredOn(),
                draft.book().reference(),
                deadlines.calendar().version(),
                movedByHoliday(set)
                        ? file.movedBy(deadlines, recordedAt.toLocalDate()).getOrDefault(set.occurredOn(), List.of())
                        : set.deadlines().stream()
                                .map(one -> anew(one, deadlines, file, set, recordedAt))
                                .toList());
    }

    private static boolean movedByHoliday(DeadlinesSet set) {
        return set.deadlines().stream().anyMatch(deadline -> deadline.insteadOf() != null);
    }

    private static DeadlineSet anew(
            DeadlineSet one, Deadlines deadlines, ComplaintFile file, DeadlinesSet set, LocalDateTime recordedAt) {
        var before = new Deadline(one.type(), one.run(), set.occurredOn(), one.dueOn());
        var after = deadlines.setAnew(before, file.received().reception(), recordedAt);
        return new DeadlineSet(one.type(), one.run(), after.dueOn());
    }
}
