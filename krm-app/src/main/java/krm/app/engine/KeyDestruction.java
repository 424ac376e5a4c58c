package krm.app.engine;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.StoredAs;
import krm.eventstore.DataKeys;
import krm.eventstore.StoredEvent;
import krm.projections.Follower;

/**
 * Destroys the key of every case that was erased, whatever came in between: a crash after the event, or a restored
 * archive of keys that is older than the erasure. Again does no harm; a rebuild of read models does not come here.
 */
public final class KeyDestruction implements Follower {

    private static final String ERASED =
            ComplainantErased.class.getAnnotation(StoredAs.class).name();

    private final DataKeys keys;

    public KeyDestruction(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "key-destruction";
    }

    @Override
    public int segments() {
        return 1;
    }

    @Override
    public void follow(List<StoredEvent> events) {
        var erased = events.stream()
                .filter(event -> event.name().equals(ERASED))
                .map(StoredEvent::keyId)
                .collect(toSet());
        if (!erased.isEmpty()) {
            keys.destroy(erased);
        }
    }
}
