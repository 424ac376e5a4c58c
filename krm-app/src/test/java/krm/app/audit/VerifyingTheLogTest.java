package krm.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.app.database.SealSettings;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.eventstore.seal.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The auditor has the log verified, and sees the seals. */
class VerifyingTheLogTest extends AtTheDoors {

    private static final String VERIFICATIONS = "/api/audit/verifications";

    /** As in krm.app.auditlog. */
    private static final long LOCK = 5209863327453L;

    private static final UUID DIED = UUID.randomUUID();

    @Autowired
    @Qualifier(DatabaseConfig.LONG_LIVED)
    private DataSource connections;

    @Autowired
    private Sealer sealer;

    @Autowired
    private SealSettings settings;

    private Somebody auditor() {
        return as("revision");
    }

    @Test
    void everything_is_unchanged_and_complete_up_to_the_last_seal() throws Exception {
        received(Form.letter());
        sealer.sealAll();
        received(Form.letter());
        var asked = auditor().post(VERIFICATIONS, "").expect(202);
        assertThat(asked.header("Location")).isEqualTo(VERIFICATIONS + "/" + asked.id());
        var done = ended(asked);
        assertThat(done.at("/state")).isEqualTo("DONE");
        assertThat(done.at("/askedBy")).isEqualTo("revision");
        assertThat(done.json().at("/verdict/unchanged").booleanValue()).isTrue();
        assertThat(done.json().at("/verdict/complete").booleanValue()).isTrue();
        assertThat(done.json().at("/verdict/findings")).isEmpty();
        assertThat(done.json().at("/verdict/events").longValue()).isPositive();
        assertThat(done.json().at("/position").longValue())
                .isEqualTo(done.json().at("/to").longValue());
        assertThat(done.json().at("/verdict/notSealed/events").longValue())
                .as("the last case has no seal yet")
                .isPositive();
        assertThat(done.at("/verdict/notSealed/detail")).contains("lässt sich nicht sagen");

        var known = auditor().get("/api/audit/integrity").expect(200);
        assertThat(known.at("/verification/id")).isEqualTo(asked.id());
        assertThat(known.at("/latest")).isEqualTo(asked.id());
        assertThat(known.at("/seals/key")).isEqualTo(settings.key().fingerprint());
        assertThat(known.json().at("/seals/unsealed").longValue()).isPositive();
        assertThat(known.at("/seals/oldestUnsealedAt")).isNotNull();
        assertThat(known.at("/seals/problem")).isNull();
        assertThat(Files.readAllLines(settings.file().path()))
                .hasSize(known.json().at("/seals/total").intValue());
    }

    @Test
    void a_range_is_verified_by_itself() {
        var done = ended(auditor()
                .post(VERIFICATIONS, Form.of("from", 2, "to", 5).toString())
                .expect(202));
        assertThat(done.json().at("/verdict/events").intValue()).isEqualTo(4);
        assertThat(done.json().at("/from").intValue()).isEqualTo(2);
        assertThat(done.json().at("/to").intValue()).isEqualTo(5);
    }

    @Test
    void the_same_call_again_starts_no_second_one() {
        var auditor = auditor().with("Idempotency-Key", UUID.randomUUID());
        var first = ended(auditor.post(VERIFICATIONS, "{}").expect(202));
        assertThat(auditor.post(VERIFICATIONS, "{}").expect(202).id()).isEqualTo(first.id());
        auditor.post(VERIFICATIONS, "{\"from\": 2}").expect(409, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void one_runs_at_a_time_and_one_whose_node_has_died_says_so() throws Exception {
        try (var _ = held(LOCK)) {
            auditor().post(VERIFICATIONS, "{}").expect(409, "VERIFICATION_RUNNING");
            db.sql("insert into audit.verification (id, asked_by, started_at, state, from_position,"
                            + " to_position, position) values (:id, 'revision', now(), 'RUNNING', 1, 100, 40)")
                    .param("id", DIED)
                    .update();
            assertThat(auditor().get(VERIFICATIONS + "/" + DIED).at("/state")).isEqualTo("RUNNING");
        }
        var left = auditor().get(VERIFICATIONS + "/" + DIED).expect(200);
        assertThat(left.at("/state")).isEqualTo("INTERRUPTED");
        assertThat(left.at("/verdict")).isNull();
        assertThat(ended(auditor().post(VERIFICATIONS, "{}").expect(202)).at("/state"))
                .isEqualTo("DONE");
    }

    /** As a node that works on one does. */
    private Connection held(long lock) throws SQLException {
        var connection = connections.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + lock + ")");
        }
        return connection;
    }

    @Test
    void seals_are_listed_the_newest_first() {
        received(Form.letter());
        sealer.sealAll();
        received(Form.letter());
        sealer.sealAll();
        var seals = auditor().get("/api/seals?size=2").expect(200);
        var newest = seals.json().at("/items/0");
        var before = seals.json().at("/items/1");
        assertThat(newest.at("/number").longValue())
                .isEqualTo(seals.json().at("/total").longValue());
        assertThat(newest.at("/first").longValue()).isEqualTo(before.at("/last").longValue() + 1);
        assertThat(newest.at("/previous").asString())
                .isEqualTo(before.at("/hash").asString());
        assertThat(seals.each("/items", "/key")).containsOnly(settings.key().fingerprint());
        assertThat(seals.each("/items", "/signature")).doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"krm", "gf", "team.leistung", "mitarbeit", "rd", "admin"})
    void nobody_but_an_auditor_looks_here(String user) {
        as(user).get("/api/audit/integrity").expect(403, "NOT_ALLOWED");
        as(user).get("/api/seals").expect(403, "NOT_ALLOWED");
        as(user).post(VERIFICATIONS, "{}").expect(403, "NOT_ALLOWED");
        as(user).get(VERIFICATIONS + "/" + UUID.randomUUID()).expect(403, "NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"from": 0}           | 422 | RANGE_NOT_POSSIBLE
        {"from": 7, "to": 6}  | 422 | RANGE_NOT_POSSIBLE
        {"from": "x"}         | 400 | INVALID_FIELDS
        {"till": 6}           | 400 | INVALID_FIELDS
        {"from": 1.5}         | 400 | INVALID_FIELDS
        [1, 2]                | 400 | MALFORMED_BODY
        """)
    void an_impossible_range_is_refused(String body, int status, String code) {
        auditor().post(VERIFICATIONS, body).expect(status, code);
    }

    @Test
    void what_is_not_there_is_not_found() {
        auditor().get(VERIFICATIONS + "/" + UUID.randomUUID()).expect(404, "NOT_FOUND");
        auditor().get(VERIFICATIONS + "/x").expect(404, "NOT_FOUND");
        auditor().get("/api/seals?page=x").expect(400, "INVALID_PARAMETER");
        auditor().get("/api/seals?number=1").expect(400, "INVALID_PARAMETER");
        assertThat(auditor().get("/api/seals?page=100000").expect(200).json().at("/items"))
                .isEmpty();
    }

    private Answer ended(Answer asked) {
        var now = asked;
        while (now.at("/state").equals("RUNNING")) {
            Thread.onSpinWait();
            now = auditor().get(VERIFICATIONS + "/" + asked.id()).expect(200);
        }
        return now;
    }
}
