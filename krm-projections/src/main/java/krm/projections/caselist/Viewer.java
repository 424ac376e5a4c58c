package krm.projections.caselist;

import java.util.List;
import java.util.Map;
import krm.core.access.Access;
import krm.core.access.Actor;

/**
 * Which rows somebody may see: {@link Access#seeing} as a condition, so that counts and pages hold nothing else. A test
 * compares the two for every role.
 */
record Viewer(Actor actor) {

    private static final String ORDINARY = "jobcenter = :viewerHouse and not disciplinary";
    private static final String DISCIPLINARY =
            "jobcenter = :viewerHouse and disciplinary and not :viewer = any (accused_users)";
    private static final String RECORDED = " and recorded_by in (:viewer, :viewerFor)";

    /** Conditions of which a row meets at most one, each with an index that serves it; none: there is nothing to see. */
    List<String> parts() {
        return switch (actor.role()) {
            case MANAGEMENT, AUDITOR -> List.of(ORDINARY, DISCIPLINARY);
            case KRM_OFFICER -> List.of(ORDINARY, DISCIPLINARY + RECORDED);
            case TEAM_LEAD -> List.of(ORDINARY + " and team = :viewerTeam");
            case STAFF -> List.of(ORDINARY + RECORDED);
            case REPORTING, ADMIN -> List.of();
        };
    }

    String condition() {
        return parts().isEmpty() ? "false" : "(" + String.join(" or ", parts()) + ")";
    }

    Map<String, String> parameters() {
        return Map.of(
                "viewer",
                actor.user(),
                "viewerFor",
                actor.onBehalfOf() == null ? actor.user() : actor.onBehalfOf(),
                "viewerHouse",
                actor.jobcenter(),
                "viewerTeam",
                actor.team() == null ? "" : actor.team());
    }
}
