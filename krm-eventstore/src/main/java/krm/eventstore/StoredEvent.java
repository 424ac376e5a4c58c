package krm.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the log, as an auditor reads it: JSON as it was written, personal fields encrypted.
 *
 * @param position global position, 0 while the row is not stored yet
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
                payload,
                metadata,
                idempotency,
                computed);
    }
}
