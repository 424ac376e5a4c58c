package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of an aggregate: each event's SHA-256 covers its columns and the hash of the event before it, so that no
 * event can be changed, put in or taken out between two others unseen. It is computed on the ciphertext: destroying a
 * key breaks nothing.
 *
 * <p>The bytes, in this order: predecessor's hash (32 zero bytes for the first), aggregate id, event id, key id,
 * correlation id, causation id (16 bytes each, zero where there is none), sequence (4), recorded at (8, microseconds since 1970), occurred on (8, days since 1970), revision (4),
 * then name, payload and metadata in UTF-8, request and fingerprint (empty where there are none), each after its length
 * (4). Numbers are big-endian.
 */
final class EventHash {

    static final int LENGTH = 32;

    /** What comes before the first event of an aggregate. */
    static final byte[] GENESIS = new byte[LENGTH];

    private static final byte[] NONE = {};
    private static final int FIXED = LENGTH + 5 * 16 + 4 + 8 + 8 + 4 + 5 * 4;

    private EventHash() {}

    static byte[] of(StoredEvent event, byte[] predecessor) {
        var name = event.name().getBytes(UTF_8);
        var payload = event.payload().getBytes(UTF_8);
        var metadata = event.metadata().getBytes(UTF_8);
        var request = event.idempotency() == null ? NONE : event.idempotency().request();
        var fingerprint =
                event.idempotency() == null ? NONE : event.idempotency().fingerprint();
        var bytes = ByteBuffer.allocate(
                        FIXED + name.length + payload.length + metadata.length + request.length + fingerprint.length)
                .put(predecessor);
        put(bytes, event.aggregateId());
        put(bytes, event.eventId());
        put(bytes, event.keyId());
        put(bytes, event.correlationId());
        put(bytes, event.causationId());
        bytes.putInt(event.sequence())
                .putLong(microseconds(event.recordedAt()))
                .putLong(event.occurredOn().toEpochDay())
                .putInt(event.revision());
        for (var text : new byte[][] {name, payload, metadata, request, fingerprint}) {
            bytes.putInt(text.length).put(text);
        }
        return sha256().digest(bytes.array());
    }

    private static void put(ByteBuffer bytes, @Nullable UUID id) {
        bytes.putLong(id == null ? 0 : id.getMostSignificantBits())
                .putLong(id == null ? 0 : id.getLeastSignificantBits());
    }

    /** Wraps around for what is no time that was ever recorded, as infinity: a hash there is all the same. */
    private static long microseconds(Instant instant) {
        return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
