package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import krm.app.web.Form;
import krm.app.web.NewHouse;
import krm.app.web.Staff;
import krm.core.house.User;
import org.junit.jupiter.api.Test;

/** What an administrator does to a house, and an officer to its rules and to cases of old, on pages. */
class RunningAHouseTest extends InABrowser {

    private static final Eyes PLAIN = Eyes.USUAL.withoutScripts();

    @Test
    void the_longest_name_of_a_team_fits_a_phone() {
        var house = newHouse();
        var team = Staff.code();
        var words = "Widerspruchssachbearbeitungsstellenleitungsvertretung und"
                + " Rechtsbehelfsstellenangelegenheitenbearbeitung";
        house.admin()
                .post(house.path() + "/teams", Form.of("code", team, "name", words))
                .expect(201);
        house.admin()
                .post(house.path() + "/teams", Form.of("code", Staff.code(), "name", "Leistung"))
                .expect(201);
        var name = Staff.name();
        house.admin().post("/api/users", Staff.form(name, "KRM_OFFICER", null)).expect(201);
        var id = chosePassword(name)
                .post("/api/complaints", Form.letter().with("forwardTo", Form.of("team", team)))
                .expect(201)
                .id();
        var page = browser(Eyes.USUAL.width(320));
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", Staff.OWN_PASSWORD);
        page.press("#sign-in button", "Enter");
        for (var path : List.of(
                "/worklist", "/cases/" + id, "/cases/" + id + "/steps/forward", "/reception", "/search", "/intake")) {
            page.navigate(path);
            page.locator("details").all().forEach(more -> more.evaluate("it => it.open = true"));
            fits(page, path);
            assertThat(page.evaluate("""
                [...document.querySelectorAll('main *')]
                    .filter(part => part.getBoundingClientRect().right > innerWidth)
                    .map(part => part.outerHTML)
                """)).as(path).isEqualTo(List.of());
        }
    }

    @Test
    void a_new_house_is_led_through_its_first_steps() {
        var code = Staff.code();
        var first = Staff.name();
        var opener = signedIn("admin", PLAIN);
        opener.navigate("/houses");
        field(opener, "Name").fill("Bad Harzburg " + code);
        field(opener, "Kürzel").fill(code);
        field(opener, "Land").selectOption("NI");
        press(opener, "Jobcenter eröffnen");
        opener.getByText("Bad Harzburg " + code).press("Enter");
        field(opener, "Name").fill(first);
        field(opener, "Erstes Passwort").fill(Staff.FIRST_PASSWORD);
        press(opener, "Aufnehmen");
        assertThat(opener).hasURL(address() + "/houses");

        var page = browser(PLAIN);
        page.navigate("/login");
        signInAs(page, first, Staff.FIRST_PASSWORD);
        page.navigate("/password");
        page.fill("#f-current", Staff.FIRST_PASSWORD);
        page.fill("#f-next", Staff.OWN_PASSWORD);
        page.locator("main form button").press("Enter");
        signInAs(page, first, Staff.OWN_PASSWORD);
        assertThat(page).hasURL(address() + "/setup");
        assertThat(steps(page)).hasText(new String[] {"erledigt", "offen", "offen", "Beauftragte/r"});
        shoot(page, "de/setup-fresh");

        page.locator("main").getByText("Teams", exactly()).press("Enter");
        form(page, "Geschäftsführung", "GF");
        form(page, "Leistung", "LEISTUNG");
        page.navigate("/");
        assertThat(steps(page)).hasText(new String[] {"erledigt", "erledigt", "offen", "Beauftragte/r"});
        admit(page, "Beauftragte/r für KRM", "");
        admit(page, "Teamleitung", "Leistung");
        page.navigate("/");
        assertThat(page.locator(".krm-task li")).hasText(new String[] {"Geschäftsführung"});
        admit(page, "Geschäftsführung", "Geschäftsführung");
        page.navigate("/");
        assertThat(page).hasURL(address() + "/operations");
        page.navigate("/setup");
        assertThat(page.locator("main")).containsText("Das Haus ist bereit");
    }

    private static void signInAs(Page page, String user, String password) {
        page.fill("#username", user);
        page.fill("#password", password);
        page.press("#sign-in button", "Enter");
    }

    private static void form(Page page, String name, String code) {
        field(page, "Name").fill(name);
        field(page, "Kürzel").fill(code);
        press(page, "Team anlegen");
        assertThat(page.locator("main tbody")).containsText(code);
    }

    private static void admit(Page page, String role, String team) {
        page.navigate("/users/new");
        field(page, "Name").fill(Staff.name());
        field(page, "Rolle").selectOption(new SelectOption().setLabel(role));
        if (!team.isEmpty()) {
            field(page, "Team").selectOption(new SelectOption().setLabel(team));
        }
        field(page, "Erstes Passwort").fill(Staff.FIRST_PASSWORD);
        press(page, "Aufnehmen");
        assertThat(page.locator(".krm-story")).containsText("Aufgenommen");
    }

