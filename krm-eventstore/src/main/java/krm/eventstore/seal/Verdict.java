package krm.eventstore.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has found.
 *
 * @param to the last position looked at
 * @param events how many are in the range
 * @param unchanged whether every event is what was appended, by the hash chains of the aggregates
 * @param complete whether the range holds what was sealed and nothing else; null if nothing of it is sealed
 * @param seals how many were checked
 * @param sealedUpTo the last position that a good seal covers; behind it nobody can tell whether something is missing
 * @param sealedAt when that seal was made
 * @param unsealed how many events lie behind it
 * @param findingsTotal how many there are; listed are the first ones
 */
public record Verdict(
        long from,
        long to,
        long events,
        boolean unchanged,
        @Nullable Boolean complete,
        long seals,
        long sealedUpTo,
        @Nullable Instant sealedAt,
        long unsealed,
        long findingsTotal,
        List<Finding> findings) {

    /** Nothing is known to be wrong. */
    public boolean good() {
        return findingsTotal == 0;
    }
}
