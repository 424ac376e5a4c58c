package krm.app.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import krm.app.database.Lookup;
import krm.app.security.ProviderSettings.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The OpenID Connect provider of the installation, if there is one. What it says of itself is read when somebody signs in
 * by it for the first time: krm starts without it.
 */
@Component
class Provider implements ClientRegistrationRepository {

    /** What krm calls it, in the addresses of the sign-in too. */
    static final String ID = "krm";

    static final String BEGIN = "/oauth2/authorization/" + ID;
    static final String COME_BACK = "/login/oauth2/code/" + ID;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    /** What it has said of itself. */
    private record Known(ClientRegistration registration, JwtDecoder idTokens) {}

    private final Optional<ProviderSettings> settings;
    private volatile @Nullable Known known;

    Provider(ConfigurableEnvironment environment) {
        settings = ProviderSettings.of(Lookup.of(environment));
    }

    Optional<ProviderSettings> settings() {
        return settings;
    }

    /** As people know it; empty: nobody signs in by it on the pages. */
    Optional<String> name() {
        return settings.map(ProviderSettings::client).map(Client::providerName);
    }

    /** @throws IssuerUnavailable if it cannot be asked now */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    ClientRegistration registration() {
        return ask().registration();
    }

    JwtDecoder idTokens() {
        return ask().idTokens();
    }

    /** Where people sign out there; empty: it says no such place, or nothing at all now. */
    Optional<URI> signOut() {
        try {
            return Optional.ofNullable(registration()
                            .getProviderDetails()
                            .getConfigurationMetadata()
                            .get("end_session_endpoint"))
                    .map(String::valueOf)
                    .map(URI::create);
        } catch (IssuerUnavailable e) {
            return Optional.empty();
        }
    }

    /** Nobody waits for long: neither for what it says of itself nor at each sign-in. */
    static JdkClientHttpRequestFactory http() {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        return http;
    }

    private Known ask() {
        var already = known;
        if (already != null) {
            return already;
        }
        var said = known(settings.orElseThrow());
        known = said;
        return said;
    }

    private static Known known(ProviderSettings settings) {
        try {
            var description = RestClient.builder()
                    .requestFactory(http())
                    .build()
                    .get()
                    .uri(URI.create(settings.issuer() + "/.well-known/openid-configuration"))
                    .retrieve()
                    .body(DESCRIPTION);
            if (description == null || !settings.issuer().equals(description.get("issuer"))) {
                throw new IllegalStateException("The provider says it is another");
            }
            return known(settings, settings.client(), description);
        } catch (RuntimeException e) {
            throw new IssuerUnavailable(e);
        }
    }

    private static Known known(ProviderSettings settings, @Nullable Client client, Map<String, Object> description) {
        if (client == null) {
            throw new IllegalStateException("Nobody signs in by the provider on the pages");
        }
        var registration = ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(ID)
                .clientId(client.id())
                .redirectUri("{baseUrl}" + COME_BACK)
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE);
        if (client.secret() == null) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registration.clientSecret(client.secret());
        }
        if (settings.jwkSetUri() != null) {
            registration.jwkSetUri(settings.jwkSetUri());
        }
        var whole = registration.build();
        return new Known(whole, idTokens(whole));
    }

    private static JwtDecoder idTokens(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .discoverJwsAlgorithms()
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
