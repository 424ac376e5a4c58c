package krm.core.complaint;

import java.time.LocalDate;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.DeadlinesSet;

/**
 * From which day on the events of a case count for whoever looks back ({@link TwoTimes}): each from its own, but none from
 * before what it follows from. Due days that a correction has set anew run from an earlier day, and nobody knew them before
 * the correction; nothing of a run has happened before the reopening that began it.
 */
public final class Chronology {

    private LocalDate reopenedOn = LocalDate.MIN;
    /** Of the correction that the last event came with; the first day of all if it came with none. */
    private LocalDate correctedOn = LocalDate.MIN;

    /** @param event the next one of the case, in the order of their recording */
    public LocalDate next(ComplaintEvent event) {
        var on = later(event.occurredOn(), reopenedOn);
        return switch (event) {
            case DeadlinesSet _ -> later(on, correctedOn);
            case ComplaintCorrected _ -> correctedOn = on;
            case ComplaintReopened _ -> {
                correctedOn = LocalDate.MIN;
                yield reopenedOn = on;
            }
            default -> {
                correctedOn = LocalDate.MIN;
                yield on;
            }
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
