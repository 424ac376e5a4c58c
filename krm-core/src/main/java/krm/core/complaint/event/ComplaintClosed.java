package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** It was filed away (ausgetragen, z.d.A.; S2.40, S2.100) at the registry; where the originals lie (S2.83). */
@StoredAs(name = "ComplaintClosed", revision = 1)
public record ComplaintClosed(
        String complaintId,
        LocalDate occurredOn,
        @Nullable String originalsAt,
        String registryUnit,
        @Personal @Nullable String reason)
        implements ComplaintEvent {}
