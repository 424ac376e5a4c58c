package krm.app.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.util.List;
import krm.app.database.DatabaseSettings;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session after the form login (rules.md §7). */
class SigningInByFormTest extends AtTheDoors {

    @Autowired
    private DatabaseSettings settings;

    @ParameterizedTest
    @ValueSource(strings = {"NIX", "PROVIDER_AWAY", "PROVIDER_REFUSES", "NOT_OF_THE_HOUSE", ""})
    void a_reason_that_cannot_be_is_none(String why) {
        var page = nobody().with("Accept", "text/html").get("/login?why=" + why).expect(200);
        assertThat(page.text()).contains("id=\"sign-in\"").doesNotContain("role=\"alert\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/figures?from=2026-01-01&to=2026-03-31&by=team", "/worklist?due=overdue&page=1", "/help?a=b%20c"
            })
    void who_has_followed_a_link_reads_after_the_sign_in_what_it_asked_for(String link) {
        var reader = nobody().with("Accept", "text/html");
        var signIn = reader.get(link).expect(302).header("Location");
        assertThat(reader.get(signIn.substring(signIn.indexOf("/login"))).text())
                .contains("name=\"next\" value=\"" + link.replace("&", "&amp;") + "\"");
        assertThat(next(link)).isEqualTo(link);
    }

    @Test
    void who_has_sent_a_form_after_the_session_goes_on_where_it_stood() {
        var signIn = nobody().with("Accept", "text/html")
                .with("Referer", address() + "/worklist?due=overdue")
                .post("/deputy", "person=gf")
                .expect(302)
                .header("Location");
        assertThat(signIn).endsWith("/login?why=EXPIRED&next=/worklist?due%3Doverdue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "/%2felsewhere.example",
                "https://elsewhere.example/",
                "/help?x=\r\nSet-Cookie:a",
                "/help#//elsewhere.example"
            })
    void the_next_page_is_one_of_ours(String link) {
        assertThat(next(link)).isEqualTo("/");
    }

    @Test
    void a_wrong_password_leaves_the_name_and_the_page_that_comes_next() {
        var page = nobody().with("Accept", "text/html")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login", "username=krm&password=wrong&next=%2Ffigures%3Fby%3Dteam")
                .expect(401);
        assertThat(page.text())
                .contains("Benutzername oder Passwort ist falsch.", "value=\"krm\"", "value=\"/figures?by=team\"")
                .doesNotContain("wrong");
        nobody().with("Accept", "text/html").get("/login-failed").expect(302);
    }

    private String next(String link) {
        var form = "username=krm&password=demo&next=" + URLEncoder.encode(link, UTF_8);
        return nobody().with("Accept", "text/html")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login", form)
                .expect(302)
                .header("Location")
                .replace(address(), "");
    }

    @Test
    void a_choice_of_language_comes_back_to_what_was_asked_for() {
        var reader = officer().with("Accept", "text/html");
        assertThat(reader.get("/worklist?due=overdue").text())
                .contains("name=\"back\" value=\"/worklist?due=overdue\"");
        assertThat(reader.with("Content-Type", "application/x-www-form-urlencoded")
                        .post("/language", "to=en&back=%2Fworklist%3Fdue%3Doverdue%26page%3D1")
                        .expect(302)
                        .header("Location"))
                .endsWith("/worklist?due=overdue&page=1");
    }

    @Test
    void a_password_with_each_call_opens_no_session() {
        var sessions = db.sql("select count(*) from people.session").query(Integer.class);
        int before = sessions.single();
        assertThat(officer().get("/api/worklist").expect(200).header("Set-Cookie"))
                .isNull();
        assertThat(officer().post("/api/complaints", Form.letter()).expect(201).header("Set-Cookie"))
                .isNull();
        assertThat(sessions.single()).isEqualTo(before);
    }

