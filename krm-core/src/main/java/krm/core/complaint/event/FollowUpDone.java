package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** What an internal day was set for has been done. */
@StoredAs(name = "FollowUpDone", revision = 1)
public record FollowUpDone(
        String complaintId,
        LocalDate occurredOn,
        int no,
        @Personal @Nullable String reason) implements ComplaintEvent {}
