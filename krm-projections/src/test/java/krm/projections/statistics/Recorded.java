package krm.projections.statistics;

import java.time.Instant;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;

/** An event as it was recorded. */
record Recorded(UUID complaint, int sequence, Instant recordedAt, ComplaintEvent event) {}
