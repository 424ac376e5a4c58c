package krm.app.imports;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An import (Übernahme aus einem Altverfahren) as it stands.
 *
 * @param linesRead everything up to this line is done
 * @param refused lines that were not taken
 */
public record Import(
        UUID id,
        String jobcenter,
        String startedBy,
        @Nullable String onBehalfOf,
        OffsetDateTime startedAt,
        State state,
        long linesRead,
        long linesTotal,
        long refused) {

    /** Its refusals tell of cases that not everybody may know of: it is shown to who has handed it in, or their deputy. */
    public boolean isOf(Actor actor) {
        return actor.jobcenter().equals(jobcenter)
                && (actor.user().equals(startedBy)
                        || startedBy.equals(actor.onBehalfOf())
                        || actor.user().equals(onBehalfOf));
    }

    /** Refused lines do not make an import fail; only a file that has become unreadable does. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
