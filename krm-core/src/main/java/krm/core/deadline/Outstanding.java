package krm.core.deadline;

import java.time.LocalDate;

/**
 * A deadline that is not yet done and still can be done.
 *
 * @param no which follow-up; 0 for everything else
 * @param missedAfter at the end of this day it is missed: the due day, but for an interim notice that nobody has
 *     forecast the end of the answer's days
 */
public record Outstanding(DeadlineType type, int run, int no, LocalDate dueOn, LocalDate missedAfter) {

    /** On that day its handler is asked whether the answer will come in time: from the due day on, until it is missed (S2.66). */
    public boolean asksForForecast(LocalDate today) {
        return type == DeadlineType.INTERIM_NOTICE
                && missedAfter.isAfter(dueOn)
                && !dueOn.isAfter(today)
                && !missedAfter.isBefore(today);
    }
}
