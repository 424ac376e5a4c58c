package krm.core.house;

import java.time.LocalDate;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, on which day, and which version they had before their eyes ({@code If-Match}), if they say so.
 */
public record Change(Actor by, LocalDate on, @Nullable Integer expectedVersion) {

    void requireVersion(int version) {
        HouseRefusal.refuseIf(
                expectedVersion != null && expectedVersion != version, HouseRefusalCode.STALE_VERSION, null);
    }

    /** As oneself or as somebody's deputy. */
    boolean isBy(String user) {
        return by.user().equals(user) || user.equals(by.onBehalfOf());
    }
}
