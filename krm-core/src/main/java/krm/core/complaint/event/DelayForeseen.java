package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** The handler foresees that two weeks will not do, so an interim notice is due (S2.66). */
@StoredAs(name = "DelayForeseen", revision = 1)
public record DelayForeseen(
        String complaintId,
        LocalDate occurredOn,
        @Personal @Nullable String reason) implements ComplaintEvent {}
