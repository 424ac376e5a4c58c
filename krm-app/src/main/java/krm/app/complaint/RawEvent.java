package krm.app.complaint;

import java.util.HexFormat;
import java.util.UUID;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored, personal fields encrypted: with its day, instant, sequence and name, and the hash of the
 * event before it, everything that its own hash is made of (docs/operations.md says how).
 *
 * @param position in the log of all cases
 * @param correlationId what binds together all that one call caused
 * @param causationId the command that it came from
 * @param request keyed hash of the call's idempotency key, hexadecimal
 * @param fingerprint keyed hash of the call's body, hexadecimal
 */
record RawEvent(
        long position,
        UUID aggregateId,
        UUID eventId,
        UUID keyId,
        @Nullable UUID correlationId,
        @Nullable UUID causationId,
        int revision,
        String payload,
        String metadata,
        @Nullable String request,
        @Nullable String fingerprint) {

    static RawEvent of(StoredEvent stored) {
        IdempotencyEntry call = stored.idempotency();
        return new RawEvent(
                stored.position(),
                stored.aggregateId(),
                stored.eventId(),
                stored.keyId(),
                stored.correlationId(),
                stored.causationId(),
                stored.revision(),
                stored.payload(),
                stored.metadata(),
                call == null ? null : HexFormat.of().formatHex(call.request()),
                call == null ? null : HexFormat.of().formatHex(call.fingerprint()));
    }
}