    private static Locator steps(Page page) {
        return page.locator(".krm-tasks .kern-badge");
    }

    @Test
    void who_was_faster_is_told_and_nothing_typed_is_lost() {
        var house = newHouse();
        var page = administering(house);
        var code = Staff.code();
        page.navigate("/teams");
        house.admin()
                .post(house.path() + "/teams", Form.of("code", Staff.code(), "name", "Widerspruchsstelle"))
                .expect(201);
        field(page, "Name").fill("Zentrale Dienste");
        field(page, "Kürzel").fill(code);
        press(page, "Team anlegen");
        assertThat(page.locator("[role=alert]")).containsText("Jemand war schneller");
        assertThat(page.locator(".krm-meanwhile")).containsText("Team angelegt");
        assertThat(page.locator(".krm-meanwhile")).containsText("Widerspruchsstelle");
        is_accessible(page, "a conflict");
        assertThat(field(page, "Kürzel")).hasValue(code);
        press(page, "Team anlegen");
        assertThat(page.locator("main tbody")).containsText(code);
    }

    /** S1.22, domain rule 15. */
    @Test
    void a_topic_describes_the_matter_and_never_the_person() {
        var page = administering(newHouse());
        var code = Staff.code();
        page.navigate("/topics");
        field(page, "Name").fill("Qu3rulanten");
        field(page, "Kürzel").fill(code);
        press(page, "Hinzufügen");
        assertThat(page.locator("#f-name-error")).containsText("Einstufung von Personen ist nicht zulässig");
        assertThat(field(page, "Name")).hasValue("Qu3rulanten");
        field(page, "Name").fill("Wartezeit am Schalter " + code);
        field(page, "Gehört zu").selectOption("PREMISES");
        press(page, "Hinzufügen");
        page.locator(".krm-tree").getByText("Wartezeit am Schalter " + code).click();
        field(page, "stillgelegt").check();
        press(page, "Speichern");
        assertThat(page.locator(".krm-tree--1").filter(new Locator.FilterOptions().setHasText(code)))
                .containsText("stillgelegt seit");
    }

    @Test
    void a_person_gets_another_role_and_deputies_and_the_management_reads_it() {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", "EINGANG")).expect(201);
        var page = signedIn("admin", PLAIN);
        page.navigate("/users/" + User.idOf(name));
        assertThat(page.url()).doesNotContain(name);
        field(page, "Rolle").selectOption("TEAM_LEAD");
        field(page, "Team").selectOption("");
        press(page, "Speichern");
        assertThat(page.locator("#f-team-error")).hasText("Eine Teamleitung braucht ein Team.");
        field(page, "Team").selectOption("LEISTUNG");
        press(page, "Speichern");
        field(page, "Vertretung hinzufügen").selectOption("krm");
        press(page, "Vertretung speichern");
        assertThat(field(page, "krm")).isChecked();

        var manager = signedIn("gf");
        manager.navigate("/users/" + User.idOf(name));
        assertThat(manager.locator("main form")).hasCount(0);
        assertThat(manager.locator(".krm-story li").nth(0)).containsText("Vertretung benannt");
        assertThat(manager.locator(".krm-story li").nth(1)).containsText("Teamleitung");
        page.locator("#deputy-0").press("Space");
        press(page, "Vertretung speichern");
        assertThat(page.locator("main")).containsText("Niemand vertritt diese Person.");
        page.navigate("/users/" + User.idOf("krm.sz"));
        assertThat(page.locator("h1")).hasText("Nicht gefunden");
    }

    @Test
    void lists_are_built_anew_while_somebody_watches() {
        var page = signedIn("admin");
        page.locator("#rebuild-case-list").click();
        var list = page.locator("#projections li")
                .filter(new Locator.FilterOptions().setHasText("Liste, Suche und Arbeitsvorrat"));
        assertThat(list).containsText("Zuletzt neu aufgebaut", waitingLong());
        assertThat(list).containsText("auf dem neuesten Stand", waitingLong());
        is_accessible(page, "after a rebuild");
    }

    private static ContainsTextOptions waitingLong() {
        return new ContainsTextOptions().setTimeout(60_000);
    }

    @Test
    void an_event_that_was_set_aside_is_tried_again() {
        var poison = "gift" + UUID.randomUUID().toString().substring(0, 8);
        db.sql("alter table read_side.case_list add constraint poison check (person <> '" + poison + "')")
                .update();
        var page = signedIn("admin");
        try {
            var id = received(Form.letter());
            officer()
                    .step(id, "forward", Form.forwarding("LEISTUNG").with("person", poison))
                    .expect(200);
            officer().patient().get("/api/complaints").expect(200);
            page.navigate("/operations");
            assertThat(page.locator("main")).containsText("Fehlerkennung");
            assertThat(page.locator("main")).not().containsText(poison);
            press(page, "Noch einmal versuchen");
            assertThat(page.locator("main")).containsText("lässt sich noch immer nicht verarbeiten");
            shoot(page, "de/admin-operations-letter");
            is_accessible(page, "an event set aside");
        } finally {
            db.sql("alter table read_side.case_list drop constraint poison").update();
        }
        press(page, "Noch einmal versuchen");
        assertThat(page.locator("main")).containsText("Das Ereignis ist nachgeholt.");
        assertThat(page.locator("main")).containsText("Alles ist verarbeitet.");
    }

