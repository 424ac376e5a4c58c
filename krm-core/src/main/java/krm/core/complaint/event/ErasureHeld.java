package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** Personal data must be kept for now. */
@StoredAs(name = "ErasureHeld", revision = 1)
public record ErasureHeld(
        String complaintId,
        LocalDate occurredOn,
        @Personal @Nullable String reason) implements ComplaintEvent {}
