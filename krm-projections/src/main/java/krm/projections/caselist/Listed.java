package krm.projections.caselist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;

/**
 * A case as the list knows it.
 *
 * @param newest where it stands in the list ({@link Newest})
 * @param beganOn the day of reception as it was recorded first
 * @param lastOn the last day on which something happened
 * @param lastRecordedAt the last instant at which something was recorded
 * @param sequence of the last event that is in it
 */
record Listed(
        UUID id,
        long newest,
        String reference,
        Instant recordedAt,
        LocalDate beganOn,
        LocalDate lastOn,
        Instant lastRecordedAt,
        int sequence,
        ComplaintFile file) {}
