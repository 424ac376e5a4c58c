package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** People sign in on the pages by OpenID Connect, with a real Keycloak on the other side (rules.md §7). */
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class SigningInByProviderTest extends InABrowser {

    private static final Keycloak KEYCLOAK = new Keycloak();
    private static final String BUTTON = "Mit Hauskonto anmelden";
    private static final Pattern SIGN_IN = Pattern.compile(".*/login(\\?.*)?");

    @DynamicPropertySource
    static void configuration(DynamicPropertyRegistry settings) {
        settings.add("krm.oidc.issuer", KEYCLOAK::issuer);
        settings.add("krm.oidc.client.id", () -> "krm");
        settings.add("krm.oidc.client.secret", () -> "ein Geheimnis");
        settings.add("krm.oidc.name", () -> "Hauskonto");
        settings.add("krm.oidc.role.names", () -> "krm-beauftragte=KRM_OFFICER");
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    @Override
    boolean mayAskElsewhere(String url) {
        return KEYCLOAK.isAt(url);
    }

    /** Before it is started: krm has started without it. */
    @Test
    @Order(1)
    void while_the_provider_is_away_people_sign_in_by_password() {
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        shoot(page, "de/sign-in-provider");
        is_accessible(page, "sign-in with a provider");
        page.getByText(BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Hauskonto ist nicht erreichbar");
        shoot(page, "de/sign-in-provider-away");
        is_accessible(page, "the provider is away");
        signIn(page, "krm");
        assertThat(page).hasURL(address() + "/worklist");
    }

    @Test
    void somebody_signs_in_there_works_here_and_signs_out_at_both() {
        var id = receivedToday();
        var addresses = new ArrayList<String>();
        var page = browser(Eyes.USUAL);
        page.onRequest(request -> addresses.add(request.url()));
        page.navigate("/cases/" + id);
        atTheProvider(page, "erika");
        assertThat(page).hasURL(address() + "/cases/" + id);
        assertThat(page.locator(".krm-head__user")).containsText("Beauftragte/r für KRM");
        assertThat(page.locator(".krm-head a[href='/password']")).hasCount(0);
        page.navigate("/cases/" + id + "/steps/notes");
        page.getByLabel("Text").fill("Rückruf zugesagt.");
        page.locator("main form button").first().click();
        assertThat(page.locator(".krm-story")).containsText("Rückruf zugesagt.");
        var history = officer().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.at("/items/2/actor")).isEqualTo("erika");
        assertThat(history.at("/items/2/role")).isEqualTo("KRM_OFFICER");
        admin().get("/api/users/erika").expect(404, "NOT_FOUND");

        assertThat(addresses).anyMatch(address -> address.contains("code_challenge_method=S256"));
        assertThat(db.sql("select provider from people.session where name = 'erika'")
                        .query(byte[].class)
                        .list())
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("eyJ", "erika"));

        page.getByText("Abmelden").click();
        page.waitForURL(Pattern.compile(".*/login"));
        assertThat(db.sql("select count(*) from people.session where name = 'erika'")
                        .query(Integer.class)
                        .single())
                .isZero();
        page.getByText(BUTTON).click();
        // Nobody is signed in there any more: it asks for the password.
        assertThat(page.locator("#kc-login")).isVisible();
        assertThat(addresses).noneMatch(address -> address.contains("erika") || address.contains("id_token"));
    }

    @Test
    void without_scripts_the_way_out_at_the_provider_is_a_button() {
        var page = browser(Eyes.USUAL.withoutScripts());
        page.navigate("/login");
        atTheProvider(page, "gustav");
        assertThat(page).hasURL(address() + "/worklist");
        page.locator(".krm-head form[data-forget] button").press("Enter");
        assertThat(page.locator("h1")).hasText("Abgemeldet");
        shoot(page, "de/signed-out");
        fits(page, "signed out");
        press(page, "Bei Hauskonto abmelden");
        assertThat(page).hasURL(address() + "/login");
    }

    @Test
    void whom_krm_does_not_know_gets_one_clear_page_and_may_sign_in_as_somebody_else() {
        var before = db.sql("select count(*) from people.session").query(Integer.class);
        int sessions = before.single();
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        atTheProvider(page, "gast");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Für Sie ist hier kein Zugang eingerichtet");
        assertThat(before.single()).isEqualTo(sessions);
        shoot(page, "de/sign-in-unknown");
        is_accessible(page, "unknown here");
        page.getByText("Bei Hauskonto abmelden").click();
        // krm has kept nothing of them, so the provider asks first.
        page.locator("#kc-logout").click();
        page.waitForURL(Pattern.compile(".*/login"));
        page.getByText(BUTTON).click();
        assertThat(page.locator("#kc-login")).isVisible();
    }

    @Test
    void whoever_has_left_is_kept_out_at_once() {
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        atTheProvider(page, "frieda");
        assertThat(page).hasURL(address() + "/worklist");
        admin().post("/api/users", Staff.form("frieda", "KRM_OFFICER", null)).expect(201);
        page.navigate("/search");
        assertThat(page).hasURL(address() + "/search");
        admin().put("/api/users/frieda", Form.of("role", "KRM_OFFICER", "active", false))
                .expect(200);
        page.navigate("/search");
        assertThat(page).hasURL(SIGN_IN);
        // She is still signed in there.
        page.getByText(BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihr Zugang wurde beendet");
    }

    @Test
    void a_session_that_is_over_loses_no_text() {
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        atTheProvider(page, "gustav");
        page.navigate("/cases/" + receivedToday() + "/steps/notes");
        page.getByLabel("Text").fill("Der Betrag wurde neu berechnet.");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        page.locator("main form button").first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihre Sitzung ist abgelaufen");
        // Signed in there still: one click, no password.
        page.getByText(BUTTON).click();
        assertThat(page.getByLabel("Text")).hasValue("Der Betrag wurde neu berechnet.");
        page.locator("main form button").first().click();
        assertThat(page.locator(".krm-story")).containsText("Der Betrag wurde neu berechnet.");
    }

    @Test
    void what_is_not_the_answer_to_this_browsers_question_signs_nobody_in() {
        KEYCLOAK.start(address());
        var page = browser(Eyes.USUAL);
        page.navigate("/login/oauth2/code/krm?code=abc&state=def");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte noch einmal anmelden");
        for (var state : List.of("another", begun(page))) {
            begun(page);
            page.navigate("/login/oauth2/code/krm?code=abc&state=" + state);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte noch einmal anmelden");
        }
        // The right answer, but a code that the provider has never given; and it counts once.
        var state = begun(page);
        for (var _ : List.of(1, 2)) {
            page.navigate("/login/oauth2/code/krm?code=abc&state=" + state);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bitte noch einmal anmelden");
        }
        page.navigate("/login/oauth2/code/krm?error=access_denied&state=" + begun(page));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nicht angemeldet");
        page.navigate("/login/oauth2/code/krm?error=temporarily_unavailable&state=" + begun(page));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nicht erreichbar");
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.equals("KRM_SESSION"));
    }

    @Test
    void a_provider_leads_nowhere_else_afterwards() {
        var page = browser(Eyes.USUAL);
        page.navigate("/login?next=//elsewhere.example/");
        atTheProvider(page, "gustav");
        assertThat(page).hasURL(address() + "/worklist");
    }

    /** @return the state that krm has sent along */
    private String begun(Page page) {
        var sent = page.context()
                .request()
                .get("/oauth2/authorization/krm", RequestOptions.create().setMaxRedirects(0));
        assertThat(sent.status()).isEqualTo(302);
        return UriComponentsBuilder.fromUriString(sent.headers().get("location"))
                .build()
                .getQueryParams()
                .getFirst("state");
    }

    private void atTheProvider(Page page, String user) {
        KEYCLOAK.start(address());
        page.locator(".krm-sign-in a").press("Enter");
        page.fill("#username", user);
        page.fill("#password", Keycloak.PASSWORD);
        page.press("#kc-login", "Enter");
        page.waitForURL(url -> url.startsWith(address()));
    }
}
