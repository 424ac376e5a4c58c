package krm.core.complaint;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Which part of a history somebody looks at: what had happened by a business day, as far as it had been recorded by an
 * instant (rules.md §5).
 */
public record TwoTimes(LocalDate asOf, Instant knownAt) {

    public boolean hold(LocalDate occurredOn, Instant recordedAt) {
        return !occurredOn.isAfter(asOf) && !recordedAt.isAfter(knownAt);
    }
}
