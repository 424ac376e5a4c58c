package krm.projections;

import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case, as the log has it and as it reads, its personal fields still encrypted.
 *
 * @param reference (Aktenzeichen) on the case's first event, where it was given
 */
public record CaseEvent(
        StoredEvent stored, ComplaintEvent event, @Nullable String reference) {

    public UUID caseId() {
        return stored.aggregateId();
    }

    public int sequence() {
        return stored.sequence();
    }
}
