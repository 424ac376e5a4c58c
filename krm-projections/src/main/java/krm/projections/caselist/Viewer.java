package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.projections.Accused;

/**
 * Which rows somebody may see: {@link Access#seeing} as a condition, so that counts and pages hold nothing else. A test
 * compares the two for every role.
 */
record Viewer(Actor actor) {

    private static final String ORDINARY = "jobcenter = :viewerHouse and not disciplinary";
    private static final String DISCIPLINARY =
            "jobcenter = :viewerHouse and disciplinary and not accused_users && :keptOut::text[]";
    private static final String RECORDED = " and recorded_by in (:viewer, :viewerFor)";

    /**
     * @param all the rows of a kind, also those from which the viewer is kept out as the accused
     * @param counted the tables of counts know all that this asks for
     */
    record Part(String all, boolean ordinary, boolean counted) {

        String condition() {
            return ordinary ? all + " and not (" + Accused.VIEWER + ")" : all;
        }

        /** How many there are, where counting all and taking the few away is sooner done than looking at each. */
        String count(String all, String more) {
            return ordinary
                    ? all + " - (select count(*) from read_side.case_list c where " + this.all + " and "
                            + Accused.VIEWER + " and " + more + ")"
                    : all;
        }
    }

    /** Conditions of which a row meets at most one, each with an index that serves it; none: there is nothing to see. */
    List<Part> parts() {
        return switch (actor.role()) {
            case MANAGEMENT, AUDITOR -> List.of(new Part(ORDINARY, true, true), new Part(DISCIPLINARY, false, false));
            case KRM_OFFICER ->
                List.of(new Part(ORDINARY, true, true), new Part(DISCIPLINARY + RECORDED, false, false));
            case TEAM_LEAD -> List.of(new Part(ORDINARY + " and team = :viewerTeam", true, true));
            case STAFF -> List.of(new Part(ORDINARY + RECORDED, true, false));
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
                "keptOut",
                Accused.keptOut(actor),
                "viewerFor",
                actor.onBehalfOf() == null ? actor.user() : actor.onBehalfOf(),
                "viewerHouse",
                actor.jobcenter(),
                "viewerTeam",
                actor.team() == null ? "" : actor.team());
    }
}
