package krm.projections.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a period with those to compare them with (Statistik; S1.32 to S1.39, S2.79).
 *
 * @param knownAt only where somebody asked for an instant
 * @param groups of each key of the facet, if there is one; a complaint counts in each of its keys
 */
public record Report(
        Period period,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OffsetDateTime knownAt,
        Coverage coverage,
        @JsonUnwrapped Figures figures,
        Compared previousPeriod,
        Compared sameLastYear,
        List<Group> groups) {

    /** The figures of another period, by the same day. */
    public record Compared(Period period, @JsonUnwrapped Figures figures) {}

    /** The figures of one key. */
    public record Group(String key, @JsonUnwrapped Figures figures) {}

    /**
     * What the figures cover (S1.37, S1.38).
     *
     * @param reporting houses of which any case is known
     * @param lastEntry when something was recorded last, as far as was known
     */
    public record Coverage(
            List<String> jobcenters,
            List<String> reporting,
            @Nullable OffsetDateTime lastEntry) {}
}
