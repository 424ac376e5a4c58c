package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;

/** Nothing that somebody has typed is lost: not by a fault, not by somebody faster, not by the end of a session. */
class WhatComesBackTest extends InABrowser {

    private static final String TEXT = "Der Betrag wurde neu berechnet.";
    private static final String SAYS = "Der Kunde oder die Kundin äußert sich wie folgt";

    @Test
    void a_fault_is_told_at_its_field_and_the_rest_stays() {
        var id = receivedToday();
        var page = signedIn("krm");
        page.navigate("/cases/" + id + "/steps/answer");
        page.getByLabel("Datum", exact()).fill(today().plusDays(1).toString());
        page.getByLabel("Abhilfe", exact()).check();
        page.getByLabel("Text").fill(TEXT);
        send(page, "Antworten");
        assertThat(page.locator("#f-occurredOn-error")).hasText("Der Tag liegt in der Zukunft.");
        assertThat(page.getByLabel("Datum", exact())).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Datum", exact())).hasAttribute("aria-describedby", "f-occurredOn-error");
        assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
        assertThat(page.getByLabel("Text")).hasValue(TEXT);
        assertThat(page.getByLabel("Abhilfe", exact())).isChecked();
        is_accessible(page, "a form with a fault");
        shoot(page, "de/step-fault");

        page.getByLabel("Datum", exact()).fill(today().toString());
        send(page, "Antworten");
        assertThat(page.locator(".krm-badges")).containsText("Beantwortet");
        assertThat(officer().look(id).at("/status")).isEqualTo("ANSWERED");
    }

    @Test
    void somebody_was_faster() {
        var id = forwarded();
        var page = signedIn("krm");
        page.navigate("/cases/" + id + "/steps/answer");
        page.getByLabel("Abhilfe", exact()).check();
        page.getByLabel("Text").fill(TEXT);
        lead().step(id, "notes", Form.of("text", "Rücksprache mit dem Kunden ist vereinbart."))
                .expect(200);
        send(page, "Antworten");
        assertThat(page.locator(".krm-meanwhile")).containsText("Notiz");
        assertThat(page.locator(".krm-meanwhile")).containsText("Rücksprache mit dem Kunden ist vereinbart.");
        assertThat(page.locator(".krm-meanwhile")).containsText("team.leistung");
        assertThat(page.locator(".krm-meanwhile li")).hasCount(1);
        assertThat(page.getByLabel("Text")).hasValue(TEXT);
        is_accessible(page, "a conflict");
        shoot(page, "de/conflict");
        assertThat(officer().look(id).at("/status")).isEqualTo("FORWARDED");

        send(page, "Antworten");
        assertThat(page.locator(".krm-badges")).containsText("Beantwortet");
    }

    @Test
    void a_session_that_is_over_loses_no_text() {
        var name = Staff.name();
        admitted(name, "KRM_OFFICER", null);
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        signIn(page, name, Staff.OWN_PASSWORD);
        page.navigate("/cases/" + receivedToday() + "/steps/notes");
        page.getByLabel("Text").fill(TEXT);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        send(page, "Notiz hinzufügen");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihre Sitzung ist abgelaufen");
        assertThat(page.getByText("steht danach wieder im Formular")).isVisible();
        is_accessible(page, "a session that is over");
        signIn(page, name, Staff.OWN_PASSWORD);
        assertThat(page.getByLabel("Text")).hasValue(TEXT);
        send(page, "Notiz hinzufügen");
        assertThat(page.locator(".krm-story")).containsText(TEXT);
        assertThat(drafts(page)).isEqualTo(0);
    }

    @Test
    void without_scripts_nothing_is_kept_and_nothing_promised() {
        var page = signedIn("krm", Eyes.USUAL.withoutScripts());
        page.navigate("/cases/" + receivedToday() + "/steps/notes");
        page.getByLabel("Text").fill(TEXT);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        press(page, "Notiz hinzufügen");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihre Sitzung ist abgelaufen");
        assertThat(page.getByText("steht danach wieder im Formular")).isHidden();
    }

