package krm.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals as problem+json (RFC 9457), in the caller's language. */
class ProblemsTest extends AtTheDoors {

    @Test
    void a_refusal_says_what_why_and_where() {
        var id = received(Form.letter());
        var answer = officer().step(id, "acknowledge", Form.acknowledgement().with("occurredOn", "2999-01-01"));
        answer.expect(422, "DAY_IN_FUTURE");
        assertThat(answer.at("/type")).isEqualTo("urn:krm:problem:day-in-future");
        assertThat(answer.at("/title")).isEqualTo("Angaben nicht gültig");
        assertThat(answer.at("/status")).isEqualTo("422");
        assertThat(answer.at("/detail")).isEqualTo("Der Tag liegt in der Zukunft.");
        assertThat(answer.each("/errors", "/field")).containsExactly("occurredOn");
        assertThat(answer.each("/errors", "/code")).containsExactly("DAY_IN_FUTURE");
        assertThat(answer.each("/errors", "/detail")).containsExactly("Der Tag liegt in der Zukunft.");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Nicht",
        "de-AT, Nicht",
        "en, Not",
        "en-GB, Not",
        "fr, Nicht",
        "'en;q=0.5, de', Nicht",
        "'fr, en;q=0.5', Not",
        "*, Nicht"
    })
    void it_speaks_german_unless_asked_for_english(String language, String title) {
        var caller = officer().with("Accept-Language", language);
        assertThat(caller.look(UUID.randomUUID().toString())
                        .expect(404, "NOT_FOUND")
                        .at("/title"))
                .startsWith(title + " ");
        var stranger = nobody().with("Accept-Language", language).get("/api/complaints");
        assertThat(stranger.expect(401, "NOT_SIGNED_IN").at("/title")).startsWith(title + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/%00", "/api/complaints/a%2Fb", "/api/complaints/%C3%28%00"})
    void what_the_server_cannot_read_is_one_too(String address) {
        var refused = officer().with("Accept-Language", "en").get(address).expect(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.at("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(refused.at("/title")).isEqualTo("Request not understood");
    }

    @Test
    void so_is_a_head_that_is_too_long() {
        officer().with("X-Long", "x".repeat(9_000)).get("/api/complaints").expect(400, "MALFORMED_REQUEST");
    }

    @Test
    void days_are_written_as_the_language_writes_them() {
        var id = received(Form.letter().with("receivedOn", "2026-03-09"));
        var early = Form.acknowledgement().with("occurredOn", "2026-03-08");
        assertThat(officer().step(id, "acknowledge", early).at("/detail")).contains("09.03.2026");
        assertThat(officer()
                        .with("Accept-Language", "en")
                        .step(id, "acknowledge", early)
                        .at("/detail"))
                .contains("Mar 9, 2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/complaints/",
                "/api/complaints/1",
                "/api/complaints/x/y/z",
                "/nothing",
                "/error",
                "/received?reference=%3Cb%3E",
                "/api/complaints/%20"
            })
    void an_address_that_does_not_exist_is_not_found(String path) {
        officer().get(path).expect(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/nothing", "DELETE, /nothing", "PUT, /api/complaints/x/y/z"})
    void an_address_that_does_not_exist_is_not_found_by_any_method(String method, String path) {
        officer().send(method, path, BodyPublishers.ofString("{}")).expect(404, "NOT_FOUND");
    }

    @Test
    void an_unknown_step_is_not_found() {
        officer().step(received(Form.letter()), "forget", Form.of()).expect(404, "NOT_FOUND");
        officer().step(received(Form.letter()), "receive", Form.of()).expect(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/complaints",
        "DELETE, /api/complaints",
        "POST, /api/worklist",
        "PATCH, /api/deadlines/preview"
    })
    void another_method_is_refused(String method, String path) {
        var answer = officer().send(method, path, BodyPublishers.ofString("{}")).expect(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET").doesNotContain(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//complaints", "/api/complaints;x=1", "/api/complaints/%0A"})
    void an_address_that_is_none_is_malformed(String path) {
        officer().get(path).expect(400, "MALFORMED_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/complaints/%00", "/api/complaints/a%2Fb", "/api/complaints/..%2f"})
    void what_the_server_itself_refuses_is_malformed_too(String path) {
        officer().get(path).expect(400);
    }

    @Test
    void health_is_public_and_the_rest_of_operations_is_not() {
        nobody().get("/actuator/health/readiness").expect(200);
        nobody().get("/actuator/health/liveness").expect(200);
        nobody().get("/actuator/prometheus").expect(401, "NOT_SIGNED_IN");
        officer().get("/actuator/prometheus").expect(403, "NOT_ALLOWED");
    }

    @Test
    void every_answer_carries_the_id_that_binds_its_traces_together() {
        assertThat(officer().get("/api/worklist").header("X-Correlation-Id")).isNotBlank();
        assertThat(nobody().get("/api/worklist").header("X-Correlation-Id")).isNotBlank();
    }

    @Test
    void people_are_told_in_their_words_that_a_form_is_of_another_session_and_led_back_to_it() {
        var form = "/cases/" + received(Form.letter()) + "/steps/correct?field=channel";
        var page = inSession("krm", "demo")
                .without("X-XSRF-TOKEN")
                .with("Accept", "text/html")
                .with("Referer", address() + form)
                .post(form, "")
                .expect(403);
        assertThat(page.text())
                .contains("haben Sie sich neu angemeldet", "href=\"" + form + "\"")
                .doesNotContain("XSRF-TOKEN mit");
    }

    @Test
    void a_step_that_is_not_possible_now_leads_to_its_case() {
        var address = "/cases/" + received(Form.letter());
        var page = officer().with("Accept", "text/html").get(address + "/steps/close");
        assertThat(page.expect(409).text()).contains("href=\"" + address + "\"");
    }
}
