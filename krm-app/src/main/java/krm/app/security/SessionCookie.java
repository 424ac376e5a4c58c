package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import krm.app.people.Session;
import krm.app.people.Sessions;
import krm.app.web.Problems;
import org.jspecify.annotations.Nullable;
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

    /** Begins a session for whoever has signed in on a page; who shows the password with each call needs none. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var who = context.getAuthentication();
        if (who == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return;
        }
        if (who instanceof SignedIn caller) {
            begin(sessions.begin(caller.actor().user()), request, response);
        } else if (who.getPrincipal() instanceof FromProvider said) {
            begin(
                    sessions.begin(
                            new Session.Provider(said.actor(), said.idToken().getTokenValue())),
                    request,
                    response);
        }
    }

    private void begin(String token, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(token, request).build().toString());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    /** @return the provider's ID token, if the session came from there */
    Optional<String> end(HttpServletRequest request, HttpServletResponse response) {
        var idToken =
                token(request).flatMap(token -> sessions.find(token, true)).map(SessionCookie::idToken);
        token(request).ifPresent(sessions::end);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie("", request).maxAge(Duration.ZERO).build().toString());
        return idToken;
    }

    private static @Nullable String idToken(Session session) {
        return switch (session.by()) {
            case Session.Password _ -> null;
            case Session.Provider said -> said.idToken();
        };
    }

    /** Whose deputy the caller has chosen to be in this session. */
    Optional<String> actsFor(HttpServletRequest request) {
        return loadDeferredContext(request) instanceof OfThisCall call ? call.actsFor() : Optional.empty();
    }

    void actFor(HttpServletRequest request, @Nullable String person) {
        token(request).ifPresent(token -> sessions.actFor(token, person));
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
        private @Nullable String onBehalfOf;
        private boolean looked;
        private @Nullable AuthenticationServiceException unreadable;

        OfThisCall(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            // Who waited for the database once does not wait again; and the page that tells it is nobody's.
            if (unreadable != null && request.getAttribute(Problems.PAGE) == null) {
                throw unreadable;
            }
            if (!looked && unreadable == null) {
                if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                    token(request).flatMap(this::find).ifPresent(session -> {
                        context = new SecurityContextImpl(signedIn(session));
                        onBehalfOf = session.onBehalfOf();
                    });
                }
                looked = true;
            }
            return context;
        }

        private Optional<String> actsFor() {
            get();
            return Optional.ofNullable(onBehalfOf);
        }

        private static SignedIn signedIn(Session session) {
            return switch (session.by()) {
                case Session.Password shown -> SignedIn.of(shown.account());
                case Session.Provider said -> SignedIn.byProvider(said.actor());
            };
        }

        private Optional<Session> find(String token) {
            try {
                // Pages are kept nowhere, so no hand ever asks whether one has changed.
                return sessions.find(token, request.getHeader(HttpHeaders.IF_NONE_MATCH) != null);
            } catch (DataAccessException e) {
                unreadable = new AuthenticationServiceException("Sessions cannot be read", e);
                throw unreadable;
            }
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
