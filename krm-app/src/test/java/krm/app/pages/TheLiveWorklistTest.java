package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.UUID;
import krm.app.web.Form;
import krm.app.web.NewHouse;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worklist that stays open is that of now, and moves nothing under the eyes, the pointer or the focus of who reads it. */
class TheLiveWorklistTest extends InABrowser {

    private static final int LONG_ENOUGH = 21_000;

    private final String name = Staff.name();
    private NewHouse house;
    private Somebody officer;

    @BeforeEach
    void a_house_where_nobody_else_works() {
        house = newHouse();
        house.admin().post("/api/users", Staff.form(name, "KRM_OFFICER", null)).expect(201);
        officer = chosePassword(name);
    }

    @Test
    void what_comes_in_appears_by_itself() {
        var page = worklist();
        assertThat(page.locator("#list")).containsText("Alles ist erledigt.");
        assertThat(page.locator(".krm-count").allInnerTexts()).containsOnly("0");
        is_accessible(page, "an empty worklist");
        shoot(page, "de/worklist-empty");

        arrives();
        page.clock().fastForward(LONG_ENOUGH);
        assertThat(page.locator(".krm-line")).hasCount(1);
        assertThat(page.locator("#news [role=status]")).hasText("1 neuer Vorgang");
        assertThat(page.locator("#news button")).isHidden();
        assertThat(page.locator(".krm-tabs [aria-current] .krm-count")).hasText("1");
    }

    @Test
    void nothing_moves_where_somebody_is_reading() {
        var first = arrives();
        var second = arrives();
        var page = worklist();
        line(page, first).locator("a").first().focus();
        officer.step(second, "acknowledge", Form.acknowledgement()).expect(200);
        var third = arrives();
        arrives();
        page.clock().fastForward(LONG_ENOUGH);
        assertThat(page.locator("#news [role=status]")).hasText("2 neue Vorgänge");
        assertThat(page.locator(".krm-line")).hasCount(2);
        assertThat(line(page, first).locator("a").first()).isFocused();
        assertThat(line(page, second)).containsText("Prognose fehlt");
        assertThat(page.locator(".krm-tabs [aria-current] .krm-count")).hasText("4");
        is_accessible(page, "news beside the list");
        shoot(page, "de/worklist-news");

        page.locator("#news button").press("Enter");
        assertThat(page.locator(".krm-line")).hasCount(4);
        assertThat(page.locator(".krm-line--new")).hasCount(2);
        assertThat(page.locator(".krm-line--new a").first()).isFocused();
        assertThat(page.locator("#news button")).isHidden();
        assertThat(line(page, third)).isVisible();
    }

    @Test
    void it_asks_for_what_is_new_and_only_while_somebody_can_see_it() {
        arrives();
        var answers = new ArrayList<Integer>();
        var page = worklist();
        page.onResponse((Response answer) -> answers.add(answer.status()));
        page.waitForResponse(
                answer -> answer.status() == 304, () -> page.clock().fastForward(LONG_ENOUGH));
        page.evaluate("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})");
        page.clock().fastForward(LONG_ENOUGH);
        page.clock().fastForward(LONG_ENOUGH);
        arrives();
        page.evaluate("delete document.hidden");
        page.waitForResponse(
                answer -> answer.status() == 200,
                () -> page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));
        assertThat(page.locator(".krm-line")).hasCount(2);
        assertThat(answers).containsExactly(304, 200);
    }

    @Test
    void who_is_no_longer_signed_in_reads_that_the_list_is_old() {
        var page = worklist();
        page.context().clearCookies();
        page.clock().fastForward(LONG_ENOUGH);
        assertThat(page.locator("#news [role=status]")).containsText("Bitte laden Sie die Seite neu");
    }

    @Test
    void ten_thousand_cases() {
        var id = arrives();
        officer.patient().get("/api/worklist").expect(200);
        db.sql("""
            insert into read_side.case_list
            select (jsonb_populate_record(c, jsonb_build_object('complaint_id', gen_random_uuid(), 'newest', c.newest + n))).*
              from read_side.case_list c
             cross join generate_series(1000000001, 1000009999) n
             where c.complaint_id = :id
            """).param("id", UUID.fromString(id)).update();
        try {
            var page = worklist();
            assertThat(page.locator(".krm-count").allInnerTexts()).contains("10.000");
            assertThat(page.locator(".krm-line")).hasCount(25);
            assertThat(page.locator(".krm-pages")).containsText("1 bis 25 von 10.000");
            page.locator(".krm-pages a").click();
            assertThat(page.locator(".krm-pages")).containsText("26 bis 50 von 10.000");
            is_accessible(page, "ten thousand cases");
            shoot(page, "de/worklist-ten-thousand");
        } finally {
            db.sql("delete from read_side.case_list where jobcenter = :house and complaint_id <> :id")
                    .param("house", house.code())
                    .param("id", UUID.fromString(id))
                    .update();
        }
    }

    private Page worklist() {
        var page = browser(Eyes.USUAL);
        page.clock().install();
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", Staff.OWN_PASSWORD);
        page.click("#sign-in button");
        assertThat(page.locator("#list")).isVisible();
        return page;
    }

    /** A letter of ten days ago. */
    private String arrives() {
        return officer.post("/api/complaints", Form.letter()).expect(201).id();
    }

    private static Locator line(Page page, String id) {
        return page.locator("[data-case='" + id + "']");
    }
}
