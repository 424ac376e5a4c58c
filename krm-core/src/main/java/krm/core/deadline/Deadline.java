package krm.core.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that was set: a fact, not computed anew when it is read. {@code setOn} is the day it runs from;
 * {@code no} counts follow-ups from 1 and is 0 for everything else.
 *
 * @param calendar the version of the calendar that it was set by; absent where none was needed
 */
public record Deadline(
        DeadlineType type,
        int run,
        int no,
        LocalDate setOn,
        LocalDate dueOn,
        @Nullable String calendar) {

    public Deadline(DeadlineType type, int run, LocalDate setOn, LocalDate dueOn) {
        this(type, run, 0, setOn, dueOn, null);
    }
}
