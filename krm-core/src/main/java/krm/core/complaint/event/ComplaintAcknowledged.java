package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** The receipt was confirmed to the complainant (Eingangsbestätigung; S2.64). */
@StoredAs(name = "ComplaintAcknowledged", revision = 1)
public record ComplaintAcknowledged(
        String complaintId,
        LocalDate occurredOn,
        Medium medium,
        @Personal @Nullable String reason) implements ComplaintEvent {}
