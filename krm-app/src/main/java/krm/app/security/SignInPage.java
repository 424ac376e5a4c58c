package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import krm.app.web.Browser;
import krm.app.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people sign in by name and password (Anmeldung). */
@Page
class SignInPage {

    static final String PATH = "/login";
    static final String NEXT = "next";
    private static final String WHY = "why";

    /** Why somebody is asked to sign in; what stands in the address is a word of ours. */
    enum Why {
        FAILED,
        LOCKED,
        EXPIRED
    }

    @GetMapping(PATH)
    String page(
            @Nullable SignedIn caller,
            @RequestParam(name = NEXT, required = false) @Nullable String next,
            @RequestParam(name = WHY, required = false) @Nullable Why why,
            Model model) {
        if (caller != null) {
            return "redirect:/";
        }
        model.addAttribute(NEXT, Browser.within(next));
        model.addAttribute(WHY, why);
        return "security/sign-in";
    }

    /** For a page that only people of the house may read; it comes next. */
    static String first(HttpServletRequest request) {
        var wanted = UriComponentsBuilder.fromPath(PATH);
        // Whoever has sent a form had a session when it was shown.
        if (!request.getMethod().equals("GET")) {
            wanted.queryParam(WHY, Why.EXPIRED);
        }
        var path = request.getServletPath();
        return (path.equals("/") ? wanted : wanted.queryParam(NEXT, path)).toUriString();
    }

    static String again(HttpServletRequest request, AuthenticationException failure) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam(WHY, failure instanceof NameLocked ? Why.LOCKED : Why.FAILED)
                .queryParam(NEXT, Browser.within(request.getParameter(NEXT)))
                .toUriString();
    }
}
