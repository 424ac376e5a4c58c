package krm.core.deadline;

import java.time.LocalDate;

/**
 * A deadline that was set and how it stands on a day.
 *
 * @param missedAfter the last day on which a pending one is not missed yet
 */
public record DeadlineStanding(Deadline deadline, DeadlineState state, LocalDate missedAfter) {}
