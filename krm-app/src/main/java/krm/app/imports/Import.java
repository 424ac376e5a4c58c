package krm.app.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import (Übernahme aus einem Altverfahren) as it stands.
 *
 * @param linesRead everything up to this line is done
 */
public record Import(
        UUID id,
        String jobcenter,
        String startedBy,
        @Nullable String onBehalfOf,
        State state,
        long linesRead,
        long linesTotal) {

    /** Refused lines do not make an import fail; only a file that has become unreadable does. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
