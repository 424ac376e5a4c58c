package krm.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import krm.core.house.User;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Houses and people over the API, as events: who changed what, when (rules.md §2). */
class AdministeringAHouseTest extends AtTheDoors {

    @Test
    void a_jobcenter_is_opened_gets_its_first_administrator_and_goes_its_own_way() {
        var code = Staff.code();
        var opened = admin().post("/api/jobcenters", Form.of("code", code, "name", "Neustadt", "land", "BE"))
                .expect(201);
        assertThat(opened.header("Location")).isEqualTo("/api/jobcenters/" + code);
        assertThat(opened.header("ETag")).isEqualTo("\"1\"");
        assertThat(admin().get("/api/jobcenters?size=200").expect(200).each("/items", "/code"))
                .contains("WF", "SZ", code);
        admin().post("/api/jobcenters/" + code + "/teams", Form.of("code", "GF", "name", "GF"))
                .expect(403, "NOT_ALLOWED");

        var name = Staff.name();
        var first = Staff.form(name, "ADMIN", null).with("jobcenter", code);
        admin().post("/api/users", first).expect(201);
        admin().post("/api/users", first.with("name", Staff.name())).expect(403, "NOT_ALLOWED");
        admin().get("/api/users/" + name).expect(404, "NOT_FOUND");

        var own = chosePassword(name);
        own.post("/api/jobcenters/" + code + "/teams", Form.of("code", "GF", "name", "Geschäftsführung"))
                .expect(201);
        assertThat(own.get("/api/jobcenters/" + code + "/teams").expect(200).each("/items", "/name"))
                .containsExactly("Geschäftsführung");
        assertThat(own.get("/api/jobcenters/" + code).expect(200).header("ETag"))
                .isEqualTo("\"2\"");
        own.post("/api/users", Staff.form(Staff.name(), "MANAGEMENT", "GF")).expect(201);
        own.get("/api/users/krm").expect(404, "NOT_FOUND");
        own.put("/api/users/krm", Form.of("role", "STAFF")).expect(404, "NOT_FOUND");
        assertThat(own.get("/api/users").expect(200).at("/total")).isEqualTo("2");
    }

    @Test
    void somebody_new_works_in_the_house_at_once() {
        var name = Staff.name();
        var lead = admitted(name, "TEAM_LEAD", "LEISTUNG");
        var id = forwarded();
        lead.step(id, "interim-notice", Form.interimNotice()).expect(200);
        var shown = admin().get("/api/users/" + name).expect(200);
        assertThat(shown.at("/role")).isEqualTo("TEAM_LEAD");
        assertThat(shown.at("/jobcenter")).isEqualTo("WF");
        assertThat(shown.at("/team")).isEqualTo("LEISTUNG");
        assertThat(shown.text()).doesNotContain("password", "bcrypt", "credential");
    }

    @Test
    void a_changed_role_counts_from_the_next_call_on() {
        var name = Staff.name();
        var lead = admitted(name, "TEAM_LEAD", "LEISTUNG");
        var id = forwarded();
        lead.look(id).expect(200);
        var changed = admin().put("/api/users/" + name, Form.of("role", "TEAM_LEAD", "team", "VERMITTLUNG"))
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        lead.look(id).expect(404, "NOT_FOUND");
        admin().put("/api/users/" + name, Form.of("role", "REPORTING")).expect(200);
        lead.look(id).expect(403, "NOT_ALLOWED");
        admin().put("/api/users/" + name, Form.of("role", "REPORTING", "active", false))
                .expect(200);
        lead.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        admin().put("/api/users/" + name, Form.of("role", "KRM_OFFICER")).expect(200);
        lead.look(id).expect(200);
    }

