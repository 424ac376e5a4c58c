package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

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

    /** @param counted the tables of counts know all that the condition asks for */
    record Part(String condition, boolean counted) {}

    /** Conditions of which a row meets at most one, each with an index that serves it; none: there is nothing to see. */
    List<Part> parts() {
        return switch (actor.role()) {
            case MANAGEMENT, AUDITOR -> List.of(new Part(ORDINARY, true), new Part(DISCIPLINARY, false));
            case KRM_OFFICER -> List.of(new Part(ORDINARY, true), new Part(DISCIPLINARY + RECORDED, false));
            case TEAM_LEAD -> List.of(new Part(ORDINARY + " and team = :viewerTeam", true));
            case STAFF -> List.of(new Part(ORDINARY + RECORDED, false));
            case REPORTING, ADMIN -> List.of();
        };
    }

    /** Sees only a part of the house: a team's cases, or their own. */
    boolean few() {
        return parts().size() < 2;
    }

    String condition() {
        return parts().isEmpty()
                ? "false"
                : parts().stream().map(Part::condition).collect(joining(" or ", "(", ")"));
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
