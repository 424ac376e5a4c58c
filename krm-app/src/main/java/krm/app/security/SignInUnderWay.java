package krm.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import krm.app.web.Browser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * What krm has to know again of somebody who is away at the provider to sign in: random values that tie the answer to
 * this browser, and the page that comes next. A cookie holds them for half an hour, so any node can go on, also after a
 * restart; the rest of the request is built anew, and nothing that a browser sends is taken for an object.
 */
final class SignInUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "KRM_SIGN_IN";

    /** Under which name the request bears the page that comes next. */
    static final String NEXT = SignInUnderWay.class.getName();

    private static final Pattern KEPT =
            Pattern.compile("([\\w=-]{20,200})\\.([\\w=-]{20,200})\\.([\\w=-]{20,200})\\.([\\w=-]{0,2000})");
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Provider provider;

    SignInUnderWay(Provider provider) {
        this.provider = provider;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            keep("", Duration.ZERO, request, response);
            return;
        }
        var next = Browser.within(request.getParameter(SignInPage.NEXT));
        keep(
                String.join(
                        ".",
                        Objects.requireNonNull(begun.getState()),
                        begun.<String>getAttribute(OidcParameterNames.NONCE),
                        begun.<String>getAttribute(PkceParameterNames.CODE_VERIFIER),
                        Base64.getUrlEncoder().encodeToString(next.getBytes(UTF_8))),
                LONGEST,
                request,
                response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var kept = cookie == null ? null : KEPT.matcher(cookie.getValue());
        if (kept == null || !kept.matches()) {
            return null;
        }
        request.setAttribute(NEXT, Browser.within(text(kept.group(4))));
        var client = provider.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .scopes(client.getScopes())
                .redirectUri(UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                        .replaceQuery(null)
                        .toUriString())
                .state(kept.group(1))
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        Provider.ID,
                        OidcParameterNames.NONCE,
                        kept.group(2),
                        PkceParameterNames.CODE_VERIFIER,
                        kept.group(3)))
                .build();
    }

    /** Each attempt counts once. */
    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        keep("", Duration.ZERO, request, response);
        return loadAuthorizationRequest(request);
    }

    private static @Nullable String text(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Lax: the provider sends the browser back with it. */
    private static void keep(String value, Duration time, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path(Provider.COME_BACK)
                        .maxAge(time)
                        .build()
                        .toString());
    }
}
