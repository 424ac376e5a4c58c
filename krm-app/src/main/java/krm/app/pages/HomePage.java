package krm.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import krm.app.security.SignedIn;
import krm.app.web.Browser;
import krm.app.web.ChosenLanguage;
import krm.app.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, the choice of language, and the help (S2.115). */
@Page
class HomePage {

    @GetMapping("/")
    String home(SignedIn caller) {
        return "redirect:" + Frames.home(caller.actor());
    }

    @GetMapping("/help")
    String help() {
        return "pages/help";
    }

    /** Kept in the browser: the same person may read German at work and English elsewhere. */
    @PostMapping("/language")
    String choose(
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(ChosenLanguage.COOKIE, to.equals("en") ? "en" : "de")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + Browser.within(back);
    }
}
