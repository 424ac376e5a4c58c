package krm.app.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect provider whose word counts, and what its claims are called (docs/operations.md).
 *
 * @param audience for whom tokens must be; null: any that the issuer has given one for
 * @param jwkSetUri null: as the issuer's own description says
 * @param roleNames what the roles are called there
 * @param client as whom krm asks it; null: nobody signs in by it on the pages
 */
record ProviderSettings(
        String issuer,
        @Nullable String audience,
        @Nullable String jwkSetUri,
        String userClaim,
        String rolesClaim,
        String jobcenterClaim,
        String teamClaim,
        Map<String, Role> roleNames,
        @Nullable Client client) {

    /**
     * @param secret null: a public client, which PKCE alone protects
     * @param providerName what people call it
     */
    record Client(String id, @Nullable String secret, String providerName) {}

    private static final String ISSUER = "krm.oidc.issuer";
    private static final String CLIENT_ID = "krm.oidc.client.id";
    private static final String CLIENT_SECRET = "krm.oidc.client.secret";
    private static final String NAME = "krm.oidc.name";
    private static final String ROLE_NAMES = "krm.oidc.role.names";

    /**
     * Empty: nobody signs in by a provider.
     *
     * @throws StartFailure for half a configuration, or a role that there is not
     */
    static Optional<ProviderSettings> of(Lookup lookup) {
        var issuer = lookup.find(ISSUER);
        if (issuer.isEmpty()) {
            nothingWithout(
                    lookup,
                    ISSUER,
                    "krm.oidc.audience",
                    "krm.oidc.jwk.set.uri",
                    ROLE_NAMES,
                    CLIENT_ID,
                    CLIENT_SECRET,
                    NAME);
            return Optional.empty();
        }
        return Optional.of(new ProviderSettings(
                issuer.get(),
                lookup.find("krm.oidc.audience").orElse(null),
                lookup.find("krm.oidc.jwk.set.uri").orElse(null),
                lookup.find("krm.oidc.claim.user").orElse("preferred_username"),
                lookup.find("krm.oidc.claim.roles").orElse("roles"),
                lookup.find("krm.oidc.claim.jobcenter").orElse("jobcenter"),
                lookup.find("krm.oidc.claim.team").orElse("team"),
                lookup.find(ROLE_NAMES).map(ProviderSettings::roleNames).orElseGet(ProviderSettings::ownNames),
                client(lookup)));
    }

    private static @Nullable Client client(Lookup lookup) {
        var id = lookup.find(CLIENT_ID);
        if (id.isEmpty()) {
            nothingWithout(lookup, CLIENT_ID, CLIENT_SECRET, NAME);
            return null;
        }
        return new Client(
                id.get(),
                lookup.find(CLIENT_SECRET).orElse(null),
                lookup.required(NAME, "the sign-in page has to say where people sign in"));
    }

    private static void nothingWithout(Lookup lookup, String first, String... others) {
        for (var name : others) {
            if (lookup.find(name).isPresent()) {
                throw new StartFailure(
                        Exit.CONFIGURATION,
                        Lookup.variable(name) + " is set, but " + Lookup.variable(first) + " is not.");
            }
        }
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
