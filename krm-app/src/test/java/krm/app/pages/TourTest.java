package krm.app.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

/** The pictures of docs/tour.md, as they are now: copy {@code target/screenshots/tour} to {@code docs/tour} after a change. */
class TourTest extends InABrowser {

    @Test
    void the_main_pages() {
        var id = received(Form.letter()
                .with("receivedOn", ago(12))
                .with(
                        "concerns",
                        List.of(Form.of(
                                "text",
                                "Seit dem Umzug warte ich auf die Entscheidung über die Kosten der Wohnung. Am Telefon"
                                        + " wurde mir zweimal ein Rückruf zugesagt, er kam nie.",
                                "topic",
                                "BENEFIT_PROCESSING_TIME",
                                "area",
                                "SUBJECT")))
                .with("suggestion", "Bitte sagen Sie, wie lange es noch dauert."));
        officer()
                .step(id, "acknowledge", Form.acknowledgement().with("occurredOn", ago(10)))
                .expect(200);
        officer().step(id, "present", Form.of("occurredOn", ago(10))).expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        lead().step(id, "interim-notice", Form.interimNotice().with("occurredOn", ago(6)))
                .expect(200);
        var eyes = Eyes.USUAL.width(1120);
        var page = signedIn("krm", eyes);
        shoot(page, "/worklist?due=overdue", "worklist");
        shoot(page, "/cases/" + id, "case");
        shoot(page, "/cases/" + id + "/steps/answer", "step");
        shoot(page, "/reception", "reception");
        shoot(page, "/rules", "rules");
        shoot(signedIn("admin", eyes), "/operations", "operations");
        shoot(page, "/figures?period=" + today().getYear() + "#overview", "figures");
        verified();
        var auditor = signedIn("revision", eyes);
        shoot(auditor, "/audit", "audit");
        auditor.setViewportSize(eyes.width(), 1_240);
        shoot(auditor, "/cases/" + id + "/comparison", "comparison");
        shoot(signedIn("krm", eyes.dark()), "/cases/" + id, "case-dark");
        shoot(signedIn("mitarbeit", Eyes.USUAL.width(390)), "/intake", "intake-phone");
    }

    private static void shoot(Page page, String address, String name) {
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "tour", name + ".png")));
    }
}
