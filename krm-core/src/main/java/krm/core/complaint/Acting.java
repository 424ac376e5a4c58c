package krm.core.complaint;

import java.time.LocalDateTime;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step, at which local time (Europe/Berlin) it is recorded, and which version of the case they had before
 * their eyes ({@code If-Match}), if they say so. The core has no clock.
 */
public record Acting(Actor by, LocalDateTime at, @Nullable Integer expectedVersion) {

    void requireVersion(int version) {
        if (expectedVersion != null && expectedVersion != version) {
            throw new StaleVersion(expectedVersion, version);
        }
    }
}
