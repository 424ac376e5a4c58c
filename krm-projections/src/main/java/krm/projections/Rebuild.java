package krm.projections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last rebuild of a projection.
 *
 * @param position of the log that the new tables have come to; {@code head} is where they have to
 * @param eventsPerSecond so far, or on the whole
 * @param secondsLeft at that rate, without the time for the indexes; null unless it is running
 * @param error why it has failed: what kind of failure
 */
public record Rebuild(
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long position,
        long head,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String error) {

    /** What has become of it; {@code INTERRUPTED}: whoever did it has died, and what was made is thrown away. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }
}
