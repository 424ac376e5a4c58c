package krm.core.deadline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as people see it on a day. {@code actBy} is the last working day on or before the due day; {@code metOn}
 * is the day its step was done, too late ones included.
 */
public record DeadlineView(
        DeadlineType type,
        int run,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate actBy,
        DeadlineState state,
        @Nullable LocalDate metOn,
        List<Explanation> explanation) {}