    @Test
    @DisplayName("rules.md §2 changes of roles are shown to the management: who, what, when")
    void who_changed_what_and_when() {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", "EINGANG")).expect(201);
        admin().put("/api/users/" + name, Form.of("role", "KRM_OFFICER")).expect(200);
        for (var reader : List.of("gf", "revision", "admin")) {
            var history = as(reader).get("/api/users/" + name + "/history").expect(200);
            assertThat(history.each("/items", "/type")).containsExactly("UserAdmitted", "UserReassigned");
            assertThat(history.each("/items", "/actor")).containsOnly("admin");
            assertThat(history.each("/items", "/role")).containsOnly("ADMIN");
            assertThat(history.each("/items", "/occurredOn")).containsOnly(today().toString());
            assertThat(history.each("/items", "/recordedAt")).doesNotContainNull();
            assertThat(history.text()).doesNotContain("bcrypt", Staff.FIRST_PASSWORD);
        }
        var stored = db.sql("select payload || metadata from events.event where aggregate_id = :id")
                .param("id", UUID.fromString(User.idOf(name)))
                .query(String.class)
                .list();
        assertThat(stored).hasSize(2).noneMatch(text -> text.contains("bcrypt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"krm", "team.leistung", "gf", "mitarbeit", "revision", "rd"})
    void only_administrators_change_anything(String user) {
        var before = eventsStored();
        var somebody = as(user);
        somebody.post("/api/jobcenters", Form.of("code", "X1", "name", "X", "land", "NI"))
                .expect(403, "NOT_ALLOWED");
        somebody.get("/api/jobcenters").expect(403, "NOT_ALLOWED");
        somebody.get("/api/jobcenters/WF/teams").expect(403, "NOT_ALLOWED");
        somebody.post("/api/jobcenters/WF/teams", Form.of("code", "X1", "name", "X"))
                .expect(403, "NOT_ALLOWED");
        somebody.post("/api/users", Staff.form(Staff.name(), "STAFF", null)).expect(403, "NOT_ALLOWED");
        for (var name : List.of(user, "admin", "nobody")) {
            somebody.put("/api/users/" + name, Form.of("role", "ADMIN")).expect(403, "NOT_ALLOWED");
            somebody.put("/api/users/" + name + "/deputies", Form.of("deputies", List.of(user)))
                    .expect(403, "NOT_ALLOWED");
            somebody.put("/api/users/" + name + "/first-password", Form.of("password", Staff.OWN_PASSWORD))
                    .expect(403, "NOT_ALLOWED");
        }
        somebody.get("/api/users/" + user).expect(200);
        var insight = List.of("gf", "revision").contains(user);
        somebody.get("/api/users").expect(insight ? 200 : 403);
        somebody.get("/api/users/admin/history").expect(insight ? 200 : 403);
        somebody.get("/api/users/nobody").expect(insight ? 404 : 403);
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    @DisplayName("rules.md §2 nobody grants roles to themselves")
    void nobody_grants_rights_to_themselves() {
        var before = eventsStored();
        admin().put("/api/users/admin", Form.of("role", "MANAGEMENT", "team", "GF"))
                .expect(403, "OWN_RIGHTS");
        admin().put("/api/users/admin", Form.of("role", "ADMIN", "active", false))
                .expect(403, "OWN_RIGHTS");
        admin().put("/api/users/gf/deputies", Form.of("deputies", List.of("admin")))
                .expect(403, "OWN_RIGHTS");
        admin().put("/api/users/admin/first-password", Form.of("password", Staff.OWN_PASSWORD))
                .expect(403, "OWN_RIGHTS");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "WF, Wolfenbüttel, NI, 409, NAME_TAKEN",
        "WF, Dauerkunden, XX, 409, NAME_TAKEN",
        "wf, Wolfenbüttel, NI, 422, INVALID_CODE",
        "XY, Wolfenbüttel, XX, 422, UNKNOWN_LAND",
        "XY, Qu3rul4nten, NI, 422, LABEL_CLASSIFIES_PERSONS",
        "QUERULANT, Wolfenbüttel, NI, 422, LABEL_CLASSIFIES_PERSONS",
        "XY, ' ', NI, 422, EMPTY_NAME"
    })
    void a_jobcenter_that_cannot_be(String code, String name, String land, int status, String refusal) {
        var before = eventsStored();
        var answer = admin().post("/api/jobcenters", Form.of("code", code, "name", name, "land", land))
                .expect(status, refusal);
        assertThat(answer.at("/detail")).isNotBlank();
        assertThat(admin().with("Accept-Language", "en")
                        .post("/api/jobcenters", Form.of("code", code, "name", name, "land", land))
                        .at("/detail"))
                .isNotBlank()
                .isNotEqualTo(answer.at("/detail"));
        assertThat(eventsStored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "LEISTUNG, Leistung, 409, NAME_TAKEN",
        "Leistung, Leistung, 422, INVALID_CODE",
        "STAMMKUNDEN, Leistung, 422, LABEL_CLASSIFIES_PERSONS",
        "X2, Team Nörgler, 422, LABEL_CLASSIFIES_PERSONS"
    })
    void a_team_that_cannot_be(String code, String name, int status, String refusal) {
        var before = eventsStored();
        admin().post("/api/jobcenters/WF/teams", Form.of("code", code, "name", name))
                .expect(status, refusal);
        admin().post("/api/jobcenters/QQ/teams", Form.of("code", code, "name", name))
                .expect(404, "NOT_FOUND");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "krm, STAFF, , WF, ein langes Passwort, 409, NAME_TAKEN",
        "krm, STAFF, NOWHERE, WF, kurz, 409, NAME_TAKEN",
        "Gross, STAFF, , WF, ein langes Passwort, 422, INVALID_USER_NAME",
        "x9, STAFF, NOWHERE, WF, ein langes Passwort, 422, UNKNOWN_TEAM",
        "x9, TEAM_LEAD, , WF, ein langes Passwort, 422, TEAM_REQUIRED",
        "x9, KRM_OFFICER, LEISTUNG, WF, ein langes Passwort, 422, TEAM_NOT_ALLOWED",
        "x9, STAFF, , QQ, ein langes Passwort, 422, UNKNOWN_JOBCENTER",
        "x9, STAFF, , SZ, ein langes Passwort, 403, NOT_ALLOWED",
        "x9, STAFF, , WF, elf Zeichen, 422, PASSWORD_NOT_STRONG",
        "x9, QUEEN, , WF, ein langes Passwort, 400, INVALID_FIELDS"
    })
    void somebody_who_cannot_be_admitted(
            String name, String role, String team, String jobcenter, String password, int status, String refusal) {
        var before = eventsStored();
        var credentials = credentials();
        admin().post(
                        "/api/users",
                        Staff.form(name, role, team)
                                .with("jobcenter", jobcenter)
                                .with("password", password))
                .expect(status, refusal);
        assertThat(eventsStored()).isEqualTo(before);
        assertThat(credentials()).as("nothing stays behind").isEqualTo(credentials);
    }

    @Test
    void who_has_seen_an_old_version_changes_nothing() {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        var change = Form.of("role", "KRM_OFFICER");
        admin().with("If-Match", "\"2\"").put("/api/users/" + name, change).expect(412, "STALE_VERSION");
        admin().with("If-Match", "\"1\"").put("/api/users/" + name, change).expect(200);
        admin().with("If-Match", "\"1\"")
                .put("/api/users/" + name + "/deputies", Form.of("deputies", List.of("krm")))
                .expect(412, "STALE_VERSION");
    }

    @Test
    void the_same_call_twice_stores_one_thing() {
        var name = Staff.name();
        var again = admin().with("Idempotency-Key", name);
        again.post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        var before = eventsStored();
        assertThat(again.post("/api/users", Staff.form(name, "STAFF", null))
                        .expect(201)
                        .at("/name"))
                .isEqualTo(name);
        again.post("/api/users", Staff.form(name, "ADMIN", null)).expect(409, "IDEMPOTENCY_KEY_REUSED");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void nobody_finds_people_among_the_cases() {
        admin().get("/api/complaints/" + User.idOf("krm")).expect(403, "NOT_ALLOWED");
        officer().look(User.idOf("krm")).expect(404, "NOT_FOUND");
        officer().step(User.idOf("krm"), "acknowledge", Form.acknowledgement()).expect(404, "NOT_FOUND");
    }

    private long credentials() {
        return db.sql("select count(*) from people.credential")
                .query(Long.class)
                .single();
    }
}
