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
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Signs people in by the token of an OpenID Connect provider. The token alone says who they are and what they may; an
 * account of that name here adds nothing. What it does not say clearly it does not grant.
 */
final class TokenSignIn implements AuthenticationManager {

    private final JwtDecoder decoder;
    private final TokenSettings settings;
    private final People people;

    TokenSignIn(JwtDecoder decoder, TokenSettings settings, People people) {
        this.decoder = decoder;
        this.settings = settings;
        this.people = people;
    }

    /**
     * @throws InvalidBearerTokenException if it is not genuine, not for krm, or out of date (401)
     * @throws NotOfTheHouse if it does not say who that is here (403)
     * @throws IssuerUnavailable if the issuer's keys cannot be had (503)
     */
    @Override
    public Authentication authenticate(Authentication presented) {
        var token = decode(((BearerTokenAuthenticationToken) presented).getToken());
        try {
            return SignedIn.byToken(actor(token).orElseThrow(NotOfTheHouse::new));
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("Houses cannot be read", e);
        }
    }

    private Jwt decode(String token) {
        try {
            var jwt = decoder.decode(token);
            if (jwt.hasClaim("cnf")) {
                // Bound to a key that nobody has shown here.
                throw new InvalidBearerTokenException("A bound token");
            }
            return jwt;
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("Not a valid token", e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new IssuerUnavailable(e);
        }
    }

    private Optional<Actor> actor(Jwt token) {
        var user = text(token, settings.userClaim());
        var houses = texts(token, settings.jobcenterClaim());
        var roles = roles(token);
        if (user == null || !User.canBeCalled(user) || houses.isEmpty() || roles.size() != 1) {
            return Optional.empty();
        }
        var role = roles.getFirst();
        var jobcenter = houses.getFirst();
        var team = text(token, settings.teamClaim());
        var placed = (houses.size() == 1 || role == Role.REPORTING)
                && houses.stream().allMatch(people::jobcenterExists)
                && (team == null ? role != Role.TEAM_LEAD : people.teamExists(jobcenter, team));
        return placed
                ? Optional.of(new Actor(user, role, null, jobcenter, team, new HashSet<>(houses)))
                : Optional.empty();
    }

    /** One text or several; nothing if any of them is none. */
    private static List<String> texts(Jwt token, String name) {
        if (!(claim(token, name) instanceof Collection<?> several)) {
            return Stream.ofNullable(text(token, name)).toList();
        }
        return several.stream().allMatch(TokenSignIn::isText)
                ? several.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    /** Others than ours are nothing to krm; two of ours are one too many. */
    private List<Role> roles(Jwt token) {
        var claimed = switch (claim(token, settings.rolesClaim())) {
            case String one -> List.of(one);
            case Collection<?> several -> several;
            case null, default -> List.of();
        };
        return claimed.stream()
                .flatMap(name -> Optional.ofNullable(settings.roleNames().get(String.valueOf(name))).stream())
                .distinct()
                .toList();
    }

    private static @Nullable String text(Jwt token, String name) {
        return claim(token, name) instanceof String text && isText(text) ? text : null;
    }

    private static boolean isText(@Nullable Object some) {
        return some instanceof String text && !text.isEmpty() && text.indexOf('\0') < 0;
    }

    /** A claim of that name, or within others: {@code realm_access.roles}. */
    private static @Nullable Object claim(Jwt token, String name) {
        if (token.hasClaim(name)) {
            return token.getClaim(name);
        }
        @Nullable Object found = token.getClaims();
        for (var part : name.split("\\.")) {
            found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
        }
        return found;
    }
}
