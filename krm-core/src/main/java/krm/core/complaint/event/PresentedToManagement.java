package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** It was laid before the management (vorgelegt; S2.55), or there was a reason not to. */
@StoredAs(name = "PresentedToManagement", revision = 1)
public record PresentedToManagement(
        String complaintId,
        LocalDate occurredOn,
        @Personal @Nullable String waivedBecause,
        @Personal @Nullable String reason)
        implements ComplaintEvent {}
