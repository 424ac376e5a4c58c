package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people read about their house's figures, and where each number leads. */
class FiguresPagesTest extends InABrowser {

    private static final int FIRST_LOAD = 400 * 1024;
    private static final int LATER = 40 * 1024;

    @Test
    @DisplayName("S1.33, S2.79 a number on the page opens the cases that it counts")
    void a_number_opens_its_cases() {
        var day = aDayOfItsOwn();
        onThat(day, "LETTER");
        onThat(day, "LETTER");
        onThat(day, "OPINION_CARD");
        var page = signedIn("krm");
        page.navigate("/figures?by=channel&" + only(day));
        assertThat(page.locator(".krm-tile__number").first()).hasText("3");
        var letters = row(page, "channel", "Brief").locator("td a").first();
        assertThat(letters).hasText("2");
        letters.click();
        assertThat(page.locator("h1")).containsText("Eingegangen, ");
        assertThat(page.locator("main")).containsText("Eingangsweg: Brief");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText("(Brief)");
    }

    @Test
    void a_table_that_the_keys_reach_shows_that_it_is_reached() {
        for (var eyes : List.of(Eyes.USUAL, Eyes.USUAL.dark())) {
            var page = signedIn("krm", eyes);
            page.navigate("/figures?by=channel&" + only(aDayOfItsOwn()));
            var table = page.locator(".kern-table-responsive").first();
            page.keyboard().press("Tab");
            table.focus();
            assertThat(table).hasCSS("outline-style", "solid");
            assertThat(table).hasCSS("outline-width", "4px");
        }
    }

    @Test
    void where_nobody_reports_there_are_no_figures_rather_than_zeros() {
        var officer = newHouse().with("KRM_OFFICER").with("Accept", "text/html");
        for (var path : List.of("/figures", "/figures/questions")) {
            assertThat(officer.get(path).expect(200).text())
                    .contains("Ohne Angaben: Jobcenter Neustadt.")
                    .doesNotContain("<table", "krm-tile");
        }
    }

    @Test
    void a_chart_draws_what_the_table_says_and_is_not_needed() {
        var day = aDayOfItsOwn();
        onThat(day, "LETTER");
        var page = signedIn("krm");
        page.navigate("/figures?by=channel&" + only(day));
        assertThat(page.locator("#channel .krm-chart svg")).isVisible();
        assertThat(page.locator("#channel .krm-chart svg")).containsText("Brief");
        assertThat(page.locator("#channel .krm-chart")).hasAttribute("aria-hidden", "true");
        var plain = signedIn("krm", Eyes.USUAL.withoutScripts());
        plain.navigate("/figures?by=channel&" + only(day));
        assertThat(plain.locator("#channel table")).isVisible();
        assertThat(plain.locator(".krm-chart").first()).isHidden();
    }

