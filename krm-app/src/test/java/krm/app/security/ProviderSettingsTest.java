package krm.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.StartFailure;
import krm.core.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What an operator says about tokens, and what half of it means (docs/operations.md). */
class ProviderSettingsTest {

    @Test
    void without_an_issuer_nobody_signs_in_by_token() {
        assertThat(settings(Map.of())).isEmpty();
    }

    @Test
    void the_issuer_alone_is_enough() {
        var settings =
                settings(Map.of("krm.oidc.issuer", "https://idp.example")).orElseThrow();
        assertThat(settings.userClaim()).isEqualTo("preferred_username");
        assertThat(settings.rolesClaim()).isEqualTo("roles");
        assertThat(settings.roleNames()).hasSize(Role.values().length).containsEntry("KRM_OFFICER", Role.KRM_OFFICER);
    }

    @Test
    void named_roles_are_the_only_ones() {
        var settings = settings(Map.of(
                        "krm.oidc.issuer",
                        "https://idp.example",
                        "krm.oidc.role.names",
                        "gf = MANAGEMENT,krm=KRM_OFFICER"))
                .orElseThrow();
        assertThat(settings.roleNames())
                .containsExactlyInAnyOrderEntriesOf(Map.of("gf", Role.MANAGEMENT, "krm", Role.KRM_OFFICER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gf", "gf=QUEEN", "gf=management", ",gf=MANAGEMENT", "gf=MANAGEMENT,gf=STAFF"})
    void a_role_that_there_is_not_is_a_mistake(String names) {
        assertThatThrownBy(
                        () -> settings(Map.of("krm.oidc.issuer", "https://idp.example", "krm.oidc.role.names", names)))
                .isInstanceOfSatisfying(
                        StartFailure.class, e -> assertThat(e.exit()).isEqualTo(Exit.CONFIGURATION))
                .hasMessageContaining("KRM_OIDC_ROLE_NAMES");
    }

    @Test
    void without_a_client_nobody_signs_in_by_it_on_the_pages() {
        assertThat(settings(Map.of("krm.oidc.issuer", "https://idp.example"))
                        .orElseThrow()
                        .client())
                .isNull();
        assertThat(settings(Map.of(
                                "krm.oidc.issuer",
                                "https://idp.example",
                                "krm.oidc.client.id",
                                "krm",
                                "krm.oidc.name",
                                "Hauskonto"))
                        .orElseThrow()
                        .client())
                .isEqualTo(new ProviderSettings.Client("krm", null, "Hauskonto"));
    }

    @Test
    void half_a_configuration_is_a_mistake() {
        assertThatThrownBy(() -> settings(Map.of("krm.oidc.audience", "krm")))
                .hasMessage("KRM_OIDC_AUDIENCE is set, but KRM_OIDC_ISSUER is not.");
        assertThatThrownBy(() -> settings(Map.of("krm.oidc.client.id", "krm")))
                .hasMessage("KRM_OIDC_CLIENT_ID is set, but KRM_OIDC_ISSUER is not.");
        assertThatThrownBy(() ->
                        settings(Map.of("krm.oidc.issuer", "https://idp.example", "krm.oidc.client.secret", "geheim")))
                .hasMessage("KRM_OIDC_CLIENT_SECRET is set, but KRM_OIDC_CLIENT_ID is not.");
        assertThatThrownBy(
                        () -> settings(Map.of("krm.oidc.issuer", "https://idp.example", "krm.oidc.client.id", "krm")))
                .hasMessageStartingWith("KRM_OIDC_NAME is not set");
    }

    private static Optional<ProviderSettings> settings(Map<String, Object> values) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", values));
        return ProviderSettings.of(Lookup.of(environment));
    }
}
