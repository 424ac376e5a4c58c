package krm.core.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline that was set ends if nothing more is done: at the end of all days none is pending any more.
 *
 * @param metOn the day its step was done, too late ones included
 * @param missedAfter the last day on which it is not missed yet
 */
public record DeadlineEnding(
        Deadline deadline, DeadlineState state, @Nullable LocalDate metOn, LocalDate missedAfter) {}
