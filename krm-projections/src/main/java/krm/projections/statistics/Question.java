package krm.projections.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import krm.core.access.Actor;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which figures somebody asks for.
 *
 * @param houses of whoever looks into cases the own one; of REPORTING those that report to them
 * @param asOf the business days up to this one are looked at
 * @param knownAt what had been recorded by then
 */
public record Question(
        Actor viewer,
        List<String> houses,
        Period period,
        LocalDate asOf,
        Instant knownAt,
        @Nullable Facet by) {

    public Question {
        houses = List.copyOf(houses);
        if (viewer.role() != Role.REPORTING && !houses.equals(List.of(viewer.jobcenter()))) {
            throw new IllegalArgumentException("Another house's figures");
        }
    }

    /** Leaves the house: small counts are hidden. */
    boolean outside() {
        return viewer.role() == Role.REPORTING;
    }
}
