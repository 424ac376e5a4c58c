package krm.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;

/** A first password is set once and must be changed (rules.md §7). */
class ChangingPasswordsTest extends AtTheDoors {

    @Test
    void a_first_password_opens_nothing_but_its_own_change() {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "KRM_OFFICER", null)).expect(201);
        var first = as(name, Staff.FIRST_PASSWORD);
        first.get("/api/complaints").expect(403, "PASSWORD_CHANGE_REQUIRED");
        first.get("/api/users/" + name).expect(403, "PASSWORD_CHANGE_REQUIRED");
        first.post("/api/complaints", Form.letter()).expect(403, "PASSWORD_CHANGE_REQUIRED");
        first.with("X-On-Behalf-Of", "gf").get("/api/complaints").expect(403, "PASSWORD_CHANGE_REQUIRED");
        first.put("/api/users/krm/password", Form.of("current", "demo", "next", Staff.OWN_PASSWORD))
                .expect(403, "PASSWORD_CHANGE_REQUIRED");

        change(first, name, Staff.FIRST_PASSWORD, Staff.OWN_PASSWORD).expect(204);
        first.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        as(name, Staff.OWN_PASSWORD).get("/api/complaints").expect(200);
    }

    @Test
    void a_new_password_is_strong_and_another_one() {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        var first = as(name, Staff.FIRST_PASSWORD);
        change(first, name, Staff.FIRST_PASSWORD, "elf Zeichen").expect(422, "PASSWORD_NOT_STRONG");
        change(first, name, Staff.FIRST_PASSWORD, "ä".repeat(37)).expect(422, "PASSWORD_NOT_STRONG");
        change(first, name, Staff.FIRST_PASSWORD, Staff.FIRST_PASSWORD).expect(422, "PASSWORD_UNCHANGED");
        change(first, name, "not this one either", Staff.OWN_PASSWORD).expect(422, "PASSWORD_WRONG");
        first.get("/api/complaints").expect(403, "PASSWORD_CHANGE_REQUIRED");
    }

    @Test
    void nobody_changes_the_password_of_somebody_else() {
        var name = Staff.name();
        admitted(name, "STAFF", null);
        change(admin(), name, Staff.OWN_PASSWORD, "ein ganz anderes").expect(403, "NOT_ALLOWED");
        admin().put("/api/users/gf/deputies", Form.of("deputies", java.util.List.of(name)))
                .expect(200);
        change(as(name, Staff.OWN_PASSWORD).with("X-On-Behalf-Of", "gf"), "gf", "demo", Staff.OWN_PASSWORD)
                .expect(403, "NOT_ALLOWED");
        as(name, Staff.OWN_PASSWORD).get("/api/users/" + name).expect(200);
    }

    @Test
    void who_forgot_theirs_gets_a_new_first_one() {
        var name = Staff.name();
        var before = admitted(name, "STAFF", null);
        admin().put("/api/users/" + name + "/first-password", Form.of("password", "noch ein erstes"))
                .expect(200);
        before.get("/api/users/" + name).expect(401, "NOT_SIGNED_IN");
        as(name, "noch ein erstes").get("/api/users/" + name).expect(403, "PASSWORD_CHANGE_REQUIRED");
        change(as(name, "noch ein erstes"), name, "noch ein erstes", Staff.OWN_PASSWORD)
                .expect(204);
        before.get("/api/users/" + name).expect(200);
        assertThat(admin().get("/api/users/" + name + "/history").each("/items", "/type"))
                .containsExactly("UserAdmitted", "FirstPasswordSet");
    }

    @Test
    void every_page_leads_to_where_the_own_password_is_changed() {
        assertThat(officer().with("Accept", "text/html").get("/help").text()).contains("href=\"/password\"");
        assertThat(nobody().with("Accept", "text/html").get("/login").text()).doesNotContain("href=\"/password\"");
    }

    private static Answer change(Somebody who, String name, String current, String next) {
        return who.put("/api/users/" + name + "/password", Form.of("current", current, "next", next));
    }
}
