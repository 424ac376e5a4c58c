package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deadlines of a case and their preview (rules.md §4, §7). */
class DeadlinesOfACaseTest extends AtTheDoors {

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT, LETTER",
        "COMPLAINT, PHONE",
        "PRAISE, E_MAIL",
        "SUGGESTION, IN_PERSON",
        "DISCIPLINARY_COMPLAINT, OPINION_CARD"
    })
    void the_preview_shows_what_a_case_of_that_day_has(String kind, String channel) {
        var day = ago(20);
        var id = received(
                Form.letter().with("kind", kind).with("channel", channel).with("receivedOn", day));
        var before = eventsStored();
        var preview = preview("kind=" + kind + "&channel=" + channel + "&receivedOn=" + day)
                .expect(200);
        assertThat(preview.json().at("/deadlines"))
                .isEqualTo(withoutMetOn(officer().look(id + "?asOf=" + day).expect(200)));
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void before_a_correction_the_due_days_are_those_that_were_believed_then() {
        var id = received(Form.letter().with("receivedOn", ago(20)));
        var believed = officer().look(id + "?asOf=" + ago(12)).expect(200);
        officer()
                .step(id, "correct", Form.of("field", "receivedOn", "value", ago(27), "reason", "Stempel"))
                .expect(200);
        var then = officer().look(id + "?asOf=" + ago(12)).expect(200);
        assertThat(then.at("/receivedOn")).isEqualTo(ago(20).toString());
        assertThat(then.json().at("/deadlines")).isEqualTo(believed.json().at("/deadlines"));
        var now = officer().look(id).expect(200);
        assertThat(now.at("/receivedOn")).isEqualTo(ago(27).toString());
        assertThat(now.each("/deadlines", "/type")).doesNotHaveDuplicates();
    }

    @Test
    void a_new_run_begins_with_the_reopening_and_no_day_before_it_is_lost() {
        var id = received(Form.letter().with("receivedOn", ago(50)));
        officer().step(id, "answer", Form.answer().with("occurredOn", ago(45))).expect(200);
        officer().step(id, "rate", Form.rating().with("occurredOn", ago(43))).expect(200);
        officer().step(id, "close", Form.closing().with("occurredOn", ago(43))).expect(200);
        officer()
                .step(id, "reopen", Form.of("occurredOn", ago(20), "reason", "Neuer Brief"))
                .expect(200);
        for (var step : List.of("interim-notice", "raise-priority", "forward", "relief", "notes")) {
            var body = switch (step) {
                case "interim-notice" -> Form.interimNotice();
                case "raise-priority" -> Form.of("risk", "EMERGENCY", "reason", "x");
                case "forward" -> Form.forwarding("LEISTUNG");
                default -> Form.of("text", "x");
            };
            officer().step(id, step, body.with("occurredOn", ago(25))).expect(422, "DAY_BEFORE_PREVIOUS_STEP");
        }
        for (int days = 50; days >= 0; days--) {
            officer().look(id + "?asOf=" + ago(days)).expect(200);
        }
    }

    @Test
    void what_one_act_did_was_known_at_one_instant() {
        var received = officer()
                .post("/api/complaints", Form.letter().with("forwardTo", Form.of("team", "LEISTUNG")))
                .expect(201);
        var then = officer()
                .look(received.id() + "?knownAt="
                        + URLEncoder.encode(received.at("/recordedAt"), StandardCharsets.UTF_8))
                .expect(200);
        assertThat(then.at("/status")).isEqualTo("FORWARDED");
        assertThat(then.json().at("/deadlines")).isEqualTo(received.json().at("/deadlines"));
    }

    private static tools.jackson.databind.JsonNode withoutMetOn(Answer shown) {
        var deadlines = shown.json().at("/deadlines").deepCopy();
        deadlines.forEach(d -> ((tools.jackson.databind.node.ObjectNode) d).remove("metOn"));
        return deadlines;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        2026-10-30, NI, 2026-11-04
        2026-10-28, NI, 2026-11-02
        2026-04-02, NI, 2026-04-09
        2025-12-24, NI, 2025-12-31
        2026-06-06, NI, 2026-06-10
        2025-05-06, NI, 2025-05-09
        2025-05-06, BE, 2025-05-12
        """)
    void the_examples_of_the_directive_come_out(String receivedOn, String land, String acknowledgeBy) {
        var preview = preview("kind=COMPLAINT&channel=LETTER&receivedOn=" + receivedOn + "&land=" + land)
                .expect(200);
        assertThat(preview.at("/deadlines/0/type")).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(preview.at("/deadlines/0/dueOn")).isEqualTo(acknowledgeBy);
        assertThat(preview.each("/deadlines/0/explanation", "")).isNotEmpty().doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel=LETTER",
                "kind=COMPLAINT",
                "kind=COMPLAINT&channel=LETTER&land=XX",
                "kind=COMPLAINT&channel=LETTER&land=DE-NI",
                "kind=COMPLAINT&channel=LETTER&receivedOn=2026-02-29",
                "kind=COMPLAINT&channel=LETTER&receivedOn=%2B999999999-12-31",
                "kind=COMPLAINT&channel=LETTER&receivedOn=-999999999-01-01",
                "kind=COMPLAINT&channel=LETTER&receivedOm=2026-02-01"
            })
    void what_it_does_not_understand_it_refuses(String query) {
        preview(query).expect(400, "INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1582-10-15", "9999-12-17"})
    void any_day_will_do(String day) {
        preview("kind=COMPLAINT&channel=LETTER&receivedOn=" + day).expect(200);
    }

    @Test
    void unless_its_deadlines_could_not_be_written_any_more() {
        preview("kind=COMPLAINT&channel=LETTER&receivedOn=9999-12-18").expect(422, "DAY_TOO_LATE");
        preview("kind=PETITION&channel=LETTER&receivedOn=9999-12-31").expect(200);
    }

    @Test
    void the_preview_of_a_petition_says_that_its_day_is_set_by_others() {
        var preview = preview("kind=PETITION&channel=LETTER").expect(200);
        assertThat(preview.each("/deadlines", "/state")).containsOnly("NOT_APPLICABLE");
        assertThat(preview.toString()).contains("Regionaldirektion");
    }

    @Test
    void a_deadline_is_met_missed_or_lifted_as_of_each_day() {
        var id = received(Form.letter().with("receivedOn", ago(30)));
        var due = java.time.LocalDate.parse(
                state(id, ago(30), "ACKNOWLEDGEMENT").at("/dueOn").stringValue());
        assertThat(stateOn(id, due, "ACKNOWLEDGEMENT")).isEqualTo("PENDING");
        assertThat(stateOn(id, due.plusDays(1), "ACKNOWLEDGEMENT")).isEqualTo("MISSED");
        officer().step(id, "answer", Form.answer().with("occurredOn", ago(20))).expect(200);
        assertThat(stateOn(id, ago(20), "ANSWER")).isEqualTo("MET");
        assertThat(stateOn(id, ago(21), "ANSWER")).isEqualTo("PENDING");
        assertThat(stateOn(id, today(), "INTERIM_NOTICE")).isEqualTo("LIFTED");
        assertThat(stateOn(id, today(), "RISK_RESPONSE")).isEqualTo("NOT_APPLICABLE");
    }

    private String stateOn(String id, java.time.LocalDate day, String type) {
        return state(id, day, type).at("/state").stringValue();
    }

    private tools.jackson.databind.JsonNode state(String id, java.time.LocalDate day, String type) {
        for (var deadline :
                officer().look(id + "?asOf=" + day).expect(200).json().at("/deadlines")) {
            if (deadline.at("/type").stringValue().equals(type)) {
                return deadline;
            }
        }
        throw new AssertionError(type);
    }

    private Answer preview(String query) {
        return officer().get("/api/deadlines/preview?" + query);
    }
}
