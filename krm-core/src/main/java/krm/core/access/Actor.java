package krm.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which role, house and team, and on whose behalf if as a deputy (Vertretung).
 *
 * @param reporting the other houses that report to somebody of the role REPORTING (domain.md §2); for all other roles none
 */
public record Actor(
        String user,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        @Nullable String team,
        Set<String> reporting) {

    public Actor {
        reporting = role == Role.REPORTING ? Set.copyOf(reporting) : Set.of();
    }

    /** As everybody who looks into nothing but their own house. */
    public Actor(String user, Role role, @Nullable String onBehalfOf, String jobcenter, @Nullable String team) {
        this(user, role, onBehalfOf, jobcenter, team, Set.of());
    }

    /** As oneself or as the deputy of that person. */
    boolean standsFor(String person) {
        return user.equals(person) || person.equals(onBehalfOf);
    }

    /** The KRM officer usually belongs to no team. */
    public boolean belongsTo(@Nullable String someTeam) {
        return team != null && team.equals(someTeam);
    }
}