    /** Its page stays the same when it has been taken, so that this must be told from a fault and from another sign-in. */
    @Test
    void a_short_form_of_the_administration_keeps_what_was_typed_until_it_is_taken() {
        var name = Staff.name();
        newHouse().admin().post("/api/users", Staff.form(name, "ADMIN", null)).expect(201);
        chosePassword(name);
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        signIn(page, name, Staff.OWN_PASSWORD);
        page.navigate("/teams");
        page.getByLabel("Name", exact()).fill("Zentrale Dienste");
        page.getByLabel("Kürzel", exact()).fill("so nicht");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        send(page, "Team anlegen");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihre Sitzung ist abgelaufen");
        signIn(page, name, Staff.OWN_PASSWORD);
        assertThat(page.getByLabel("Name", exact())).hasValue("Zentrale Dienste");

        send(page, "Team anlegen");
        assertThat(page.locator("#f-code-error")).isVisible();
        assertThat(page.getByLabel("Name", exact())).hasValue("Zentrale Dienste");
        page.getByLabel("Kürzel", exact()).fill("ZENTRALE");
        send(page, "Team anlegen");
        assertThat(page.locator("main tbody")).containsText("ZENTRALE");
        assertThat(page.getByLabel("Name", exact())).hasValue("");
        page.getByLabel("Name", exact()).fill("Innere Dienste");
        page.getByLabel("Kürzel", exact()).fill("INNERE");
        send(page, "Team anlegen");
        assertThat(page.locator("main tbody")).containsText("INNERE");
        assertThat(drafts(page)).isEqualTo(0);
    }

    /** What a trial brought is read first, as a fault is, but it is none. */
    @Test
    void numbers_that_were_tried_are_not_kept() {
        var page = signedIn("krm");
        page.navigate("/rules");
        page.getByLabel("Antwort (Kalendertage)").fill("13");
        send(page, "Ausprobieren");
        assertThat(page.getByLabel("Antwort (Kalendertage)")).hasValue("13");
        assertThat(drafts(page)).isEqualTo(0);
        page.navigate("/rules");
        assertThat(page.getByLabel("Antwort (Kalendertage)")).not().hasValue("13");
    }

    @Test
    void a_correction_goes_on_at_its_field_after_the_session() {
        var page = signedIn("krm");
        page.navigate("/cases/" + receivedToday() + "/steps/correct?field=channel");
        page.getByLabel("Begründung", exact()).fill("Es war eine Karte.");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        page.locator("main form button").last().click();
        signIn(page, "krm", "demo");
        assertThat(page.getByLabel("Begründung", exact())).hasValue("Es war eine Karte.");
    }

    @Test
    void somebody_else_who_signs_in_at_that_desk_does_not_see_it() {
        var page = signedIn("mitarbeit");
        page.navigate("/intake");
        page.getByLabel(SAYS).fill(TEXT);
        page.getByLabel("Name, Vorname").fill("Erika Beispiel");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        send(page, "Erfassen");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ihre Sitzung ist abgelaufen");
        signIn(page, "krm", "demo");
        assertThat(page).hasURL(address() + "/intake");
        assertThat(page.getByLabel(SAYS)).hasValue("");
        assertThat(page.getByLabel("Name, Vorname")).hasValue("");
        assertThat(drafts(page)).isEqualTo(0);
    }

    @Test
    void nor_by_going_back() {
        var page = signedIn("mitarbeit");
        page.navigate("/intake");
        page.getByLabel(SAYS).fill(TEXT);
        page.navigate("/help");
        page.goBack();
        assertThat(page.getByLabel(SAYS)).hasValue(TEXT);
        page.navigate("/help");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        page.navigate("/search");
        signIn(page, "krm", "demo");
        assertThat(page).hasURL(address() + "/search");
        while (!page.url().endsWith("/intake")) {
            page.goBack();
        }
        assertThat(page.locator(".krm-head__user")).containsText("krm");
        assertThat(page.getByLabel(SAYS)).hasValue("");
    }

