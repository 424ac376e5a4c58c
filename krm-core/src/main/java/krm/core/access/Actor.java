package krm.core.access;

import org.jspecify.annotations.Nullable;

/** Who acts, in which role, house and team, and on whose behalf if as a deputy (Vertretung). */
public record Actor(
        String user,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        @Nullable String team) {

    /** As oneself or as the deputy of that person. */
    boolean standsFor(String person) {
        return user.equals(person) || person.equals(onBehalfOf);
    }

    /** The KRM officer usually belongs to no team. */
    public boolean belongsTo(@Nullable String someTeam) {
        return team != null && team.equals(someTeam);
    }
}
