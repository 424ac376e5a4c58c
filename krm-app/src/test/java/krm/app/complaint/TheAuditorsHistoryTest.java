package krm.app.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Auditors get each event as it is stored, and can work out the chain of hashes by themselves (rules.md §5). */
class TheAuditorsHistoryTest extends AtTheDoors {

    private static final String NONE = new UUID(0, 0).toString();

    @Test
    void the_hashes_can_be_worked_out_from_the_answer_alone() throws Exception {
        var id = officer()
                .with("Idempotency-Key", UUID.randomUUID())
                .post("/api/complaints", Form.letter())
                .expect(201)
                .id();
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var items = as("revision")
                .get("/api/complaints/" + id + "/history")
                .expect(200)
                .json()
                .get("items");
        assertThat(items).hasSizeGreaterThan(2);
        var previous = new byte[32];
        for (var item : items) {
            previous = hash(item, previous);
            assertThat(item.get("hash").asString()).isEqualTo(HexFormat.of().formatHex(previous));
        }
        assertThat(items.get(0).at("/raw/request").asString(null))
                .as("the call came with a key")
                .isNotNull();
        assertThat(items.get(0).at("/raw/payload").asString()).doesNotContain("Erika");
        assertThat(items.get(0).at("/data").toString()).contains("Erika");
    }

    @Test
    void nobody_else_gets_more_than_the_contract_says() {
        var id = forwarded();
        for (var somebody : List.of(officer(), management(), lead())) {
            assertThat(somebody.get("/api/complaints/" + id + "/history")
                            .expect(200)
                            .text())
                    .doesNotContain("\"raw\"");
        }
    }

    @Test
    void a_link_to_a_case_that_the_auditor_must_not_know_of_is_not_shown_and_the_rest_keeps_its_numbers() {
        var accusing = Form.disciplinary().with("accused", List.of(Form.of("user", "revision")));
        var hidden = received(accusing);
        var id = received(Form.letter());
        officer().step(id, "link", Form.of("other", hidden)).expect(200);
        var history = as("revision").get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.each("/items", "/type")).doesNotContain("ComplaintLinked");
        assertThat(history.text()).doesNotContain(hidden);
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        assertThat(as("revision").get("/api/complaints/" + id + "/history").each("/items", "/sequence"))
                .containsExactly("0", "1", "3");
    }

    /** As docs/operations.md tells it. */
    private static byte[] hash(JsonNode item, byte[] previous) throws Exception {
        var raw = item.get("raw");
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(previous);
        for (var field : List.of("aggregateId", "eventId", "keyId", "correlationId", "causationId")) {
            var uuid = UUID.fromString(raw.get(field).asString(NONE));
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        }
        out.writeInt(item.get("sequence").intValue());
        var recordedAt = OffsetDateTime.parse(item.get("recordedAt").asString()).toInstant();
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        assertThat(Duration.between(Instant.EPOCH, recordedAt).toNanos() % 1_000)
                .isZero();
        out.writeLong(LocalDate.parse(item.get("occurredOn").asString()).toEpochDay());
        out.writeInt(raw.get("revision").intValue());
        for (var text : List.of(item.get("type"), raw.get("payload"), raw.get("metadata"))) {
            var utf8 = text.asString().getBytes(UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
        for (var field : List.of("request", "fingerprint")) {
            var hex = HexFormat.of().parseHex(raw.get(field).asString(""));
            out.writeInt(hex.length);
            out.write(hex);
        }
        return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    }
}
