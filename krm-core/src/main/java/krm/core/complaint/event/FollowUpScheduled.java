package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/**
 * An internal day was set (Wiedervorlage; S2.28): what is to be looked at, and by whom. {@code no} counts from 1.
 *
 * @param calendar the version of the working days by which the day to act by is told; null: that of the case's other due days
 */
@StoredAs(name = "FollowUpScheduled", revision = 1)
public record FollowUpScheduled(
        String complaintId,
        LocalDate occurredOn,
        int no,
        LocalDate dueOn,
        String whom,
        @Personal String what,
        @Personal @Nullable String reason,
        @Nullable String calendar)
        implements ComplaintEvent {}
