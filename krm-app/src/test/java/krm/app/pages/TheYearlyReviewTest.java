package krm.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import krm.app.engine.Caller;
import krm.app.people.HouseChanges;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.house.Change;
import krm.core.house.HouseCommand.OpenJobcenter;
import krm.eventstore.AppendWith;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever has to look at the rule books every year is told so on each page, until it is done. */
class TheYearlyReviewTest extends InABrowser {

    @Autowired
    private HouseChanges changes;

    @Test
    @DisplayName("S2.87 S2.88 the sign, the look at what is valid, and that no change is necessary")
    void a_house_that_has_been_there_for_years() {
        var administrator = administratorOf(openedIn(LocalDate.of(2020, 1, 1)));
        var officer = signedIn(administrator, "KRM_OFFICER");
        assertThat(officer.locator(".krm-sign")).containsText("zum 31. Dezember zu prüfen");
        is_accessible(officer, "a sign");
        shoot(officer, "de/review-due");
        officer.navigate("/search");
        officer.locator(".krm-sign a").click();
        assertThat(officer.locator("h1")).hasText("Regelwerke prüfen");
        assertThat(officer.locator(".krm-sign")).hasCount(0);
        assertThat(officer.locator("main")).containsText("3. Arbeitstag");
        is_accessible(officer, "the review");
        fits(officer, "the review");
        shoot(officer, "de/review");

        var manager = signedIn(administrator, "MANAGEMENT");
        assertThat(manager.locator(".krm-sign")).hasCount(0);
        manager.navigate("/rules/review");
        assertThat(manager.locator("h1")).hasText("Nicht erlaubt");

        officer.getByText("Keine Änderung nötig").click();
        assertThat(officer.getByText("Heute geprüft")).isVisible();
        officer.navigate("/worklist");
        assertThat(officer.locator(".krm-sign")).hasCount(0);
    }

    private String openedIn(LocalDate day) {
        var house = Staff.code();
        var by = new Actor("admin", Role.ADMIN, null, "WF", null);
        changes.make(
                new OpenJobcenter(new Change(by, day, null), house, "Altstadt", "NI"),
                new Caller(by, UUID.randomUUID().toString()),
                AppendWith.NOTHING);
        return house;
    }

    private Somebody administratorOf(String house) {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "ADMIN", null).with("jobcenter", house))
                .expect(201);
        return chosePassword(name);
    }

    private Page signedIn(Somebody administrator, String role) {
        var name = Staff.name();
        administrator.post("/api/users", Staff.form(name, role, null)).expect(201);
        chosePassword(name);
        var page = browser(Eyes.USUAL);
        page.navigate("/login");
        page.fill("#username", name);
        page.fill("#password", Staff.OWN_PASSWORD);
        page.click("#sign-in button");
        page.waitForURL(address() + "/worklist");
        return page;
    }
}
