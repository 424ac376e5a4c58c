package krm.app.security;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.client.RestClient;

/**
 * The sign-in by the provider on the pages: authorization code flow with PKCE, by Spring Security's own filters. What counts is
 * the ID token; no other token is kept.
 */
final class ProviderSignIn {

    private final Provider provider;
    private final SignInUnderWay underWay;
    private final AuthenticationFailureHandler failing;

    ProviderSignIn(Provider provider, AuthenticationFailureHandler failing) {
        this.provider = provider;
        this.underWay = new SignInUnderWay(provider);
        this.failing = failing;
    }

    /** Sends somebody to the provider. */
    Filter begins() {
        var filter = new OAuth2AuthorizationRequestRedirectFilter(provider);
        filter.setAuthorizationRequestRepository(underWay);
        filter.setAuthenticationFailureHandler(failing);
        return filter;
    }

    /** Takes them back. */
    Filter ends(Claims claims, SecurityContextRepository sessions, AuthenticationSuccessHandler succeeding) {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(Provider.http())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        var checking = new OidcAuthorizationCodeAuthenticationProvider(
                client, asked -> new FromProvider(claims.actor(asked.getIdToken()), asked.getIdToken()));
        checking.setJwtDecoderFactory(_ -> provider.idTokens());
        var filter = new OAuth2LoginAuthenticationFilter(provider, new NoTokens(), Provider.COME_BACK);
        filter.setAuthorizationRequestRepository(underWay);
        filter.setAuthenticationManager(new ProviderManager(checking));
        filter.setSecurityContextRepository(sessions);
        filter.setAuthenticationSuccessHandler(succeeding);
        filter.setAuthenticationFailureHandler(failing);
        return filter;
    }

    /** krm asks the provider for nothing in anybody's name: its tokens go as they came. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String client, Authentication whose, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication whose,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication whose, HttpServletRequest request, HttpServletResponse response) {}
    }
}
