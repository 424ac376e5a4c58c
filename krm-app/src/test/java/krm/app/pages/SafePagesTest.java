package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

/** What a page carries, what it keeps to itself, and what it does not run. */
class SafePagesTest extends InABrowser {

    private static final int FIRST_LOAD = 400 * 1024;
    private static final int LATER = 40 * 1024;

    @Test
    void hostile_names_and_texts_are_shown_and_nothing_more() {
        var hostile = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        var id = received(Form.letter()
                .with("concerns", List.of(Form.of("text", hostile + "\u202e\u2066 ${7*7} __${7*7}__")))
                .with("complainant", Form.of("name", hostile + "\u202egnp.exe", "address", "'\"><b>Weg 1")));
        officer().step(id, "notes", Form.of("text", hostile)).expect(200);
        var page = signedIn("krm");
        page.navigate("/cases/" + id);
        assertThat(page.locator("main")).containsText(hostile);
        assertThat(page.locator("main")).containsText("${7*7} __${7*7}__");
        assertThat(page.title()).doesNotContain("taken");
        assertThat(page.locator("main img, main b, main script").count()).isZero();
    }

    @Test
    void a_name_that_is_looked_for_stands_in_no_address() {
        var addresses = new ArrayList<String>();
        received(Form.letter().with("complainant", Form.of("name", "Quirina Unverwechselbar", "address", "Weg 1")));
        officer().patient().get("/api/complaints").expect(200);
        var page = signedIn("krm");
        page.onRequest(request -> {
            addresses.add(request.url());
            addresses.add(String.valueOf(request.headers().get("referer")));
        });
        page.navigate("/search");
        page.locator("#q").pressSequentially("unverwechselbar");
        assertThat(page.locator("#found tbody tr")).hasCount(1);
        page.keyboard().press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("#found tbody tr")).hasCount(1);
        // Nobody is told how many there are of somebody (domain rule 15).
        assertThat(page.locator("#found [role=status]")).hasText("Gefunden, die neuesten zuerst:");
        page.locator("#found a").first().click();
        assertThat(page.locator("main")).containsText("Quirina Unverwechselbar");
        assertThat(addresses)
                .isNotEmpty()
                .noneMatch(address -> address.toLowerCase(Locale.ROOT).contains("unverwechselbar"));
    }

    @Test
    void a_search_after_the_session_says_that_it_is_over_and_shows_nothing_more() {
        receivedToday();
        officer().patient().get("/api/complaints").expect(200);
        var page = signedIn("krm");
        page.navigate("/search");
        assertThat(page.locator("#found tbody tr").first()).isVisible();
        assertThat(page.locator("#session-over")).isHidden();
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        page.locator("#q").pressSequentially("schwer");
        assertThat(page.locator("#session-over")).containsText("Ihre Sitzung ist abgelaufen");
        assertThat(page.locator("#found tbody tr")).hasCount(0);
        page.locator("#session-over a").click();
        signIn(page, "krm");
        assertThat(page).hasURL(address() + "/search");
    }

    @Test
    void the_keyboard_goes_on_at_the_next_page_of_what_was_found() {
        for (int n = 0; n < 26; n++) {
            receivedToday();
        }
        officer().patient().get("/api/complaints").expect(200);
        var page = signedIn("krm");
        page.navigate("/search");
        press(page, "Nächste Seite");
        assertThat(page.getByText("Vorige Seite")).isVisible();
        assertThat(page.locator("#found")).isFocused();
    }

    @Test
    void a_page_is_light_local_strict_and_not_kept() {
        var answers = new ArrayList<Response>();
        var page = browser(Eyes.USUAL);
        page.onResponse(answers::add);
        page.navigate("/login");
        signIn(page, "krm");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var first = answers.stream().mapToInt(SafePagesTest::weight).sum();
        assertThat(first).as("bytes of the first load").isBetween(1, FIRST_LOAD);

        answers.clear();
        var again = page.navigate("/worklist");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(answers.stream().mapToInt(SafePagesTest::weight).sum()).isBetween(1, LATER);
        assertThat(again.headers().get("cache-control")).contains("no-store");
        assertThat(again.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(again.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "same-origin");
        assertThat(page.content()).doesNotContain("style=\"", "onclick=");
        var sheet = page.locator("link[rel=stylesheet]").first().getAttribute("href");
        assertThat(sheet).matches("/assets/kern\\.min-[0-9a-f]{32}\\.css");
        assertThat(page.request().get(sheet).headers().get("cache-control")).contains("max-age=31536000");
    }

    private static int weight(Response answer) {
        if (answer.fromServiceWorker()) {
            return 0;
        }
        var sizes = answer.request().sizes();
        return sizes.responseBodySize + sizes.responseHeadersSize;
    }

    @Test
    void another_sites_form_changes_nothing() {
        var id = receivedToday();
        var page = signedIn("krm");
        var before = eventsStored();
        var forged = page.request()
                .post(
                        "/cases/" + id + "/steps/notes",
                        RequestOptions.create()
                                .setHeader("Accept", "text/html")
                                .setForm(FormData.create().set("text", "gefälscht")));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text()).contains("<html");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void everything_works_without_scripts() {
        var page = signedIn("krm", Eyes.USUAL.withoutScripts());
        page.navigate("/reception");
        page.getByLabel("Anliegen", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("Die Tür ist zu schwer.");
        page.getByLabel("Anschrift").fill("Weg 1");
        page.locator("#goes-forward").press("Space");
        page.getByLabel("Zur Bearbeitung an").selectOption("LEISTUNG");
        press(page, "Erfassen");
        assertThat(page.locator(".krm-badges")).containsText("Weitergeleitet");
        page.locator(".krm-next a").first().press("Enter");
        page.locator("main form button").first().press("Enter");
        assertThat(page.locator(".krm-story")).containsText("Eingang bestätigt");
        page.navigate("/search");
        page.fill("#q", "schwer");
        page.getByLabel("Stand").selectOption("ACKNOWLEDGED");
        page.locator("#q").press("Enter");
        assertThat(page.locator("#found")).containsText("Nichts gefunden");
        assertThat(page.getByLabel("Stand")).hasValue("ACKNOWLEDGED");
    }
}
