package krm.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Domain rule 16: every event stores who, in which role and house, by which rule book, and what caused it. */
class EveryEventSaysWhoTest extends AtTheDoors {

    @Test
    @DisplayName("S2.97 every event of a life says who and why")
    void every_event_of_a_life_says_who_and_why() {
        var id = received(Form.letter());
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        lead().step(id, "interim-notice", Form.interimNotice()).expect(200);
        lead().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);

        var events = metadata(id);
        assertThat(events).hasSize(9).allSatisfy(event -> {
            assertThat(event.propertyNames())
                    .contains("actor", "role", "jobcenter", "ruleBook", "correlationId", "causationId")
                    .doesNotContain("traceId");
            assertThat(event.at("/jobcenter").stringValue()).isEqualTo("WF");
            assertThat(event.at("/ruleBook").stringValue()).isEqualTo("GA-01/2011@1");
            assertThat(UUID.fromString(event.at("/causationId").stringValue())).isNotNull();
        });
        assertThat(events.stream().map(e -> e.at("/actor").stringValue()))
                .containsExactly(
                        "krm", "krm", "krm", "krm", "team.leistung", "team.leistung", "team.leistung", "krm", "krm");
        assertThat(events.get(4).at("/role").stringValue()).isEqualTo("TEAM_LEAD");
        assertThat(events.getFirst().at("/reference").stringValue()).startsWith("WF-");
    }

    @Test
    void the_events_of_one_call_have_one_cause_and_the_answers_correlation() {
        var answer = officer()
                .post("/api/complaints", Form.letter().with("forwardTo", Form.of("team", "GF")))
                .expect(201);
        var events = metadata(answer.id());
        assertThat(events).hasSize(3);
        assertThat(events.stream().map(e -> e.at("/correlationId").stringValue()))
                .containsOnly(answer.header("X-Correlation-Id"));
        assertThat(events.stream().map(e -> e.at("/causationId").stringValue()).distinct())
                .hasSize(1);
        var next = officer()
                .step(answer.id(), "acknowledge", Form.acknowledgement())
                .expect(200);
        assertThat(metadata(answer.id()).getLast().at("/correlationId").stringValue())
                .isEqualTo(next.header("X-Correlation-Id"))
                .isNotEqualTo(answer.header("X-Correlation-Id"));
    }

    private List<JsonNode> metadata(String id) {
        return db.sql("""
            select metadata::jsonb || jsonb_build_object('correlationId', correlation_id, 'causationId', causation_id)
              from events.event where aggregate_id = :id order by sequence
            """).param("id", UUID.fromString(id)).query(String.class).list().stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}
