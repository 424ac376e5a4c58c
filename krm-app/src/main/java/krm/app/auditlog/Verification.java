package krm.app.auditlog;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification of the log (Prüfung), as far as it is.
 *
 * @param toPosition the last one that was there when it began, or that was asked for
 * @param position reached so far
 * @param verdict as JSON; only where it is done
 */
public record Verification(
        UUID id,
        State state,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        String askedBy,
        long fromPosition,
        long toPosition,
        long position,
        @Nullable String verdict) {

    /** How far it has come. */
    public enum State {
        RUNNING,
        DONE,
        /** The database could not be read, or by our own mistake. */
        FAILED,
        /** krm was stopped or died; it says nothing about the log. */
        INTERRUPTED
    }
}
