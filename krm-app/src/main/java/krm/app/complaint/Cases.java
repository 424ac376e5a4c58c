package krm.app.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.springframework.stereotype.Component;

/** Reads cases from their events, so that nobody is ever behind their own write. */
@Component
class Cases {

    private final EventLog log;
    private final EventCodec codec;
    private final DataKeys keys;

    Cases(EventLog log, EventCodec codec, DataKeys keys) {
        this.log = log;
        this.codec = codec;
        this.keys = keys;
    }

    Optional<Case> find(UUID id) {
        var stored = log.ofAggregate(id, 0);
        // Houses and people are in the log too, under ids that everybody can work out.
        return stored.isEmpty() || !(codec.read(stored.getFirst()) instanceof ComplaintEvent)
                ? Optional.empty()
                : Optional.of(Case.of(
                        id,
                        stored.stream()
                                .map(e -> new Case.Entry(e, (ComplaintEvent) codec.read(e)))
                                .toList()));
    }

    /** The case's events with their personal text, or the word that it is erased. */
    Map<StoredEvent, ComplaintEvent> reveal(Case some) {
        var found = keys.find(List.of(some.first().keyId()));
        var revealed = new LinkedHashMap<StoredEvent, ComplaintEvent>();
        for (var entry : some.entries()) {
            var stored = entry.stored();
            revealed.put(stored, (ComplaintEvent) codec.reveal(stored, found.get(stored.keyId())));
        }
        return revealed;
    }

    Map<String, String> metadata(StoredEvent stored) {
        return codec.readMetadata(stored);
    }
}
