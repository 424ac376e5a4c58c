package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language that somebody has chosen on a page, else the one that their browser or program asks for. */
public final class ChosenLanguage extends AcceptHeaderLocaleResolver {

    public static final String COOKIE = "KRM_LANGUAGE";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var chosen = WebUtils.getCookie(request, COOKIE);
        return getSupportedLocales().stream()
                .filter(locale -> chosen != null && locale.getLanguage().equals(chosen.getValue()))
                .findFirst()
                .orElseGet(() -> super.resolveLocale(request));
    }
}
