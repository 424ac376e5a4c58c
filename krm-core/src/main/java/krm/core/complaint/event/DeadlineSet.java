package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/**
 * One due day (Termin) and the run of the case it belongs to, from 1.
 *
 * @param insteadOf the due day that it takes the place of, where a holiday was added later
 */
public record DeadlineSet(
        DeadlineType type,
        int run,
        LocalDate dueOn,
        @Nullable LocalDate insteadOf) {

    public DeadlineSet(DeadlineType type, int run, LocalDate dueOn) {
        this(type, run, dueOn, null);
    }
}
