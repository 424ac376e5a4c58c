package krm.projections.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which figures somebody asks for.
 *
 * @param houses some of those that the viewer may ask for ({@link Access#figuresOf})
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

    /** All that is known; clocks of nodes may differ a little. */
    public static final Instant NOW = Instant.parse("9999-12-31T00:00:00Z");

    public Question {
        houses = List.copyOf(houses);
        if (houses.isEmpty() || !Access.figuresOf(viewer).containsAll(houses)) {
            throw new IllegalArgumentException("Another house's figures");
        }
    }

    /** The one that is asked about, and those that it is compared with. */
    List<Period> periods() {
        return List.of(period, period.previous(), period.yearBefore());
    }

    /** Of one house only, by what was known at the same time. */
    Question of(String house) {
        return new Question(viewer, List.of(house), period, asOf, knownAt, by);
    }

    Question by(Facet facet) {
        return new Question(viewer, houses, period, asOf, knownAt, facet);
    }

    /** Leaves the house: small counts are hidden. */
    boolean outside() {
        return viewer.role() == Role.REPORTING;
    }
}
