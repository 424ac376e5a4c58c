package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The auditor's own pages (Revision): nothing was changed, nobody read unseen, and what is taken along bears its proof. */
class TheAuditorsRoomTest extends InABrowser {

    private static final String GOOD = "Unverändert und vollständig";

    /** As in krm.app.auditlog. */
    private static final long LOCK = 5209863327453L;

    @Autowired
    @Qualifier(DatabaseConfig.LONG_LIVED)
    private DataSource connections;

    @Test
    void the_log_is_verified_and_the_page_says_so_by_itself() {
        received(Form.letter());
        sealer.sealAll();
        var page = signedIn("revision");
        assertThat(page).hasURL(address() + "/audit");
        verify(page);
        assertThat(page.locator("#glance")).hasText(GOOD);
        assertThat(page.locator("#state")).containsText("Ja. Jedes Ereignis hat die Prüfsumme");
        assertThat(page.locator("#state")).containsText("Jeder versiegelte Bereich");
        page.getByText("Siegel", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("tbody tr").first()).containsText("bis");
    }

    @Test
    void it_is_verified_without_scripts_too() {
        received(Form.letter());
        sealer.sealAll();
        var page = signedIn("revision", Eyes.USUAL.withoutScripts());
        seen(page, () -> verify(page));
        var refresh = page.getByText("Stand aktualisieren");
        if (refresh.count() > 0) {
            seen(page, () -> refresh.press("Enter"));
        }
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        // Under way, the page says what the last one has found.
        while (!page.locator("#glance").innerText().equals(GOOD)) {
            assertThat(System.nanoTime()).isLessThan(until);
            page.reload();
        }
    }

    /** The page that follows has come. */
    private static void seen(Page page, Runnable press) {
        page.waitForResponse(
                answer -> answer.request().method().equals("GET")
                        && answer.url().endsWith("/audit")
                        && answer.status() == 200,
                press);
    }

    /** As a verification writes it down that has found something; the log itself cannot be changed here. */
    @Test
    void what_is_not_as_it_was_is_said_first_and_with_its_place() {
        db.sql("""
            insert into audit.verification (id, asked_by, started_at, ended_at, state, from_position, to_position,
                                            position, verdict)
            values (:id, 'revision', now(), now(), 'DONE', 1, 20, 20, :verdict)
            """).param("id", UUID.randomUUID()).param("verdict", """
                {"from": 1, "to": 20, "events": 19, "unchanged": false, "complete": false, "seals": 2, "sealedUpTo": 12,
                 "unsealed": 8, "sealedAt": "2026-10-30T10:00:00Z", "findingsTotal": 2,
                 "findings": [{"kind": "CHANGED", "position": 7, "seal": null}, {"kind": "MISSING", "position": 9, "seal": 2}]}
                """).update();
        var page = signedIn("revision");
        assertThat(page.locator("#glance")).hasText("Die Aufzeichnungen sind nicht mehr, wie sie waren");
        assertThat(page.locator("#state")).containsText("Das Ereignis an Position 7 ist nicht das");
        assertThat(page.locator("#state")).containsText("Das Ereignis an Position 9 fehlt; es wurde mit Siegel 2");
        assertThat(page.locator("#state")).containsText("Hinter Position 12 ist noch nichts versiegelt");
        is_accessible(page, "findings");
        shoot(page, "de/audit-findings");
    }

    @Test
    void a_running_verification_shows_how_far_it_is_and_a_second_one_is_refused() throws Exception {
        try (var _ = held()) {
            db.sql("""
                insert into audit.verification (id, asked_by, started_at, state, from_position, to_position, position)
                values (:id, 'revision', now(), 'RUNNING', 1, 200, 50)
                """).param("id", UUID.randomUUID()).update();
            var page = signedIn("revision");
            assertThat(page.locator("#progress")).hasAttribute("value", "25");
            assertThat(page.locator("#state")).containsText("Position 50 von 200");
            is_accessible(page, "a verification under way");
            shoot(page, "de/audit-running");
            as("revision").post("/api/audit/verifications", "").expect(409);
        }
        var page = signedIn("revision");
        assertThat(page.locator("#state")).containsText("wurde unterbrochen");
    }

    /** As a node that works on one does. */
    private Connection held() throws SQLException {
        var connection = connections.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
        return connection;
    }

