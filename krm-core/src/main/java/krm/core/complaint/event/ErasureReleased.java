package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** Personal data need not be kept any longer. */
@StoredAs(name = "ErasureReleased", revision = 1)
public record ErasureReleased(
        String complaintId,
        LocalDate occurredOn,
        @Personal @Nullable String reason) implements ComplaintEvent {}
