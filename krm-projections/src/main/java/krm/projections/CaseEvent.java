package krm.projections;

import java.util.Optional;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case, as the log has it, and as it reads without what is personal.
 *
 * @param reference (Aktenzeichen) on the case's first event, where it was given
 */
public record CaseEvent(
        StoredEvent stored, ComplaintEvent event, @Nullable String reference) {

    private static final String REFERENCE = "reference";

    /** Empty: it is not of a case. */
    public static Optional<CaseEvent> read(EventCodec codec, StoredEvent stored) {
        return codec.read(stored) instanceof ComplaintEvent event
                ? Optional.of(new CaseEvent(
                        stored,
                        event,
                        stored.sequence() == 0 ? codec.readMetadata(stored).get(REFERENCE) : null))
                : Optional.empty();
    }

    public UUID caseId() {
        return stored.aggregateId();
    }

    public int sequence() {
        return stored.sequence();
    }
}
