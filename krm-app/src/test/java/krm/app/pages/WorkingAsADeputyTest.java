package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vertretung on the pages: chosen in the frame, shown as long as it lasts, and over with the sign-out (rules.md §2). */
class WorkingAsADeputyTest extends InABrowser {

    private final String officer = Staff.name();
    private final String deputy = Staff.name();

    @BeforeEach
    void somebody_stands_for_the_officer() {
        admitted(officer, "KRM_OFFICER", null);
        admitted(deputy, "STAFF", "EINGANG");
        named(deputy);
    }

    @Test
    void whoever_is_named_chooses_it_and_every_event_says_both() {
        var id = receivedToday();
        var page = signedInAsDeputy(Eyes.USUAL);
        assertThat(page.navigate("/cases/" + id).status()).isEqualTo(404);
        stands(page);
        assertThat(page).hasURL(address() + "/worklist");
        assertThat(page.locator(".krm-acting"))
                .containsText("Sie arbeiten in Vertretung für " + officer + " (Beauftragte/r für KRM).");
        page.navigate("/cases/" + id + "/steps/acknowledge");
        page.locator("main form button").first().click();
        assertThat(page.locator(".krm-story")).containsText(deputy + " in Vertretung von " + officer);
        var history = officer().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.at("/items/2/actor")).isEqualTo(deputy);
        assertThat(history.at("/items/2/onBehalfOf")).isEqualTo(officer);

        page.getByText("Vertretung beenden").click();
        assertThat(page).hasURL(address() + "/intake");
        assertThat(page.locator(".krm-acting")).hasCount(0);
        assertThat(page.navigate("/cases/" + id).status()).isEqualTo(404);
    }

    @Test
    void it_is_over_with_the_sign_out() {
        var page = signedInAsDeputy(Eyes.USUAL);
        stands(page);
        page.getByText("Abmelden").click();
        signIn(page);
        assertThat(page).hasURL(address() + "/intake");
        assertThat(page.locator(".krm-acting")).hasCount(0);
    }

    @Test
    void a_form_that_was_opened_in_another_role_is_not_taken() {
        var page = signedInAsDeputy(Eyes.USUAL);
        page.navigate("/intake");
        page.getByLabel("Der Kunde oder die Kundin äußert sich wie folgt").fill("Niemand ruft zurück.");
        page.getByLabel("Telefonnummer").fill("05331 12345");
        var other = page.context().newPage();
        other.navigate("/intake");
        stands(other);
        var before = eventsStored();
        page.getByText("Erfassen", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main")).containsText("eine Vertretung begonnen oder beendet");
        assertThat(eventsStored()).isEqualTo(before);
        page.goBack();
        assertThat(page.getByLabel("Der Kunde oder die Kundin äußert sich wie folgt"))
                .hasValue("Niemand ruft zurück.");
    }

    @Test
    void whoever_is_named_no_more_hears_so_once_and_goes_on_as_themself() {
        var page = signedInAsDeputy(Eyes.USUAL);
        stands(page);
        named();
        assertThat(page.navigate("/worklist").status()).isEqualTo(403);
        assertThat(page.locator("main")).containsText("Sie sind nicht als Vertretung dieser Person benannt.");
        assertThat(page.navigate("/intake").status()).isEqualTo(200);
        assertThat(page.locator(".krm-acting, .krm-deputy")).hasCount(0);
    }

    @Test
    void nobody_else_is_offered_it_or_gets_it() {
        var page = signedIn("mitarbeit");
        assertThat(page.locator(".krm-deputy")).hasCount(0);
        page.evaluate("""
            person => {
                const form = document.querySelector('form[action="/language"]');
                form.action = '/deputy';
                form.insertAdjacentHTML('beforeend', `<input name="person" value="${person}">`);
                form.submit();
            }
            """, officer);
        assertThat(page.locator("main")).containsText("Sie sind nicht als Vertretung dieser Person benannt.");
        page.navigate("/intake");
        assertThat(page.locator(".krm-acting")).hasCount(0);
    }

    /** A call's own word prevails over what was chosen for the session. */
    @Test
    void programs_say_it_with_each_call_as_before() {
        var session = inSession(deputy, Staff.OWN_PASSWORD);
        var id = received(Form.letter());
        session.look(id).expect(404, "NOT_FOUND");
        session.with("X-On-Behalf-Of", officer).look(id).expect(200);
        session.look(id).expect(404, "NOT_FOUND");
    }

    @Test
    void it_is_seen_by_everybody() {
        for (var look : List.of("de", "en-dark-narrow")) {
            var eyes = look.equals("de")
                    ? Eyes.USUAL
                    : Eyes.USUAL.reading("en").dark().width(320);
            var page = signedInAsDeputy(eyes);
            page.locator(".krm-deputy summary").click();
            shoot(page, look + "/deputy-choice");
            fits(page, "deputy, choosing");
            is_accessible(page, "deputy, choosing");
            page.locator(".krm-deputy button").first().click();
            page.waitForSelector(".krm-acting");
            page.navigate("/search");
            shoot(page, look + "/deputy-acting");
            fits(page, "deputy, acting");
            is_accessible(page, "deputy, acting");
        }
    }

    private Page signedInAsDeputy(Eyes eyes) {
        var page = browser(eyes);
        page.navigate("/login");
        signIn(page);
        return page;
    }

    private void signIn(Page page) {
        page.fill("#username", deputy);
        page.fill("#password", Staff.OWN_PASSWORD);
        page.click("#sign-in button");
        page.waitForURL("**/intake");
    }

    private void stands(Page page) {
        page.locator(".krm-deputy summary").click();
        page.getByText(officer).click();
        page.waitForSelector(".krm-acting");
    }

    private void named(String... deputies) {
        admin().put("/api/users/" + officer + "/deputies", Form.of("deputies", List.of(deputies)))
                .expect(200);
    }
}
