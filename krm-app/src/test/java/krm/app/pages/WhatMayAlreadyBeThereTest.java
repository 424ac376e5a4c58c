package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.Locale;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Likely duplicates are offered while a reception is typed, and get in nobody's way. */
class WhatMayAlreadyBeThereTest extends InABrowser {

    private static final String TEXT = "Der Bescheid fehlt noch immer.";

    private final String name = "Erika Doppelt" + Staff.code();
    private String reference;

    @BeforeEach
    void somebody_has_written_before() {
        var id = received(Form.letter().with("complainant", Form.of("name", name, "address", "Weg 1")));
        reference = officer().look(id).at("/reference");
        officer().patient().get("/api/complaints").expect(200);
    }

    @Test
    void offered_while_it_is_typed_and_opened_beside_it() {
        var page = signedIn("krm");
        page.navigate("/reception");
        var addresses = new ArrayList<String>();
        page.context().onRequest((Request request) -> addresses.add(request.url()));
        concern(page).fill(TEXT);
        page.getByLabel("Name, Vorname").fill(name);
        page.keyboard().press("Tab");
        assertThat(page.locator(".krm-likely a")).hasCount(1);
        assertThat(page.locator(".krm-likely a")).containsText(reference);
        assertThat(page.getByLabel("Anschrift")).isFocused();
        is_accessible(page, "a likely duplicate");
        shoot(page, "de/reception-likely");
        var beside = page.waitForPopup(() -> page.locator(".krm-likely a").click());
        assertThat(beside.locator("h1")).hasText(reference);
        assertThat(concern(page)).hasValue(TEXT);
        assertThat(addresses)
                .isNotEmpty()
                .noneMatch(address -> address.toLowerCase(Locale.ROOT).contains("doppelt"));

        page.navigate("/worklist");
        page.navigate("/reception");
        // A form that was left opens empty.
        assertThat(page.locator(".krm-likely")).hasCount(0);
        page.getByLabel("Name, Vorname").fill(name);
        page.keyboard().press("Tab");
        assertThat(page.locator(".krm-likely a")).hasCount(1);
        page.getByLabel("Name, Vorname").fill("Jemand Anders" + Staff.code());
        page.keyboard().press("Tab");
        assertThat(page.locator(".krm-likely")).hasCount(0);

        page.context().clearCookies();
        page.getByLabel("Name, Vorname").fill(name);
        page.waitForResponse(
                answer -> answer.status() == 401, () -> page.keyboard().press("Tab"));
        assertThat(page.locator("h1")).hasText("Eingang erfassen");
    }

    @Test
    void without_scripts_it_is_asked_for_and_stores_nothing() {
        var page = signedIn("krm", Eyes.USUAL.withoutScripts());
        page.navigate("/reception");
        concern(page).fill(TEXT);
        page.getByLabel("Name, Vorname").fill(name);
        var before = eventsStored();
        press(page, "Ähnliche Vorgänge suchen");
        assertThat(page.locator(".krm-likely a")).containsText(reference);
        assertThat(concern(page)).hasValue(TEXT);
        assertThat(page.getByLabel("Name, Vorname")).hasValue(name);
        assertThat(eventsStored()).isEqualTo(before);
        page.getByLabel("Tag des Eingangs").fill(today().plusDays(1).toString());
        press(page, "Erfassen");
        assertThat(page.locator("#f-receivedOn-error")).isVisible();
        assertThat(page.locator(".krm-likely a")).containsText(reference);
    }

    private static Locator concern(Page page) {
        return page.getByLabel("Anliegen", new Page.GetByLabelOptions().setExact(true))
                .first();
    }
}
