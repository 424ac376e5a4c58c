package krm.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import krm.app.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Whoever has signed out here is led to sign out at the provider too. With a form: what the provider needs names the
 * person, and nothing personal stands in an address.
 */
@Page
class SignedOutPage {

    static final String PATH = "/signed-out";

    /** What the provider has said of them, as it came; empty: nobody knows any more. */
    static final String ID_TOKEN = SignedOutPage.class.getName();

    private final Provider provider;

    SignedOutPage(Provider provider) {
        this.provider = provider;
    }

    @RequestMapping(PATH)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        var there = provider.name().isEmpty() || request.getAttribute(ID_TOKEN) == null
                ? null
                : provider.signOut().orElse(null);
        if (there == null) {
            return "redirect:" + SignInPage.PATH;
        }
        model.addAttribute("there", there.toString());
        model.addAttribute("provider", provider.name().orElseThrow());
        model.addAttribute("idToken", Objects.requireNonNull(request.getAttribute(ID_TOKEN)));
        model.addAttribute("client", provider.registration().getClientId());
        model.addAttribute(
                "back",
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path(SignInPage.PATH)
                        .toUriString());
        // This form leads to the provider, and on to wherever it signs out itself.
        response.setHeader(
                "Content-Security-Policy",
                SecurityConfig.NOTHING_FROM_ELSEWHERE.replace(SecurityConfig.FORMS_STAY, ""));
        return "security/signed-out";
    }
}
