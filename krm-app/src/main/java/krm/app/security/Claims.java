package krm.app.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.house.User;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Who somebody is here by what the provider says of them, in a token on the API and at the sign-in on the pages alike. The
 * claims alone say who they are and what they may; an account of that name here adds nothing, and only whoever has left
 * is kept out by it. What the claims do not say clearly they do not grant.
 */
final class Claims {

    private final ProviderSettings settings;
    private final People people;

    Claims(ProviderSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    /** @throws NotOfTheHouse if they do not say who that is here */
    Actor actor(ClaimAccessor claims) {
        try {
            return find(claims).orElseThrow(NotOfTheHouse::new);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("Houses cannot be read", e);
        }
    }

    private Optional<Actor> find(ClaimAccessor claims) {
        var user = text(claims, settings.userClaim());
        var houses = texts(claims, settings.jobcenterClaim());
        var roles = roles(claims);
        if (user == null || !User.canBeCalled(user) || houses.isEmpty() || roles.size() != 1) {
            return Optional.empty();
        }
        var role = roles.getFirst();
        var jobcenter = houses.getFirst();
        var team = text(claims, settings.teamClaim());
        var placed = (houses.size() == 1 || role == Role.REPORTING)
                && houses.stream().allMatch(people::jobcenterExists)
                && (team == null ? role != Role.TEAM_LEAD : people.teamExists(jobcenter, team))
                && !people.hasLeft(user);
        return placed
                ? Optional.of(new Actor(user, role, null, jobcenter, team, new HashSet<>(houses)))
                : Optional.empty();
    }

    /** One text or several; nothing if any of them is none. */
    private static List<String> texts(ClaimAccessor claims, String name) {
        if (!(claim(claims, name) instanceof Collection<?> several)) {
            return Stream.ofNullable(text(claims, name)).toList();
        }
        return several.stream().allMatch(Claims::isText)
                ? several.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    /** Others than ours are nothing to krm; two of ours are one too many. */
    private List<Role> roles(ClaimAccessor claims) {
        var claimed = switch (claim(claims, settings.rolesClaim())) {
            case String one -> List.of(one);
            case Collection<?> several -> several;
            case null, default -> List.of();
        };
        return claimed.stream()
                .flatMap(name -> Optional.ofNullable(settings.roleNames().get(String.valueOf(name))).stream())
                .distinct()
                .toList();
    }

    private static @Nullable String text(ClaimAccessor claims, String name) {
        return claim(claims, name) instanceof String text && isText(text) ? text : null;
    }

    private static boolean isText(@Nullable Object some) {
        return some instanceof String text && !text.isEmpty() && text.indexOf('\0') < 0;
    }

    /** A claim of that name, or within others: {@code realm_access.roles}. */
    private static @Nullable Object claim(ClaimAccessor claims, String name) {
        if (claims.hasClaim(name)) {
            return claims.getClaim(name);
        }
        @Nullable Object found = claims.getClaims();
        for (var part : name.split("\\.")) {
            found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
        }
        return found;
    }
}
