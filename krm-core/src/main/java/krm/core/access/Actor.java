package krm.core.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which role, house and team, and on whose behalf if as a deputy (Vertretung).
 *
 * @param team the one whose cases they see and work on: of a deputy that of the person they stand for
 * @param reporting the other houses that report to somebody of the role REPORTING (rules.md §2); for all other roles none
 * @param ownTeam a deputy's own one, which they do not leave by standing for somebody; null for whoever acts for themselves
 */
public record Actor(
        String user,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        @Nullable String team,
        Set<String> reporting,
        @Nullable String ownTeam) {

    public Actor {
        reporting = role == Role.REPORTING ? Set.copyOf(reporting) : Set.of();
    }

    /** As oneself. */
    public Actor(
            String user,
            Role role,
            @Nullable String onBehalfOf,
            String jobcenter,
            @Nullable String team,
            Set<String> reporting) {
        this(user, role, onBehalfOf, jobcenter, team, reporting, null);
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

    /** Of that team, in whoever's name: nobody judges what their own team has done (rules.md §2). */
    public boolean worksIn(String someTeam) {
        return belongsTo(someTeam) || someTeam.equals(ownTeam);
    }

    /** For which team somebody answers: their own one, if the person they stand for has none. */
    public @Nullable String answeringTeam() {
        return team == null ? ownTeam : team;
    }
}