    @Test
    void whoever_signs_in_works_with_the_cookie_until_they_sign_out() {
        var session = inSession("krm", "demo");
        var id = session.post("/api/complaints", Form.letter()).expect(201).id();
        session.look(id).expect(200);
        session.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var out = session.post("/logout", "").expect(204);
        assertThat(out.setCookie("KRM_SESSION")).contains("Max-Age=0");
        session.look(id).expect(401, "NOT_SIGNED_IN");
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites_and_from_plain_http_where_there_is_https() {
        var plain = nobody().signIn("krm", "demo").expect(204);
        assertThat(plain.setCookie("KRM_SESSION"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(plain.text()).isEmpty();
        assertThat(nobody().with("X-Forwarded-Proto", "https")
                        .signIn("krm", "demo")
                        .expect(204)
                        .setCookie("KRM_SESSION"))
                .contains("HttpOnly", "Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void another_site_writes_nothing_in_a_sessions_name(String method) {
        var before = eventsStored();
        var forged = inSession("krm", "demo").without("X-XSRF-TOKEN");
        var body =
                java.net.http.HttpRequest.BodyPublishers.ofString(Form.letter().toString());
        forged.send(method, "/api/complaints", body).expect(403, "CSRF_TOKEN_REQUIRED");
        forged.with("X-XSRF-TOKEN", "guessed")
                .send(method, "/api/complaints", body)
                .expect(403, "CSRF_TOKEN_REQUIRED");
        forged.get("/api/complaints").expect(200);
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void basic_needs_no_token_and_is_judged_alone() {
        var both = inSession("krm", "demo").without("X-XSRF-TOKEN").with("Authorization", "Basic bm9ib2R5Ong=");
        both.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        officer().post("/api/complaints", Form.letter()).expect(201);
        assertThat(officer().get("/api/complaints").setCookie("XSRF-TOKEN")).isNull();
    }

    @Test
    void a_wrong_password_is_told_and_counted() {
        var name = Staff.name();
        for (int i = 0; i < 10; i++) {
            var failed = nobody().signIn(name, "wrong").expect(401, "SIGN_IN_FAILED");
            assertThat(failed.setCookie("KRM_SESSION")).isNull();
            assertThat(failed.header("WWW-Authenticate")).isNull();
        }
        assertThat(nobody().signIn(name, "wrong").expect(429, "NAME_LOCKED").header("Retry-After"))
                .isNotNull();
        nobody().post("/login", "").expect(401, "SIGN_IN_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "ä", "x'; drop table people.session; --"})
    void a_cookie_that_is_nobodys_is_nobody(String value) {
        nobody().with("Cookie", "KRM_SESSION=" + value).get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        nobody().with("Cookie", "KRM_SESSION=" + value)
                .post("/api/complaints", Form.letter())
                .expect(401, "NOT_SIGNED_IN");
    }

    /** It would make the browser ask for a password while somebody types. */
    @Test
    void a_page_that_asks_in_the_background_is_refused_without_a_challenge() {
        var refused = nobody().with("HX-Request", "true").get("/worklist").expect(401, "NOT_SIGNED_IN");
        assertThat(refused.header("WWW-Authenticate")).isNull();
        assertThat(nobody().get("/worklist").expect(401, "NOT_SIGNED_IN").header("WWW-Authenticate"))
                .startsWith("Basic");
    }

    @Test
    void a_session_knows_the_role_of_the_moment_and_ends_with_the_person_and_the_password() {
        var name = Staff.name();
        admitted(name, "KRM_OFFICER", null);
        var session = inSession(name, Staff.OWN_PASSWORD);
        session.get("/api/complaints").expect(200);
        admin().put("/api/users/" + name, Form.of("role", "REPORTING")).expect(200);
        session.get("/api/complaints").expect(403, "NOT_ALLOWED");
        admin().put("/api/users/" + name, Form.of("role", "KRM_OFFICER", "active", false))
                .expect(200);
        session.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        admin().put("/api/users/" + name, Form.of("role", "KRM_OFFICER")).expect(200);

        var elsewhere = inSession(name, Staff.OWN_PASSWORD);
        elsewhere
                .put(
                        "/api/users/" + name + "/password",
                        Form.of("current", Staff.OWN_PASSWORD, "next", "ein drittes Passwort"))
                .expect(204);
        elsewhere.get("/api/complaints").expect(401, "NOT_SIGNED_IN");

        var third = inSession(name, "ein drittes Passwort");
        third.get("/api/complaints").expect(200);
        admin().put("/api/users/" + name + "/first-password", Form.of("password", Staff.FIRST_PASSWORD))
                .expect(200);
        third.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        inSession(name, Staff.FIRST_PASSWORD).get("/api/complaints").expect(403, "PASSWORD_CHANGE_REQUIRED");
    }

    @Test
    void the_present_password_is_counted_too_where_it_is_changed() {
        var name = Staff.name();
        admitted(name, "STAFF", null);
        var session = inSession(name, Staff.OWN_PASSWORD);
        var tried = Form.of("current", "not this one", "next", "ein anderes Passwort");
        for (int i = 0; i < 10; i++) {
            session.put("/api/users/" + name + "/password", tried).expect(422, "PASSWORD_WRONG");
        }
        assertThat(session.put("/api/users/" + name + "/password", tried)
                        .expect(429, "NAME_LOCKED")
                        .header("Retry-After"))
                .isNotNull();
        session.get("/api/users/" + name).expect(200);
    }

    @Test
    void a_deputy_may_use_a_session_too() {
        var name = Staff.name();
        admitted(name, "STAFF", null);
        var manager = Staff.name();
        admitted(manager, "MANAGEMENT", "GF");
        admin().put("/api/users/" + manager + "/deputies", Form.of("deputies", List.of(name)))
                .expect(200);
        var session = inSession(name, Staff.OWN_PASSWORD);
        var id = received(Form.letter());
        session.with("X-On-Behalf-Of", manager).look(id).expect(200);
        session.look(id).expect(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seen_at", "signed_in_at"})
    void a_session_is_over_after_an_hour_without_a_call_and_after_a_working_day(String since) {
        var session = inSession("krm", "demo");
        session.get("/api/complaints").expect(200);
        owner().sql("update people.session set " + since + " = " + since + " - interval '13 hours'")
                .update();
        session.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
    }

    /** A screen that nobody sits at stays open, and asks by itself. */
    @Test
    void a_page_that_watches_keeps_no_session_alive() {
        var session = inSession("krm", "demo");
        var seen = "select seen_at from people.session order by signed_in_at desc limit 1";
        owner().sql("update people.session set seen_at = seen_at - interval '50 minutes'")
                .update();
        var before = owner().sql(seen).query(OffsetDateTime.class).single();
        session.with("If-None-Match", "\"x\"").get("/api/worklist").expect(200);
        assertThat(owner().sql(seen).query(OffsetDateTime.class).single()).isEqualTo(before);
        session.get("/api/worklist").expect(200);
        assertThat(owner().sql(seen).query(OffsetDateTime.class).single()).isAfter(before);
    }

    @Test
    void what_is_stored_of_a_session_is_of_no_use_and_names_a_user_at_most() {
        var answer = nobody().signIn("krm", "demo").expect(204);
        assertThat(owner().sql("select s::text from people.session s")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(answer.cookie("KRM_SESSION")));
        assertThat(owner().sql("""
            select column_name from information_schema.columns
             where table_schema = 'people' and table_name = 'session'
            """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "token_hash", "name", "credential", "provider", "on_behalf_of", "signed_in_at", "seen_at");
    }

    private JdbcClient owner() {
        return JdbcClient.create(settings.main().asOwner());
    }
}