    @Test
    void a_file_goes_out_and_the_page_tells_its_proof() throws IOException {
        var day = aDayOfItsOwn();
        received(Form.letter().with("receivedOn", day));
        var page = signedIn("revision");
        page.navigate("/audit/exports");
        page.getByLabel("JSON Lines, für eigene Programme").check();
        page.getByLabel("Eingang vom").fill(day.toString());
        page.getByLabel("Eingang bis").fill(day.toString());
        var file = page.waitForDownload(() -> button(page, "Datei ausleiten").click());
        assertThat(file.suggestedFilename()).isEqualTo("events.jsonl");
        var newest = page.locator(".krm-exports li").first();
        assertThat(newest).containsText("vollständig");
        assertThat(newest).containsText("Gesendet: ein Vorgang, 2 Ereignisse.");
        assertThat(newest).containsText(hashOfAllButTheLastLine(Files.readAllBytes(file.path())));
        assertThat(page.locator("#export")).isVisible();

        page.getByLabel("Eingang bis").fill(day.minusDays(1).toString());
        button(page, "Datei ausleiten").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("liegt nach dem letzten");
        assertThat(page.getByLabel("Eingang vom")).hasValue(day.toString());
        is_accessible(page, "an export's fault");
    }

    private static String hashOfAllButTheLastLine(byte[] file) {
        var last = file.length - 2;
        while (file[last] != '\n') {
            last--;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, last + 1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_has_read_a_case_is_asked_from_the_case_or_by_its_reference() {
        var id = forwarded();
        lead().look(id).expect(200);
        staff().look(id).expect(404);
        var page = signedIn("revision");
        page.navigate("/cases/" + id);
        page.getByText("Wer hat den Vorgang gelesen?").click();
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("tbody tr").nth(0)).containsText("Seite des Vorgangs");
        assertThat(page.locator("tbody tr").nth(1)).containsText("abgewiesen: nicht sichtbar");
        var reference = officer().look(id).at("/reference");
        assertThat(page.getByLabel("Aktenzeichen")).hasValue(reference);

        page.navigate("/audit/accesses");
        page.getByLabel("Aktenzeichen").fill(reference);
        page.getByLabel("Person (Benutzername)").fill("team.leistung");
        button(page, "Anzeigen").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Teamleitung");
        assertThat(page).hasURL(Pattern.compile(".*/audit/accesses"));
        page.getByLabel("Person (Benutzername)").fill("");
        page.getByLabel("Ausgang").selectOption("abgewiesen: nicht sichtbar");
        button(page, "Anzeigen").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("mitarbeit");
        assertThat(page.getByLabel("Ausgang").locator("option:checked")).hasText("abgewiesen: nicht sichtbar");
        page.getByLabel("Aktenzeichen").fill("WF-1900-000001");
        button(page, "Anzeigen").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nicht gefunden");
        is_accessible(page, "a reference that there is not");
    }

    @Test
    void two_instants_stand_side_by_side() {
        var id = received(Form.letter());
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        var page = signedIn("revision");
        page.navigate("/cases/" + id);
        page.getByText("Zwei Zeitpunkte vergleichen").click();
        var status = row(page, "Stand");
        assertThat(status.locator("td").nth(0)).hasText("Erfasst");
        assertThat(status.locator("td").nth(1)).hasText("Weitergeleitet");
        assertThat(row(page, "Team").locator("td").nth(1)).hasText("Leistung");
        assertThat(row(page, "Eingangsbestätigung Stand der Frist")
                        .locator("td")
                        .nth(1))
                .hasText("eingehalten");

        page.locator("#toEvent").selectOption("2");
        button(page, "Vergleichen").click();
        assertThat(row(page, "Stand").locator("td").nth(1)).hasText("Eingang bestätigt");
        page.locator(".krm-compare thead a").nth(1).click();
        assertThat(page.locator(".krm-badges")).containsText("Eingang bestätigt");
        assertThat(page.locator(".krm-story > li")).hasCount(3);
        page.getByText("Zum heutigen Stand").click();
        assertThat(page.locator(".krm-badges")).containsText("Weitergeleitet");

        page.navigate("/cases/" + id + "/comparison?fromDay=" + ago(1) + "&toEvent=0");
        assertThat(row(page, "Stand").locator("td").nth(0)).hasText("–");
        page.navigate("/cases/" + id + "/comparison?fromDay=" + today());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Der erste Zeitpunkt liegt nach dem zweiten");
        is_accessible(page, "a comparison's fault");
    }

    private static Locator row(Page page, String field) {
        return page.locator(".krm-compare tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(field).setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void verify(Page page) {
        button(page, "Jetzt alles prüfen").press("Enter");
    }
}
