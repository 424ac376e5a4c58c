package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import krm.app.people.Sessions;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Who calls, by the cookie of a session. A call with an {@code Authorization} header is judged by that alone. */
@Component
class SessionCookie implements SecurityContextRepository {

    static final String NAME = "KRM_SESSION";

    private final Sessions sessions;

    SessionCookie(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof OfThisCall known) {
            return known;
        }
        var asked = new OfThisCall(request);
        request.setAttribute(NAME, asked);
        return asked;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder call) {
        return loadDeferredContext(call.getRequest()).get();
    }

    /** Begins a session for whoever has signed in with the form; who shows the password with each call needs none. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && context.getAuthentication() instanceof SignedIn caller) {
            token(request).ifPresent(sessions::end);
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie(sessions.begin(caller.actor().user()), request)
                            .build()
                            .toString());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie("", request).maxAge(Duration.ZERO).build().toString());
    }

    /** Lax: a link in a mail finds the session, another site's form does not. */
    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/");
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    private final class OfThisCall implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private SecurityContext context = new SecurityContextImpl();
        private boolean looked;

        OfThisCall(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (!looked) {
                if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                    token(request)
                            .flatMap(this::find)
                            .ifPresent(account -> context = new SecurityContextImpl(SignedIn.of(account)));
                }
                looked = true;
            }
            return context;
        }

        private Optional<krm.app.people.People.Account> find(String token) {
            try {
                // Pages are kept nowhere, so no hand ever asks whether one has changed.
                return sessions.find(token, request.getHeader(HttpHeaders.IF_NONE_MATCH) != null);
            } catch (DataAccessException e) {
                throw new AuthenticationServiceException("Sessions cannot be read", e);
            }
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
