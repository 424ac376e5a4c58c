package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import krm.app.web.Browser;
import krm.app.web.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people sign in (Anmeldung): by the provider, if there is one, or by name and password. */
@Page
class SignInPage {

    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);

    static final String PATH = "/login";
    static final String NEXT = "next";

    /** Where the page is made again, and under which name it finds why. */
    static final String AGAIN = "/login-failed";

    private static final String WHY = "why";
    private static final Set<String> OUT_OF_DATE =
            Set.of("authorization_request_not_found", "invalid_state_parameter", "invalid_nonce", "invalid_grant");
    private static final Set<String> NOT_NOW =
            Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    /** Why somebody is asked to sign in; what stands in the address is a word of ours, or means nothing. */
    enum Why {
        FAILED,
        LOCKED,
        EXPIRED,
        PROVIDER_AWAY,
        PROVIDER_REFUSES,
        INTERRUPTED,
        NOT_OF_THE_HOUSE;

        static Optional<Why> of(@Nullable String word, boolean hasProvider) {
            return Stream.of(values())
                    .filter(why -> why.name().equals(word))
                    .filter(why -> hasProvider || !BY_PROVIDER.contains(why))
                    .findFirst();
        }
    }

    private static final Set<Why> BY_PROVIDER =
            EnumSet.of(Why.PROVIDER_AWAY, Why.PROVIDER_REFUSES, Why.INTERRUPTED, Why.NOT_OF_THE_HOUSE);

    private final Provider provider;

    SignInPage(Provider provider) {
        this.provider = provider;
    }

    @GetMapping(PATH)
    String page(
            @Nullable SignedIn caller,
            @RequestParam(name = NEXT, required = false) @Nullable String next,
            @RequestParam(name = WHY, required = false) @Nullable String why,
            Model model) {
        if (caller != null) {
            return "redirect:/";
        }
        return show(Why.of(why, provider.name().isPresent()).orElse(null), next, model);
    }

    /** After a wrong password. Not by an address to go on to: in none stands a name, and the name is kept. */
    @RequestMapping(AGAIN)
    String again(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(AGAIN) instanceof AuthenticationException failure)) {
            return "redirect:" + PATH;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("name", request.getParameter("username"));
        return show(failure instanceof NameLocked ? Why.LOCKED : Why.FAILED, request.getParameter(NEXT), model);
    }

    private String show(@Nullable Why why, @Nullable String next, Model model) {
        model.addAttribute(NEXT, Browser.within(next));
        model.addAttribute(WHY, why);
        model.addAttribute("provider", provider.name().orElse(null));
        model.addAttribute("begin", Provider.BEGIN);
        return "security/sign-in";
    }

    /** For a page that only people of the house may read; it comes next. */
    static String first(HttpServletRequest request) {
        var wanted = UriComponentsBuilder.fromPath(PATH);
        var next = Browser.address(request);
        // Whoever has sent a form had a session when it was shown, and goes on where it stood.
        if (!request.getMethod().equals("GET")) {
            wanted.queryParam(WHY, Why.EXPIRED);
            var form = Browser.cameFrom(request);
            next = form.equals("/") ? next : form;
        }
        return (next.equals("/") ? wanted : wanted.queryParam(NEXT, next)).toUriString();
    }

    /** After a sign-in by the provider that came to nothing. */
    static String afterTheProvider(HttpServletRequest request, AuthenticationException failure) {
        var next = Objects.requireNonNullElse(request.getAttribute(SignInUnderWay.NEXT), "");
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam(WHY, why(failure))
                .queryParam(NEXT, Browser.within(next.equals("") ? request.getParameter(NEXT) : next.toString()))
                .toUriString();
    }

    private static Why why(AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NotOfTheHouse _ -> {
                    return Why.NOT_OF_THE_HOUSE;
                }
                case IssuerUnavailable _, ResourceAccessException _ -> {
                    LOG.warn(
                            "The provider cannot be asked: {}",
                            String.valueOf(root(cause).getMessage()));
                    return Why.PROVIDER_AWAY;
                }
                case BadJwtException _ -> {}
                case JwtException _ -> {
                    LOG.warn("The provider's keys cannot be read");
                    return Why.PROVIDER_AWAY;
                }
                default -> {}
            }
        }
        var code = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "none";
        if (OUT_OF_DATE.contains(code)) {
            return Why.INTERRUPTED;
        }
        // The provider's own word; nothing else comes into the log.
        LOG.warn("The provider signs nobody in: {}", code.matches("[a-z_]{1,50}") ? code : "no code");
        return NOT_NOW.contains(code) ? Why.PROVIDER_AWAY : Why.PROVIDER_REFUSES;
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
