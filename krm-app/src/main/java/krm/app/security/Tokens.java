package krm.app.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Spring Security's resource server, on {@code /api} alone; the issuer is asked for its keys when the first token comes. */
final class Tokens {

    private Tokens() {}

    static BearerTokenAuthenticationFilter filter(
            ProviderSettings settings, Claims claims, AuthenticationEntryPoint refusing) {
        var header = new DefaultBearerTokenResolver();
        var filter = new BearerTokenAuthenticationFilter(new TokenSignIn(lazily(settings), claims), request -> {
            var token = request.getServletPath().startsWith("/api/") ? header.resolve(request) : null;
            return token == null ? null : new BearerTokenAuthenticationToken(token);
        });
        filter.setAuthenticationEntryPoint(refusing);
        filter.setAuthenticationFailureHandler(refusing::commence);
        return filter;
    }

    /** So that krm starts without the issuer, and goes on when it is back. */
    static JwtDecoder lazily(ProviderSettings settings) {
        return new SupplierJwtDecoder(() -> decoder(settings));
    }

    private static JwtDecoder decoder(ProviderSettings settings) {
        var keys = settings.jwkSetUri() == null
                ? NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                : NimbusJwtDecoder.withJwkSetUri(settings.jwkSetUri()).discoverJwsAlgorithms();
        var decoder = keys.build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(ProviderSettings settings) {
        var inTime = new JwtTimestampValidator();
        inTime.setAllowEmptyExpiryClaim(false);
        var all = new ArrayList<OAuth2TokenValidator<Jwt>>(List.of(inTime, new JwtIssuerValidator(settings.issuer())));
        if (settings.audience() != null) {
            all.add(new JwtClaimValidator<Collection<String>>(
                    JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(settings.audience())));
        }
        return new DelegatingOAuth2TokenValidator<>(all);
    }
}
