package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.deadline.DeadlineType;

/** One due day (Termin) and the run of the case it belongs to, from 1. */
public record DeadlineSet(DeadlineType type, int run, LocalDate dueOn) {}
