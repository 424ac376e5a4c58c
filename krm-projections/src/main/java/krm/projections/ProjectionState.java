package krm.projections;

import org.jspecify.annotations.Nullable;

/**
 * How a projection stands.
 *
 * @param generation of its tables, from 1: each rebuild makes a new one
 * @param position up to which it has seen everything; {@code head} is the newest event's
 * @param lagEvents between the two; gaps in the positions count too
 * @param lagSeconds how old the first event is that it has not seen
 * @param deadLetters cases whose events wait
 */
public record ProjectionState(
        String name,
        int generation,
        int segments,
        long position,
        long head,
        long lagEvents,
        long lagSeconds,
        long deadLetters,
        @Nullable Rebuild rebuild) {}
