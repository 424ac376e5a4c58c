package krm.projections;

import java.time.Instant;
import java.util.UUID;

/**
 * A case of which an event could not be projected. Says where the event is in the log and what kind of failure it was;
 * nothing of the case, since whoever repairs need not see it.
 *
 * @param position of the first event that waits
 * @param tries how often it was tried
 */
public record DeadLetter(
        UUID id, String projection, long position, String error, int tries, Instant parkedAt, Instant triedAt) {}
