package krm.projections.caselist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;

/**
 * A case as the list knows it.
 *
 * @param newest where it stands in the list ({@link Newest})
 * @param sequence of the last event that is in it
 * @param notApplicable types of deadline that the kind knows and that do not apply to it
 */
record Listed(
        UUID id,
        long newest,
        String reference,
        Instant recordedAt,
        int sequence,
        ComplaintFile file,
        List<String> notApplicable,
        List<DeadlineLine> deadlines) {}
