package krm.app.house;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of a house or a user, as a case's history shows its own. */
@Component
class Histories {

    record Item(
            int sequence,
            String type,
            LocalDate occurredOn,
            OffsetDateTime recordedAt,
            @Nullable String actor,
            @Nullable String role,
            @Nullable String onBehalfOf,
            JsonNode data,
            String hash) {}

    private final EventLog log;
    private final EventCodec codec;
    private final JsonMapper json;
    private final Clock clock;

    Histories(EventLog log, EventCodec codec, JsonMapper json, Clock clock) {
        this.log = log;
        this.codec = codec;
        this.json = json;
        this.clock = clock;
    }

    List<Item> of(String id) {
        return log.ofAggregate(UUID.fromString(id), 0).stream().map(this::item).toList();
    }

    private Item item(StoredEvent stored) {
        var metadata = codec.readMetadata(stored);
        return new Item(
                stored.sequence(),
                stored.name(),
                stored.occurredOn(),
                stored.recordedAt().atZone(clock.getZone()).toOffsetDateTime(),
                metadata.get("actor"),
                metadata.get("role"),
                metadata.get("onBehalfOf"),
                json.valueToTree(codec.read(stored)),
                HexFormat.of().formatHex(stored.hash()));
    }
}
