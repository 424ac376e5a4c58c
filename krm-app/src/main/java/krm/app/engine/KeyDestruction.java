package krm.app.engine;

import java.util.List;
import java.util.UUID;
import krm.core.complaint.event.ComplainantErased;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import krm.projections.caselist.CaseListProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Destroys the key of every case that was erased, whatever came in between: a crash after the event, or a restored
 * archive of keys that is older than the erasure. Again does no harm.
 */
@ProcessingGroup(CaseListProjection.NAME)
public final class KeyDestruction {

    private final EventLog log;
    private final DataKeys keys;

    public KeyDestruction(EventLog log, DataKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    @EventHandler
    void on(ComplainantErased event) {
        keys.destroy(log.ofAggregate(UUID.fromString(event.complaintId()), 0).stream()
                .findFirst()
                .map(StoredEvent::keyId)
                .map(List::of)
                .orElseThrow());
    }
}
