package krm.projections.statistics;

import java.time.LocalDate;
import krm.core.complaint.event.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the first run of a case came to: of answers and closings reports count that one (rules.md §4).
 *
 * @param firstAnsweredOn the first substantive answer, provisional or final
 * @param outcome of the final answer; a statement has none
 */
record FirstRun(
        @Nullable LocalDate firstAnsweredOn,
        @Nullable LocalDate answeredOn,
        @Nullable Outcome outcome,
        @Nullable LocalDate closedOn) {}