    @Test
    @DisplayName("S1.38, S1.44 what a spreadsheet gets is what the page shows, by the same call")
    void a_table_as_a_file() {
        var day = aDayOfItsOwn();
        onThat(day, "LETTER");
        var page = signedIn("krm");
        var file = page.request().get("/figures/overview.csv?" + only(day));
        assertThat(file.headers().get("content-type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.headers().get("content-disposition"))
                .isEqualTo("attachment; filename=\"overview-" + day + "-" + day + ".csv\"");
        assertThat(file.text().lines()).anyMatch(line -> line.equals("Eingegangen;1;0;0"));
        assertThat(page.request().get("/figures/durations.csv?" + only(day)).text())
                .contains("Bis zur ersten Antwort: Median;–;–;–");
        assertThat(page.request().get("/figures/nothing.csv?" + only(day)).status())
                .isEqualTo(404);
        assertThat(signedIn("team.leistung")
                        .request()
                        .get("/figures/overview.csv?" + only(day))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("S1.32 how many answers took how long is a chart, a table, a file, and opens into its cases")
    void the_distribution_of_durations() {
        var day = aDayOfItsOwn();
        var id = received(Form.letter().with("receivedOn", day));
        officer()
                .step(id, "answer", Form.answer().with("final", false).with("occurredOn", day.plusDays(3)))
                .expect(200);
        officer()
                .step(id, "answer", Form.answer().with("occurredOn", day.plusDays(4)))
                .expect(200);
        var week = "from=" + day + "&to=" + day.plusDays(6);
        var page = signedIn("krm");
        page.navigate("/figures?" + week);
        assertThat(row(page, "firstAnswerByDays", "0 bis 3 Tage").locator("td").first())
                .hasText("1");
        assertThat(row(page, "finalAnswerByDays", "0 bis 3 Tage").locator("td").first())
                .hasText("0");
        assertThat(page.locator("#finalAnswerByDays .krm-chart svg")).containsText("mehr als 28 Tage");
        assertThat(page.request()
                        .get("/figures/finalAnswerByDays.csv?" + week)
                        .text()
                        .lines())
                .anyMatch(line -> line.equals("4 bis 7 Tage;1;0;0"));
        row(page, "finalAnswerByDays", "4 bis 7 Tage").locator("a").click();
        assertThat(page.locator("h1")).containsText("Abschließende Antwort: 4 bis 7 Tage");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody a").first()).hasAttribute("href", "/cases/" + id);
    }

    @Test
    @DisplayName("S1.02 the regional directorate reads what may leave the house, and no number leads to a case")
    void outside_of_the_house() {
        var page = signedIn("rd");
        var month = YearMonth.from(ago(200));
        page.navigate("/figures?by=kind&from=" + month.atDay(1) + "&to=" + month.atEndOfMonth());
        assertThat(page.locator("main")).containsText("* nicht ausgewiesen");
        assertThat(page.locator("td")
                        .filter(new Locator.FilterOptions().setHasText("*"))
                        .first())
                .isVisible();
        assertThat(page.locator("td a")).hasCount(0);
        assertThat(page.locator("#durations")).isVisible();
        assertThat(page.locator("#firstAnswerByDays")).hasCount(0);
        assertThat(page.locator(".krm-tabs")).not().containsText("Seismograph");
        assertThat(page.navigate("/figures/signals").status()).isEqualTo(403);
        assertThat(page.navigate("/figures/cases?figure=received&" + only(today()))
                        .status())
                .isEqualTo(403);
        var refused = page.navigate("/figures?from=2026-01-01&to=2026-01-20");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(page.locator("[role=alert]")).containsText("ganze Monate");
        assertThat(page.locator("#from")).hasValue("2026-01-01");
    }

    @Test
    void a_period_that_is_none_is_said_over_the_form() {
        var page = signedIn("krm");
        for (var path : List.of("/figures", "/figures/questions")) {
            assertThat(page.navigate(path + "?from=2026-02-01&to=2026-01-31").status())
                    .isEqualTo(422);
            assertThat(page.locator("[role=alert]")).containsText("nach dem letzten");
            assertThat(page.locator("#from")).hasValue("2026-02-01");
            assertThat(page.navigate(path + "?period=soon").status()).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("S1.01, S1.34, S1.43 a parliament's questions are answered on one page")
    void a_parliament_asks() {
        var day = aDayOfItsOwn();
        onThat(day, "LETTER");
        var page = signedIn("gf");
        page.navigate("/figures/questions?" + only(day));
        assertThat(row(page, "customerGroups", "Arbeitnehmer/in").locator("td").first())
                .hasText("1");
        assertThat(row(page, "agreements", "nicht erhoben").locator("td")).hasText("0");
        assertThat(row(page, "receipts", "Eingegangen").locator("td").nth(3)).hasText("–");
        assertThat(page.request()
                        .get("/figures/questions/causes.csv?" + only(day))
                        .text())
                .startsWith("\ufeffAnlass;Anliegen;Kundenreaktionen");
    }

    @Test
    void a_disciplinary_complaint_counts_for_the_management_alone() {
        var day = aDayOfItsOwn();
        management()
                .post("/api/complaints", Form.disciplinary().with("receivedOn", day))
                .expect(201);
        for (var user : List.of("gf", "krm")) {
            var page = signedIn(user);
            page.navigate("/figures?by=kind&" + only(day));
            assertThat(page.locator(".krm-tile__number").first()).hasText(user.equals("gf") ? "1" : "0");
            page.navigate("/figures/cases?figure=received&" + only(day));
            assertThat(page.locator("tbody tr")).hasCount(user.equals("gf") ? 1 : 0);
        }
    }

    @Test
    void charts_weigh_what_a_page_may_weigh_once() {
        var page = signedIn("krm");
        var answers = new ArrayList<Response>();
        var fresh = browser(Eyes.USUAL);
        fresh.onResponse(answers::add);
        fresh.navigate("/login?next=/figures");
        signIn(fresh, "krm");
        fresh.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(fresh.locator(".krm-chart svg").first()).isVisible();
        assertThat(weight(answers)).as("bytes of the first load, fonts apart").isBetween(1, FIRST_LOAD);
        answers.clear();
        fresh.navigate("/figures?by=all");
        fresh.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(weight(answers)).isBetween(1, LATER);
        page.navigate("/worklist");
        assertThat(page.content()).doesNotContain("charts");
    }

    private static int weight(List<Response> answers) {
        return answers.stream()
                .filter(answer -> !answer.url().contains(".woff2"))
                .mapToInt(answer -> answer.request().sizes().responseBodySize
                        + answer.request().sizes().responseHeadersSize)
                .sum();
    }

    private static Locator row(Page page, String table, String label) {
        return page.locator("#" + table + " tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th").getByText(label, new Locator.GetByTextOptions().setExact(true))));
    }

    private static String only(LocalDate day) {
        return "from=" + day + "&to=" + day;
    }

    private void onThat(LocalDate day, String channel) {
        received(Form.letter().with("receivedOn", day).with("channel", channel));
    }
}
