package krm.eventstore;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import peers.krm.TableCopy;

/** Copies events into an empty log as the store would have written them: encrypted with keys of their own, chained by hashes. */
public final class SampleLog implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    /** Where a case's chain is. */
    private static final class Chain {

        private final UUID keyId = UUID.randomUUID();
        private final SecretKey key;
        private byte[] last = EventHash.GENESIS;

        Chain(SecretKey key) {
            this.key = key;
        }
    }

    private final EventCodec codec;
    private final MasterKey master;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, Chain> chains = new HashMap<>();
    private final TableCopy events;
    private final TableCopy keys;

    /** Two connections that may write both. */
    public SampleLog(EventCodec codec, MasterKey master, Connection events, Connection keys) throws SQLException {
        this.codec = codec;
        this.master = master;
        this.events = new TableCopy(
                events,
                "events.event (recorded_at, aggregate_id, event_id, key_id, sequence, occurred_on, revision, name,"
                        + " correlation_id, causation_id, payload, metadata, hash)");
        this.keys = new TableCopy(keys, "keys.data_key (key_id, wrapped)");
    }

    public void add(UUID id, int sequence, Instant at, LocalDate on, Object event, String metadata)
            throws SQLException {
        var chain = chains.get(id);
        if (chain == null) {
            chain = begun();
            chains.put(id, chain);
        }
        var type = codec.typeOf(event);
        var call = UUID.randomUUID();
        var row = new StoredEvent(
                0,
                id,
                UUID.randomUUID(),
                chain.keyId,
                sequence,
                at,
                on,
                type.name(),
                type.revision(),
                call,
                call,
                codec.write(event, id, sequence, chain.key),
                metadata,
                null,
                EventHash.GENESIS);
        chain.last = EventHash.of(row, chain.last);
        events.row(
                at.atOffset(ZoneOffset.UTC),
                id,
                row.eventId(),
                row.keyId(),
                sequence,
                on,
                row.revision(),
                row.name(),
                call,
                call,
                row.payload(),
                metadata,
                "\\x" + HexFormat.of().formatHex(chain.last));
    }

    private Chain begun() throws SQLException {
        var secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        var chain = new Chain(new SecretKeySpec(secret, "AES"));
        keys.row(chain.keyId, "\\x" + HexFormat.of().formatHex(master.wrap(chain.keyId, secret)));
        return chain;
    }

    @Override
    public void close() throws SQLException {
        keys.end();
        events.end();
    }
}
