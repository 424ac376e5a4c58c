package krm.projections;

import krm.core.access.Access;
import krm.core.access.Actor;

/**
 * Whoever is accused in a case stays out of it for good (rules.md §2). Disciplinary cases are few and are looked at each; of
 * ordinary ones, those that were disciplinary once have an index of their own.
 */
public final class Accused {

    /** A condition on a row of an ordinary case, with the parameter {@code keptOut}: {@link #keptOut}. */
    public static final String VIEWER = "accused_users <> '{}' and accused_users && :keptOut::text[]";

    private Accused() {}

    /** The names by which somebody stays out, as PostgreSQL writes an array. */
    public static String keptOut(Actor viewer) {
        return Row.array(Access.keptOutAs(viewer));
    }
}
