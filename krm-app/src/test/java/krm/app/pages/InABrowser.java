package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.eventstore.seal.Sealer;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A started krm, and people who use it with a browser. What a page could not load or run fails the test. */
abstract class InABrowser extends AtTheDoors {

    private static final Path SHOTS = Path.of("target", "screenshots");

    @Autowired
    protected Sealer sealer;

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** How somebody looks at it. */
    record Eyes(int width, String language, ColorScheme colours, boolean scripts) {

        static final Eyes USUAL = new Eyes(1280, "de", ColorScheme.LIGHT, true);

        Eyes width(int pixels) {
            return new Eyes(pixels, language, colours, scripts);
        }

        Eyes reading(String other) {
            return new Eyes(width, other, colours, scripts);
        }

        Eyes dark() {
            return new Eyes(width, language, ColorScheme.DARK, scripts);
        }

        Eyes withoutScripts() {
            return new Eyes(width, language, colours, false);
        }
    }

    @AfterEach
    void nothing_was_missing_and_no_script_failed() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    final Page browser(Eyes eyes) {
        var context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address())
                        .setViewportSize(eyes.width(), 800)
                        .setLocale(eyes.language())
                        .setColorScheme(eyes.colours())
                        .setJavaScriptEnabled(eyes.scripts()));
        open.add(context);
        var page = context.newPage();
        page.onPageError(failed -> {
            if (isOurs(page.url())) {
                complaints.add(failed);
            }
        });
        page.onConsoleMessage(said -> {
            // A refusal is a page with a status of its own, and a search may be overtaken by the next.
            if (said.type().equals("error")
                    && isOurs(page.url())
                    && !said.text().contains("the server responded with a status of 4")
                    && !said.text().contains("Response Status Error Code 4")
                    && !said.text().matches("htmx:(sendAbort|afterRequest), .*")) {
                complaints.add(said.text());
            }
        });
        page.onRequest(request -> {
            if (!isOurs(request.url()) && !mayAskElsewhere(request.url())) {
                complaints.add("asked elsewhere: " + request.url());
            }
        });
        return page;
    }

    private boolean isOurs(String url) {
        return url.startsWith(address());
    }

    /** Where somebody has to leave krm for a while. */
    boolean mayAskElsewhere(String url) {
        return false;
    }

    final Page signedIn(String user, Eyes eyes) {
        var page = browser(eyes);
        page.navigate("/login");
        signIn(page, user);
        return page;
    }

    final Page signedIn(String user) {
        return signedIn(user, Eyes.USUAL);
    }

    static void signIn(Page page, String user) {
        page.fill("#username", user);
        page.fill("#password", "demo");
        page.press("#sign-in button", "Enter");
    }

    /**
     * A button by its words, or a part of them, and by the keys, as everything can be done. A click waits until nothing on
     * the page moves, by its timers, and without scripts there are none: half a minute, if the fonts came late.
     */
    static void press(Page page, String button) {
        page.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(button))
                .first()
                .press("Enter");
    }

    /** A letter of today by somebody with an address. */
    final String receivedToday() {
        return received(Form.letter().with("receivedOn", today()));
    }

    /** Everything is sealed, and was found as it was written. */
    final void verified() {
        sealer.sealAll();
        var asked = as("revision").post("/api/audit/verifications", "").expect(202);
        while (as("revision").get(asked.header("Location")).at("/state").equals("RUNNING")) {
            Thread.onSpinWait();
        }
    }

    /**
     * WCAG 2.2 AA, and what else axe knows to be good practice. For pages with scripts: without timers axe may wait for ever.
     * The mode is named for its age: it looks at the page in the page itself, and not in a second one for the sake of frames
     * from elsewhere, of which krm has none.
     */
    static void is_accessible(Page page, String what) {
        var faults = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
        assertThat(faults).as("%s: %s", what, faults).isEmpty();
    }

    static void fits(Page page, String what) {
        var beyond = (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(beyond).as("%s is wider than the window, by pixels", what).isNotPositive();
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
