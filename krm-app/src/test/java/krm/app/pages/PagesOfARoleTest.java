package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each lands on the page that they need and sees nothing that they may not do (S2.03, S2.24). */
class PagesOfARoleTest extends InABrowser {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        krm           | /worklist | Arbeitsvorrat, Aufnehmen, Eingang erfassen, Suche, Zahlen, Regelwerk, Übernahme, Hilfe
        team.leistung | /worklist | Arbeitsvorrat, Aufnehmen, Suche, Hilfe
        gf            | /worklist | Arbeitsvorrat, Aufnehmen, Suche, Zahlen, Personen, Regelwerk, Hilfe
        revision      | /audit    | Revision, Arbeitsvorrat, Suche, Zahlen, Personen, Regelwerk, Hilfe
        mitarbeit     | /intake   | Aufnehmen, Suche, Hilfe
        rd            | /figures  | Zahlen, Hilfe
        admin         | /operations | Betrieb, Personen, Teams, Anlässe, Regelwerk, Jobcenter, Erste Schritte, Hilfe
        """)
    void home_and_navigation(String user, String home, String links) {
        var page = signedIn(user);
        assertThat(page).hasURL(address() + home);
        assertThat(page.locator(".krm-nav a").allInnerTexts()).isEqualTo(List.of(links.split(", ")));
    }

    @Test
    void an_auditor_reads_each_event_to_the_letter_and_takes_no_step() {
        var id = forwarded();
        var page = signedIn("revision");
        page.navigate("/cases/" + id);
        assertThat(page.locator(".krm-next")).hasCount(0);
        assertThat(page.locator(".krm-raw")).hasCount(3);
        page.locator(".krm-raw summary").first().click();
        assertThat(page.locator(".krm-raw").first()).containsText("So ist es gespeichert");
        assertThat(page.locator(".krm-raw").first()).containsText("\"team\"");
        assertThat(signedIn("krm").navigate("/cases/" + id).text()).doesNotContain("krm-raw");
    }

    @Test
    void a_disciplinary_complaint_is_nowhere_for_others() {
        var id = management().post("/api/complaints", Form.disciplinary()).expect(201);
        var officer = signedIn("krm");
        assertThat(officer.navigate("/cases/" + id.id()).status()).isEqualTo(404);
        assertThat(officer.locator("h1")).hasText("Nicht gefunden");
        officer.navigate("/search");
        officer.fill("#q", id.at("/reference"));
        officer.keyboard().press("Enter");
        assertThat(officer.locator("#found")).containsText("Nichts gefunden");
        var manager = signedIn("gf");
        assertThat(manager.navigate("/cases/" + id.id()).status()).isEqualTo(200);
    }

    @Test
    void a_step_that_is_not_possible_now_has_no_form() {
        var id = receivedToday();
        var page = signedIn("krm");
        assertThat(page.navigate("/cases/" + id + "/steps/close").status()).isEqualTo(409);
        assertThat(page.locator("h1")).hasText("Passt nicht zum jetzigen Stand");
    }

    @Test
    void whoever_has_not_signed_in_comes_back_to_the_page_they_wanted() {
        var id = receivedToday();
        var page = browser(Eyes.USUAL);
        page.navigate("/cases/" + id);
        assertThat(page).hasURL(Pattern.compile(".*/login\\?next=/cases/.*"));
        signIn(page, "krm");
        assertThat(page).hasURL(address() + "/cases/" + id);
    }

    @Test
    void the_next_address_leads_nowhere_else() {
        var page = browser(Eyes.USUAL);
        page.navigate("/login?next=//elsewhere.example/");
        signIn(page, "krm");
        assertThat(page).hasURL(address() + "/worklist");
    }

    /** § 12b BGG: from every page, also before the sign-in. */
    @Test
    void the_statement_on_accessibility_is_one_click_away_from_everywhere() {
        var stranger = browser(Eyes.USUAL);
        stranger.navigate("/login");
        stranger.getByText("Erklärung zur Barrierefreiheit").click();
        assertThat(stranger).hasURL(address() + "/accessibility");
        assertThat(stranger.locator("main")).containsText("teilweise vereinbar");
        assertThat(stranger.locator("main"))
                .containsText("Schlichtungsstelle nach dem Behindertengleichstellungsgesetz");
        assertThat(stranger.locator("main")).containsText("noch keine Kontaktstelle hinterlegt");
        var page = signedIn("krm");
        for (var path : List.of("/worklist", "/help", "/accessibility", "/nothing-of-this-name")) {
            page.navigate(path);
            assertThat(page.locator("footer a[href='/accessibility']")).isVisible();
        }
    }

    /** S2.115. */
    @Test
    void the_help_explains_each_step_with_its_source() {
        var page = signedIn("mitarbeit");
        page.getByText("Hilfe").click();
        assertThat(page.locator(".krm-help li")).hasCount(7);
        assertThat(page.locator(".krm-help li").nth(1)).containsText("Eingang bestätigen");
        assertThat(page.locator(".krm-help li").nth(1)).containsText("Geschäftsanweisung, Fristen: 3 Arbeitstage");
        assertThat(page.locator("main")).containsText("Lob und Anregungen");
    }

    /** S2.50, S2.94. */
    @Test
    void staff_take_down_what_somebody_says_and_hand_it_over() {
        var page = signedIn("mitarbeit");
        assertThat(page.locator("main")).containsText("keine Urteile über die Person");
        page.getByLabel("telefonisch").check();
        page.getByLabel("Der Kunde oder die Kundin äußert sich wie folgt").fill("Niemand ruft zurück.");
        page.getByLabel("Telefonnummer").fill("05331 12345");
        page.getByLabel("An ein Team weiterleiten", new Page.GetByLabelOptions().setExact(false))
                .check();
        page.getByLabel("Zur Bearbeitung an").selectOption("LEISTUNG");
        page.getByText("Erfassen", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText(Pattern.compile("WF-\\d{4}-\\d{6}"));
        assertThat(page.locator(".krm-next")).hasCount(0);
        assertThat(page.locator("main")).containsText("Team Leistung");
    }

    @Test
    void a_wrong_door_is_received_and_redirected_in_one_act() {
        var page = signedIn("mitarbeit");
        page.getByLabel("Der Kunde oder die Kundin äußert sich wie folgt")
                .fill("Ich lege Widerspruch gegen den Bescheid ein.");
        page.getByLabel("Nicht zuständig", new Page.GetByLabelOptions().setExact(false))
                .check();
        page.getByLabel("Begründung").fill("Widerspruch");
        page.getByText("Erfassen", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".krm-badges")).containsText("Abgegeben");
        assertThat(page.locator(".krm-story")).containsText("Widerspruchsstelle");
    }

    @Test
    void what_was_recorded_wrongly_is_corrected_field_by_field() {
        var id = receivedToday();
        var page = signedIn("krm");
        correct(page, id, "Kundengruppe");
        page.getByLabel("Richtiger Wert").selectOption("EMPLOYER");
        send(page, "Vertippt");
        assertThat(officer().look(id).at("/customerGroup")).isEqualTo("EMPLOYER");
        correct(page, id, "Besonderer Personenkreis");
        page.getByLabel("über 50 Jahre").check();
        send(page, "Nachgereicht");
        assertThat(officer().look(id).each("/specialGroups", "")).containsExactly("OVER_50");
        correct(page, id, "Kundin oder Kunde");
        assertThat(page.getByLabel("Name")).hasValue("Erika Beispiel");
        page.getByLabel("Name").fill("Erika Muster");
        send(page, "Falscher Name");
        assertThat(officer().look(id).at("/complainant/name")).isEqualTo("Erika Muster");
        assertThat(officer().look(id).at("/complainant/address")).startsWith("Musterweg");
        correct(page, id, "Sache oder Verhalten (Anliegen 1)");
        page.getByLabel("Richtiger Wert").selectOption("");
        send(page, "Nicht zu sagen");
        assertThat(officer().look(id).at("/concerns/0/area")).isNull();
    }

    private static void correct(Page page, String id, String what) {
        page.navigate("/cases/" + id + "/steps/correct");
        is_accessible(page, "what can be corrected");
        page.locator("main nav")
                .getByText(what, new Locator.GetByTextOptions().setExact(true))
                .click();
        is_accessible(page, "a correction");
    }

    private static void send(Page page, String why) {
        page.getByLabel("Begründung").fill(why);
        page.locator("main form button").first().click();
        assertThat(page.locator(".krm-story")).containsText(why);
    }

    @Test
    void a_case_goes_to_a_person_of_the_chosen_team_only() {
        var forward = "/cases/" + receivedToday() + "/steps/forward";
        assertThat(officer().with("Accept", "text/html").get(forward).text())
                // Other tests have made some people there too.
                .containsPattern(
                        "<optgroup label=\"Leistung\" data-of=\"LEISTUNG\">(<option [^>]+>[^<]+</option>)*<option"
                                + " value=\"team.leistung\">")
                .contains("<optgroup label=\"Vermittlung\" data-of=\"VERMITTLUNG\"><option ");
        var page = signedIn("krm");
        page.navigate(forward);
        page.locator("main form summary").click();
        var offered = page.locator("#f-person optgroup:not([disabled])");
        assertThat(offered).hasCount(0);
        choose(page, "LEISTUNG");
        assertThat(offered).hasAttribute("label", "Leistung");
        page.getByLabel("Person im Team").selectOption("team.leistung");
        choose(page, "VERMITTLUNG");
        assertThat(offered).hasAttribute("label", "Vermittlung");
        assertThat(page.getByLabel("Person im Team")).hasValue("");
    }

    /** Teams are few or many, as other tests have made some. */
    private static void choose(Page page, String team) {
        if (page.locator("input[name=team]").count() > 0) {
            page.locator("input[name=team][value=" + team + "]").check();
        } else {
            page.locator("select[name=team]").selectOption(team);
        }
    }

    @Test
    void another_case_is_linked_by_its_reference() {
        var other = receivedToday();
        var id = receivedToday();
        officer().patient().get("/api/complaints").expect(200);
        var page = signedIn("krm");
        page.navigate("/cases/" + id + "/steps/link");
        page.getByLabel("Aktenzeichen des anderen Vorgangs").fill("WF-1999-000001");
        page.locator("main form button").first().click();
        assertThat(page.locator("#f-other-error")).isVisible();
        page.getByLabel("Aktenzeichen des anderen Vorgangs")
                .fill(officer().look(other).at("/reference"));
        page.locator("main form button").first().click();
        page.locator("section[aria-labelledby=links-title] a").click();
        assertThat(page.locator("h1")).hasText(officer().look(other).at("/reference"));
    }

    @Test
    void keys_are_off_until_somebody_switches_them_on() {
        var page = signedIn("krm");
        page.keyboard().press("/");
        assertThat(page).hasURL(address() + "/worklist");
        page.locator("#show-shortcuts").click();
        is_accessible(page, "the overview of keys");
        page.check("#shortcuts-on");
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        assertThat(page.locator(".krm-line__case").first()).isFocused();
        page.keyboard().press("s");
        assertThat(page).hasURL(Pattern.compile(".*/cases/.*/steps/.*"));
        page.navigate("/worklist");
        page.keyboard().press("/");
        assertThat(page).hasURL(address() + "/search");
        assertThat(page.locator("#q")).isFocused();
    }

    @Test
    void the_language_is_chosen_and_stays() {
        var page = signedIn("krm");
        page.getByText("English").click();
        assertThat(page.locator("h1")).hasText("Worklist");
        page.navigate("/help");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.getByText("Deutsch").click();
        assertThat(page.locator("h1")).hasText("Hilfe");
    }
}
