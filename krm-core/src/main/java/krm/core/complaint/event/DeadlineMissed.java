package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.deadline.DeadlineType;

/** A due day has passed without its step (rules.md §4); recorded once. {@code no} counts follow-ups, and is 0 else. */
@StoredAs(name = "DeadlineMissed", revision = 1)
public record DeadlineMissed(
        String complaintId, LocalDate occurredOn, DeadlineType type, int run, int no, LocalDate dueOn)
        implements ComplaintEvent {

    @Override
    public boolean bySystem() {
        return true;
    }
}
