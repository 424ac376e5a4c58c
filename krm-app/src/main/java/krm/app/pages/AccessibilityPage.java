package krm.app.pages;

import java.time.LocalDate;
import krm.app.database.Lookup;
import krm.app.web.Page;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What is known of krm's accessibility, whom to tell of a barrier, and who helps if that does not (Erklärung zur
 * Barrierefreiheit, § 12b BGG, § 7 BITV 2.0). For everybody, also before the sign-in.
 */
@Page
class AccessibilityPage {

    /** When somebody last held what the page says against what the tests show. */
    private static final LocalDate EXAMINED_ON = LocalDate.of(2026, 11, 22);

    private final Lookup settings;

    AccessibilityPage(ConfigurableEnvironment environment) {
        settings = Lookup.of(environment);
    }

    @GetMapping("/accessibility")
    String page(Model model) {
        model.addAttribute("examinedOn", EXAMINED_ON);
        model.addAttribute("contact", settings.find("krm.accessibility.contact").orElse(null));
        model.addAttribute(
                "enforcement", settings.find("krm.accessibility.enforcement").orElse(null));
        return "pages/accessibility";
    }
}
