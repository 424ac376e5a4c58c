package krm.app.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens count, and what their claims are called (docs/operations.md).
 *
 * @param audience null: any that the issuer has given a token for
 * @param jwkSetUri null: as the issuer's own description says
 * @param roleNames what the roles are called there
 */
record TokenSettings(
        String issuer,
        @Nullable String audience,
        @Nullable String jwkSetUri,
        String userClaim,
        String rolesClaim,
        String jobcenterClaim,
        String teamClaim,
        Map<String, Role> roleNames) {

    private static final String ISSUER = "krm.oidc.issuer";
    private static final String ROLE_NAMES = "krm.oidc.role.names";

    /**
     * Empty: nobody signs in by token.
     *
     * @throws StartFailure for half a configuration, or a role that there is not
     */
    static Optional<TokenSettings> of(Lookup lookup) {
        var issuer = lookup.find(ISSUER);
        if (issuer.isEmpty()) {
            for (var name : List.of("krm.oidc.audience", "krm.oidc.jwk.set.uri", ROLE_NAMES)) {
                if (lookup.find(name).isPresent()) {
                    throw new StartFailure(
                            Exit.CONFIGURATION, Lookup.variable(name) + " is set, but KRM_OIDC_ISSUER is not.");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new TokenSettings(
                issuer.get(),
                lookup.find("krm.oidc.audience").orElse(null),
                lookup.find("krm.oidc.jwk.set.uri").orElse(null),
                lookup.find("krm.oidc.claim.user").orElse("preferred_username"),
                lookup.find("krm.oidc.claim.roles").orElse("roles"),
                lookup.find("krm.oidc.claim.jobcenter").orElse("jobcenter"),
                lookup.find("krm.oidc.claim.team").orElse("team"),
                lookup.find(ROLE_NAMES).map(TokenSettings::roleNames).orElseGet(TokenSettings::ownNames)));
    }

    private static Map<String, Role> ownNames() {
        var names = new LinkedHashMap<String, Role>();
        Arrays.stream(Role.values()).forEach(role -> names.put(role.name(), role));
        return names;
    }

    /** {@code krm-beauftragte=KRM_OFFICER, gf=MANAGEMENT}: these, and no others. */
    private static Map<String, Role> roleNames(String text) {
        var names = new LinkedHashMap<String, Role>();
        for (var pair : text.split(",")) {
            var parts = pair.split("=", 2);
            var role = Arrays.stream(Role.values())
                    .filter(known -> parts.length == 2 && known.name().equals(parts[1].strip()))
                    .findFirst()
                    .orElseThrow(() -> new StartFailure(
                            Exit.CONFIGURATION,
                            Lookup.variable(ROLE_NAMES) + " is not of the form name=ROLE, name=ROLE: " + pair.strip()
                                    + "."));
            if (names.put(parts[0].strip(), role) != null) {
                throw new StartFailure(
                        Exit.CONFIGURATION, Lookup.variable(ROLE_NAMES) + " names " + parts[0].strip() + " twice.");
            }
        }
        return names;
    }
}
