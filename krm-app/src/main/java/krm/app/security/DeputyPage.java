package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import krm.app.people.People;
import krm.app.web.Page;
import krm.app.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody chooses whose deputy they are for now (Vertretung), and where that ends. */
@Page
class DeputyPage {

    static final String PATH = "/deputy";

    private final People people;
    private final SessionCookie session;
    private final CsrfTokenRepository csrfTokens;

    DeputyPage(People people, SessionCookie session, CsrfTokenRepository csrfTokens) {
        this.people = people;
        this.session = session;
        this.csrfTokens = csrfTokens;
    }

    /** @param person empty: nobody's any more */
    @PostMapping(PATH)
    String choose(
            SignedIn caller,
            @RequestParam(required = false) @Nullable String person,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosen = person == null || person.isEmpty() ? null : person;
        if (chosen != null
                && Deputies.represented(people, chosen, caller.actor()).isEmpty()) {
            throw new Problem("NOT_A_DEPUTY");
        }
        session.actFor(request, chosen);
        // A form that another tab still shows was opened in another role: it is not taken any more.
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return "redirect:/";
    }
}
