package krm.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log, as an auditor reads it: JSON as it was written, personal fields encrypted.
 *
 * @param position global position, 0 while the row is not stored yet
 * @param correlationId what binds together all that one call caused
 * @param causationId the command that it came from
 * @param idempotency on the first event of a command that came with a key
 * @param hash SHA-256, see {@link EventHash}
 */
public record StoredEvent(
        long position,
        UUID aggregateId,
        UUID eventId,
        UUID keyId,
        int sequence,
        Instant recordedAt,
        LocalDate occurredOn,
        String name,
        int revision,
        @Nullable UUID correlationId,
        @Nullable UUID causationId,
        String payload,
        String metadata,
        @Nullable IdempotencyEntry idempotency,
        byte[] hash) {

    StoredEvent withMetadata(String changed) {
        return new StoredEvent(
                position,
                aggregateId,
                eventId,
                keyId,
                sequence,
                recordedAt,
                occurredOn,
                name,
                revision,
                correlationId,
                causationId,
                payload,
                changed,
                idempotency,
                hash);
    }

    StoredEvent withHash(byte[] computed) {
        return new StoredEvent(
                position,
                aggregateId,
                eventId,
                keyId,
                sequence,
                recordedAt,
                occurredOn,
                name,
                revision,
                correlationId,
                causationId,
                payload,
                metadata,
                idempotency,
                computed);
    }
}