    /** S2.01. */
    @Test
    void the_rules_are_read_in_sentences_and_other_numbers_are_tried_beside_them() {
        var day = aDayOfItsOwn();
        var id = received(Form.letter().with("receivedOn", day));
        officer()
                .step(id, "answer", Form.answer().with("occurredOn", day.plusDays(12)))
                .expect(200);
        officer().patient().get("/api/statistics?from=" + day + "&to=" + day).expect(200);
        var page = signedIn("krm", PLAIN);
        page.navigate("/rules");
        assertThat(page.locator(".krm-rules").first()).containsText("spätestens am 3. Arbeitstag nach dem Eingang");
        page.locator("#f-from").fill(day.toString());
        page.locator("#f-to").fill(day.toString());
        page.locator("#f-answerDays").fill("10");
        press(page, "Ausprobieren");
        var answer = page.locator(".krm-tried tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText("Antwort", new Page.GetByTextOptions().setExact(true))));
        assertThat(answer.locator("td"))
                .hasText(new String[] {"1 mehr versäumt", "1", "0", "100,0 %", "0", "1", "0,0 %"});
        page.locator("#f-answerDays").fill("999");
        press(page, "Ausprobieren");
        assertThat(page.locator("#f-answerDays-error")).hasText("Möglich sind 1 bis 365.");
        page.locator("#f-answerDays").fill("3");
        press(page, "Ausprobieren");
        assertThat(page.locator("[role=alert]")).containsText("Die Zwischennachricht ist spätestens");

        var administrator = signedIn("admin", PLAIN);
        administrator.navigate("/rules");
        assertThat(administrator.locator("#force-title")).hasText("Heute gilt GA-01/2011, Fassung 1");
        assertThat(administrator.locator("#trial-title ~ form")).hasCount(0);
    }

    @Test
    void what_is_missing_in_a_form_is_said_once_and_leads_to_its_field() {
        var page = signedIn("admin", PLAIN);
        page.navigate("/users/new");
        press(page, "Aufnehmen");
        assertThat(page.locator("[role=alert] h2")).hasText("Bitte prüfen Sie Ihre Angaben");
        assertThat(page.locator("[role=alert] p")).hasCount(0);
        assertThat(page.locator("[role=alert] a").first()).hasAttribute("href", "#f-name");
        assertThat(page.locator("#f-name")).hasAttribute("aria-describedby", "f-name-hint f-name-error");
    }

    @Test
    void a_file_of_old_cases_is_handed_in_and_each_refused_line_says_why() {
        var key = "K-" + UUID.randomUUID();
        var file = """
            {"case": "%1$s", "step": "receive", "occurredOn": "2024-03-02", "data": {"kind": "COMPLAINT", "channel": "LETTER", "customerGroup": "EMPLOYEE", "concerns": [{"text": "Wartezeit"}]}}
            {"case": "%1$s", "step": "close", "occurredOn": "2024-03-05", "data": {"originalsAt": "Leistungsakte"}}
            """.formatted(key);
        var page = signedIn("krm");
        page.navigate("/imports");
        page.locator("#f-file")
                .setInputFiles(new FilePayload("alt.ndjson", "text/plain", file.getBytes(StandardCharsets.UTF_8)));
        press(page, "Übernehmen");
        assertThat(page).hasURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        assertThat(page.locator("tbody tr")).containsText(key, waitingLong());
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("noch nicht bewertet");
        page.navigate("/imports");
        assertThat(page.locator(".krm-lines li").first()).containsText("2 von 2 Zeilen gelesen");
        assertThat(signedIn("gf", PLAIN).navigate("/imports").status()).isEqualTo(403);
    }

    @Test
    void another_site_hands_no_file_in() {
        var page = signedIn("krm");
        var before = imports();
        var forged = page.request()
                .post(
                        "/imports",
                        RequestOptions.create()
                                .setHeader("Accept", "text/html")
                                .setMultipart(FormData.create()
                                        .set("_csrf", "erraten")
                                        .set("file", new FilePayload("a.ndjson", "text/plain", new byte[] {'{'}))));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(imports()).isEqualTo(before);
    }

    private long imports() {
        return db.sql("select count(*) from imports.import").query(Long.class).single();
    }

    /** Another administrator of a house, at a browser. */
    private Page administering(NewHouse house) {
        var name = Staff.name();
        house.admin().post("/api/users", Staff.form(name, "ADMIN", null)).expect(201);
        chosePassword(name);
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        signInAs(page, name, Staff.OWN_PASSWORD);
        return page;
    }

    /** By the whole of its label: the keys' dialogue has words in common with many. */
    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
