package krm.core.complaint;

import java.time.LocalDateTime;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step, at which local time (Europe/Berlin) it is recorded, and which version of the case they had before
 * their eyes ({@code If-Match}), if they say so. The core has no clock.
 *
 * @param takingOver what an older system has on record: who was entitled there, and whom the case names, is no rule here
 *     (rules.md §7)
 */
public record Acting(Actor by, LocalDateTime at, @Nullable Integer expectedVersion, boolean takingOver) {

    public Acting(Actor by, LocalDateTime at, @Nullable Integer expectedVersion) {
        this(by, at, expectedVersion, false);
    }

    void requireVersion(int version) {
        if (expectedVersion != null && expectedVersion != version) {
            throw new StaleVersion(expectedVersion, version);
        }
    }
}
