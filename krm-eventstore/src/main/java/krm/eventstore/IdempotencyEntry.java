package krm.eventstore;

/**
 * Marks the events of a command as those of one request, so that the same request stores nothing a second time.
 *
 * @param request HMAC of who, where and the key that the caller chose, 16 bytes
 * @param fingerprint HMAC of the body, 16 bytes
 */
public record IdempotencyEntry(byte[] request, byte[] fingerprint) {}
