package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From reception to closing with nothing but the keyboard: what is not reached with Tab does not exist here. */
class TheSevenStepsByKeyboardTest extends InABrowser {

    private static final int FAR = 120;

    @Test
    void a_letter_is_received_acknowledged_forwarded_answered_rated_and_closed() {
        var page = signedIn("krm");
        follow(page, "Eingang erfassen");
        type(
                page,
                page.getByLabel("Anliegen", new Page.GetByLabelOptions().setExact(true))
                        .first(),
                "Der Bescheid ist nicht zu verstehen.");
        type(page, page.getByLabel("Name, Vorname"), "Erika Beispiel");
        type(page, page.getByLabel("Anschrift"), "Musterweg 1, 38300 Wolfenbüttel");
        send(page, "Erfassen");
        assertThat(page.locator("h1")).hasText(Pattern.compile("WF-\\d{4}-\\d{6}"));

        follow(page, "Eingang bestätigen");
        send(page, "Eingang bestätigen");
        stands(page, "Eingang bestätigt");

        follow(page, "Weiterleiten");
        choose(page, "team", "Leistung");
        send(page, "Weiterleiten");
        stands(page, "Weitergeleitet");

        follow(page, "Zwischennachricht geben");
        type(page, page.getByLabel("Begründung"), "Die Auskunft der Krankenkasse steht aus.");
        send(page, "Zwischennachricht geben");
        stands(page, "Zwischennachricht gegeben");

        follow(page, "Antworten");
        choose(page, "outcome", "Rechtslage erläutert");
        type(page, page.getByLabel("Text"), "So kommt der Betrag zustande.");
        send(page, "Antworten");
        stands(page, "Beantwortet");

        follow(page, "Bewerten");
        choose(page, "rating", "teilweise berechtigt");
        send(page, "Bewerten");
        stands(page, "Bewertet");

        follow(page, "Abschließen (z. d. A.)");
        type(page, page.getByLabel("Wo die Originale liegen"), "Leistungsakte");
        send(page, "Abschließen (z. d. A.)");
        stands(page, "Abgeschlossen");
    }

    private static void stands(Page page, String status) {
        assertThat(page.locator(".krm-badges .kern-badge").first()).hasText(status);
    }

    private static void follow(Page page, String link) {
        var wanted = page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first();
        if (!wanted.isVisible()) {
            tabTo(page, page.locator(".krm-next summary"));
            page.keyboard().press("Enter");
        }
        tabTo(page, wanted);
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    private static void send(Page page, String button) {
        tabTo(
                page,
                page.locator("main form")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName(button).setExact(true)));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/cases/[0-9a-f-]{36}$"));
    }

    private static void type(Page page, Locator field, String text) {
        tabTo(page, field);
        page.keyboard().type(text);
    }

    /** Of a group of buttons or of a list, by its word. */
    private static void choose(Page page, String name, String word) {
        var first = page.locator("[name=" + name + "]").first();
        if (first.evaluate("it => it.tagName").equals("SELECT")) {
            tabTo(page, first);
            page.keyboard().type(word);
            return;
        }
        var wanted = page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(word).setExact(true));
        tabTo(page, page.locator("input[name=" + name + "]:checked").or(first).first());
        page.keyboard().press("Space");
        for (int i = 0; i < FAR && !wanted.isChecked(); i++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < FAR; i++) {
            if ((Boolean) wanted.evaluate("it => it === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Not to be reached with Tab: " + wanted);
    }
}
