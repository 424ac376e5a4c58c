package krm.eventstore;

import java.util.UUID;

/**
 * What makes a repeated request harmless; stored with the events of its command or not at all.
 *
 * @param request 16 bytes: who, where and the key that the caller chose, see {@link MasterKey#fingerprint}
 * @param fingerprint 16 bytes: what was asked, so that another request under the same key is noticed
 */
public record IdempotencyEntry(byte[] request, byte[] fingerprint, UUID aggregateId) {}
