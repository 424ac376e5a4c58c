package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;

/** It was no matter for this house, or no complaint (S2.22, S2.23): passed on with its day of reception, and ended here. */
@StoredAs(name = "ComplaintRedirected", revision = 1)
public record ComplaintRedirected(
        String complaintId,
        LocalDate occurredOn,
        RedirectTarget target,
        LocalDate receivedOn,
        @Personal String reason) implements ComplaintEvent {}
