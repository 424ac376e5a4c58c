package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

/** Where several refusals apply (rules.md §7): 401, 404, 403, 400, a known key, 412, 409, 422. One test a neighbouring pair. */
class WhichRefusalComesFirstTest extends AtTheDoors {

    private static final String TOO_LONG = "x".repeat(20_001);
    private static final Form IN_FUTURE = Form.acknowledgement().with("occurredOn", "2999-01-01");

    @Test
    void who_is_not_signed_in_learns_nothing_else() {
        nobody().step(UUID.randomUUID().toString(), "acknowledge", Form.of()).expect(401, "NOT_SIGNED_IN");
        nobody().get("/api/no-such-page").expect(401, "NOT_SIGNED_IN");
    }

    @Test
    void what_is_not_there_comes_before_what_is_not_allowed() {
        var disciplinary = received(Form.disciplinary());
        staff().step(disciplinary, "close", Form.closing()).expect(404, "NOT_FOUND");
        as("krm.sz").step(received(Form.letter()), "close", Form.closing()).expect(404, "NOT_FOUND");
    }

    @Test
    void what_is_not_allowed_comes_before_what_is_malformed() {
        var id = forwarded();
        lead().post("/api/complaints/" + id + "/close", "{").expect(403, "NOT_ALLOWED");
        as("revision").post("/api/complaints", "{").expect(403, "NOT_ALLOWED");
        var twoDays = Form.letter().with("receivedAt", "2026-03-01T12:00:00Z");
        staff().post("/api/complaints", twoDays).expect(403, "NOT_ALLOWED");
        staff().with("Idempotency-Key", "")
                .post("/api/complaints", Form.letter())
                .expect(403, "NOT_ALLOWED");
    }

    @Test
    void what_is_not_there_or_not_allowed_comes_before_a_parameter_that_nobody_knows() {
        admin().get("/api/users/nobody.here?page=1").expect(404, "NOT_FOUND");
        staff().get("/api/users/krm?page=1").expect(403, "NOT_ALLOWED");
        admin().get("/api/users/krm?page=1").expect(400, "INVALID_PARAMETER");
        admin().get("/api/jobcenters/WF?x=1").expect(400, "INVALID_PARAMETER");
        as("revision").get("/api/audit/integrity?x=1").expect(400, "INVALID_PARAMETER");
    }

    @Test
    void what_is_not_allowed_comes_before_what_is_invalid() {
        staff().post("/api/complaints", Form.letter().with("remarks", TOO_LONG)).expect(403, "NOT_ALLOWED");
        staff().post(
                        "/api/complaints",
                        Form.letter().with("redirectTo", Form.of("target", "PARTNER_AGENCY", "reason", "x")))
                .expect(403, "NOT_ALLOWED");
    }

    @Test
    void what_is_malformed_comes_before_a_known_key() {
        var id = received(Form.letter());
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer.with("If-Match", "none")
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(400, "INVALID_HEADER");
        officer.step(id, "acknowledge", Form.of("medium", "PIGEON")).expect(400, "INVALID_FIELDS");
    }

    @Test
    void a_known_key_comes_before_a_stale_version() {
        var id = received(Form.letter());
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer.with("If-Match", "\"1\"")
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(200);
        officer.with("If-Match", "\"1\"").step(id, "acknowledge", IN_FUTURE).expect(409, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_stale_version_comes_before_the_state_of_the_case() {
        var id = received(Form.letter());
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer()
                .with("If-Match", "\"1\"")
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(412, "STALE_VERSION");
    }

    @Test
    void a_stale_version_comes_before_what_is_invalid() {
        var id = received(Form.letter());
        officer().with("If-Match", "\"7\"").step(id, "acknowledge", IN_FUTURE).expect(412, "STALE_VERSION");
        officer()
                .with("If-Match", "\"7\"")
                .step(id, "acknowledge", Form.acknowledgement().with("reason", TOO_LONG))
                .expect(412, "STALE_VERSION");
    }

    @Test
    void the_state_of_the_case_comes_before_what_is_invalid() {
        var id = received(Form.letter());
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer().step(id, "acknowledge", IN_FUTURE).expect(409, "ALREADY_ACKNOWLEDGED");
        officer()
                .step(id, "acknowledge", Form.acknowledgement().with("reason", TOO_LONG))
                .expect(409, "ALREADY_ACKNOWLEDGED");
        assertThat(officer().look(id).version()).isEqualTo(2);
    }
}