    @Test
    void a_form_that_was_left_is_empty_for_the_next_customer() {
        var page = signedIn("krm");
        page.navigate("/reception");
        page.getByLabel("Anliegen", exact()).first().fill(TEXT);
        page.navigate("/worklist");
        page.navigate("/reception");
        assertThat(page.getByLabel("Anliegen", exact()).first()).hasValue("");
        assertThat(drafts(page)).isEqualTo(0);
    }

    @Test
    void a_step_that_was_cancelled_begins_anew_also_after_a_fault() {
        var page = signedIn("krm");
        var answer = "/cases/" + receivedToday() + "/steps/answer";
        page.navigate(answer);
        page.getByLabel("Datum", exact()).fill(today().plusDays(1).toString());
        page.getByLabel("Abhilfe", exact()).check();
        page.getByLabel("Text").fill(TEXT);
        send(page, "Antworten");
        assertThat(page.locator("#f-occurredOn-error")).isVisible();
        page.getByText("Abbrechen").click();
        page.navigate(answer);
        assertThat(page.getByLabel("Datum", exact())).hasValue(today().toString());
        assertThat(page.getByLabel("Text")).hasValue("");
    }

    @Test
    void a_draft_ends_with_the_sign_out() {
        var page = signedIn("mitarbeit");
        page.navigate("/intake");
        page.getByLabel(SAYS).fill(TEXT);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("KRM_SESSION"));
        send(page, "Erfassen");
        assertThat(drafts(page)).isEqualTo(1);
        page.navigate("/login");
        assertThat(drafts(page)).isEqualTo(0);
    }

    @Test
    void sent_twice_is_stored_once() {
        var id = receivedToday();
        var page = signedIn("krm");
        page.navigate("/cases/" + id + "/steps/notes");
        page.getByLabel("Text").fill(TEXT);
        page.evaluate("""
            async () => {
                const form = document.querySelector('form[data-draft]');
                const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
                await Promise.all([send(), send(), send()]);
            }
            """);
        assertThat(officer().look(id).version()).isEqualTo(2);
    }

    @Test
    void gone_back_and_sent_again_is_stored_once() {
        var id = receivedToday();
        var page = signedIn("krm");
        page.navigate("/cases/" + id + "/steps/notes");
        page.getByLabel("Text").fill(TEXT);
        send(page, "Notiz hinzufügen");
        assertThat(page).hasURL(address() + "/cases/" + id);
        page.goBack();
        page.getByLabel("Text").fill(TEXT);
        send(page, "Notiz hinzufügen");
        assertThat(page).hasURL(address() + "/cases/" + id);
        assertThat(officer().look(id).version()).isEqualTo(2);

        page.goBack();
        page.getByLabel("Text").fill("Etwas anderes.");
        send(page, "Notiz hinzufügen");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("schon mit anderem Inhalt abgesandt");
        send(page, "Notiz hinzufügen");
        assertThat(page).hasURL(address() + "/cases/" + id);
        assertThat(officer().look(id).version()).isEqualTo(3);
    }

    @Test
    void the_same_form_opened_anew_is_another_act() {
        var id = receivedToday();
        var page = signedIn("krm");
        for (var text : List.of(TEXT, "Und noch etwas.")) {
            page.navigate("/cases/" + id + "/steps/notes");
            page.getByLabel("Text").fill(text);
            send(page, "Notiz hinzufügen");
            assertThat(page).hasURL(address() + "/cases/" + id);
        }
        assertThat(officer().look(id).version()).isEqualTo(3);
    }

    private static Object drafts(Page page) {
        return page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('krm.')).length");
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void signIn(Page page, String user, String password) {
        page.fill("#username", user);
        page.fill("#password", password);
        page.click("#sign-in button");
        page.waitForLoadState();
    }

    private static void send(Page page, String button) {
        page.locator("main form")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }
}
