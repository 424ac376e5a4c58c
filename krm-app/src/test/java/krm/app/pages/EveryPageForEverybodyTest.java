package krm.app.pages;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import krm.app.web.Form;
import krm.core.house.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in both languages, light and dark, wide and on a phone, without a fault that axe finds (WCAG 2.2 AA). Two looks
 * have both of each; with a larger scale there are the other pairs too.
 */
class EveryPageForEverybodyTest extends InABrowser {

    private static final List<String> STEPS = List.of(
            "acknowledge",
            "forward",
            "answer",
            "interim-notice",
            "present",
            "relief",
            "foresee-delay",
            "redirect",
            "link",
            "raise-priority",
            "follow-ups",
            "notes",
            "correct",
            "correct?field=complainant");

    private static final boolean ALL_LOOKS = Integer.getInteger("krm.test.scale", 1) > 1;

    static Stream<Arguments> looks() {
        var two = Stream.of(
                Arguments.of("de", Eyes.USUAL),
                Arguments.of("en-dark-narrow", Eyes.USUAL.reading("en").dark().width(320)));
        var others = Stream.of(
                Arguments.of("de-dark", Eyes.USUAL.dark()),
                Arguments.of("en-phone", Eyes.USUAL.reading("en").width(390)));
        return ALL_LOOKS ? Stream.concat(two, others) : two;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void the_officers_pages(String look, Eyes eyes) {
        var id = received(Form.letter()
                .with("risks", List.of("EMERGENCY"))
                .with("suggestion", "Ein Rückruf am selben Tag.")
                .with(
                        "complainant",
                        Form.of(
                                "name",
                                "Wilhelmine-Charlotte von Hohenstein-Schwarzburg zu Rudolstadt",
                                "address",
                                "Lange-Herzog-Straße 123, 38300 Wolfenbüttel")));
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        var fresh = receivedToday();
        var page = signedIn("krm", eyes);
        look(page, "worklist", "/worklist", look);
        look(page, "worklist-forecast", "/worklist?due=forecast", look);
        look(page, "case", "/cases/" + id, look);
        page.locator("details").all().forEach(more -> more.evaluate("it => it.open = true"));
        is_accessible(page, "case, unfolded");
        fits(page, "case, unfolded");
        for (var step : STEPS) {
            look(page, "step-" + step.replace('?', '-'), "/cases/" + fresh + "/steps/" + step, look);
        }
        look(page, "intake", "/intake", look);
        look(page, "reception", "/reception", look);
        page.fill("#f-complainant-name", "Erika Beispiel");
        page.keyboard().press("Tab");
        page.waitForSelector(".krm-likely");
        seen(page, "reception-likely", look);
        look(page, "review", "/rules/review", look);
        look(page, "search", "/search", look);
        look(page, "help", "/help", look);
        look(page, "password", "/password", look);
        look(page, "not-found", "/nothing-of-this-name", look);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void others_pages(String look, Eyes eyes) {
        var nobody = browser(eyes);
        look(nobody, "sign-in", "/login", look);
        look(nobody, "sign-in-failed", "/login?why=FAILED", look);
        look(nobody, "accessibility", "/accessibility", look);
        var id = forwarded();
        look(signedIn("team.leistung", eyes), "lead-worklist", "/worklist", look);
        look(signedIn("mitarbeit", eyes), "staff-intake", "/intake", look);
        look(signedIn("revision", eyes), "auditor-case", "/cases/" + id, look);
        var elsewhere = signedIn("rd", eyes);
        look(elsewhere, "reporting-help", "/help", look);
        look(elsewhere, "not-allowed", "/worklist", look);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void the_auditors_pages(String look, Eyes eyes) {
        var id = forwarded();
        officer()
                .step(id, "raise-priority", Form.of("risk", "EMERGENCY", "reason", "Stromsperre"))
                .expect(200);
        officer()
                .step(id, "notes", Form.of("text", "Rücksprache mit dem Versorger."))
                .expect(200);
        lead().look(id).expect(200);
        staff().look(id).expect(404);
        as("krm").get("/api/export/xes.xml").expect(403);
        as("revision").get("/api/export/events.csv").expect(200);
        verified();
        var page = signedIn("revision", eyes);
        look(page, "audit", "/audit", look);
        look(page, "audit-seals", "/audit/seals", look);
        page.locator(".krm-seal summary").first().click();
        fits(page, "a seal, unfolded");
        is_accessible(page, "a seal, unfolded");
        look(page, "audit-accesses", "/audit/accesses", look);
        look(page, "audit-exports", "/audit/exports", look);
        look(page, "comparison", "/cases/" + id + "/comparison", look);
        page.navigate("/cases/" + id);
        page.locator(".krm-raw summary").first().click();
        shoot(page, look + "/auditor-case-raw");
        fits(page, "an event, raw");
        is_accessible(page, "an event, raw");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void pages_of_who_runs_the_house(String look, Eyes eyes) {
        var page = signedIn("admin", eyes);
        for (var name : List.of("operations", "houses", "teams", "users", "topics", "rules", "holidays", "setup")) {
            look(page, "admin-" + name, "/" + name, look);
        }
        look(page, "admin-house", "/houses/SZ", look);
        look(page, "admin-user", "/users/" + User.idOf("team.leistung"), look);
        look(page, "admin-self", "/users/" + User.idOf("admin"), look);
        look(page, "admin-topic", "/topics/BENEFIT_AMOUNT", look);
        look(page, "admin-user-new", "/users/new", look);
        page.locator("main form button").click();
        seen(page, "admin-user-new-fault", look);

        var officer = signedIn("krm", eyes);
        look(officer, "officer-rules", "/rules", look);
        officer.locator("#trial-title ~ form button").click();
        seen(officer, "officer-rules-tried", look);
        look(officer, "officer-rules-petitions", "/rules?book=petitions", look);
        officer()
                .with("Content-Type", "application/x-ndjson")
                .post("/api/imports", "{\"case\": \"A-17\", \"step\": \"receive\"}\nkein JSON\n")
                .expect(202);
        look(officer, "officer-imports", "/imports", look);
        officer.locator(".krm-line__case").first().click();
        officer.waitForSelector("#refused-title");
        seen(officer, "officer-import", look);
        look(signedIn("gf", eyes), "manager-user", "/users/" + User.idOf("krm"), look);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void figures(String look, Eyes eyes) {
        aSignal();
        var year = "period=" + today().getYear();
        var page = signedIn("gf", eyes);
        look(page, "figures", "/figures?by=all&" + year, look);
        look(page, "figures-none", "/figures?from=1950-01-01&to=1950-01-31", look);
        look(page, "figures-refused", "/figures?from=2026-02-01&to=2026-01-31", look);
        look(page, "figure-cases", "/figures/cases?figure=received&from=" + ago(365) + "&to=" + today(), look);
        look(page, "questions", "/figures/questions?" + year, look);
        look(page, "signals", "/figures/signals", look);
        look(signedIn("rd", eyes), "reporting-figures", "/figures?" + year, look);
    }

    /** One that goes on: what it takes to give one is not this test's business. */
    private void aSignal() {
        db.sql("""
            insert into read_side.signal
            values (9000000001, gen_random_uuid(), gen_random_uuid(), 'WF', 'TOPIC', 'REACHABILITY', :today, now(), 7, 14, 2.35,
                    9, :today - 392, :today - 28, 52, 61, 1.04, null),
                   (9000000002, gen_random_uuid(), gen_random_uuid(), 'WF', 'TEAM', 'LEISTUNG', :today - 90, now(), 28, 31, 12.4,
                    27, :today - 482, :today - 118, 52, 322, 0.96, :today - 61)
            on conflict do nothing
            """).param("today", today()).update();
    }

    private static void look(Page page, String name, String address, String look) {
        page.navigate(address);
        if (page.locator("#preview").count() > 0) {
            page.waitForSelector("#preview strong");
        }
        seen(page, name, look);
    }

    private static void seen(Page page, String name, String look) {
        shoot(page, look + "/" + name);
        fits(page, name);
        is_accessible(page, name);
    }
}
