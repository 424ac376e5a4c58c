package krm.projections.caselist;

import java.util.Map;
import krm.core.access.Access;
import krm.core.access.Actor;

/**
 * Which rows somebody may see: {@link Access#seeing} as a condition, so that counts and pages hold nothing else. A test
 * compares the two for every role.
 */
record Viewer(Actor actor) {

    private static final String SEES = """
        jobcenter = :viewerHouse and case
            when disciplinary then not :viewer = any (accused_users) and case :viewerRole
                when 'MANAGEMENT' then true
                when 'AUDITOR' then true
                when 'KRM_OFFICER' then recorded_by in (:viewer, :viewerFor)
                else false end
            else case :viewerRole
                when 'KRM_OFFICER' then true
                when 'MANAGEMENT' then true
                when 'AUDITOR' then true
                when 'TEAM_LEAD' then team = :viewerTeam
                when 'STAFF' then recorded_by in (:viewer, :viewerFor)
                else false end
            end
        """;

    String condition() {
        return SEES;
    }

    Map<String, String> parameters() {
        return Map.of(
                "viewer", actor.user(),
                "viewerFor", actor.onBehalfOf() == null ? actor.user() : actor.onBehalfOf(),
                "viewerRole", actor.role().name(),
                "viewerHouse", actor.jobcenter(),
                "viewerTeam", actor.team() == null ? "" : actor.team());
    }
}
