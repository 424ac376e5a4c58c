package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The seven steps of rules.md §3 over HTTP. */
class AWholeLifeTest extends AtTheDoors {

    @Test
    @DisplayName("S1.20 a complaint goes from reception to closing, without a special group")
    void a_complaint_goes_from_reception_to_closing() {
        var received = officer().post("/api/complaints", Form.letter()).expect(201);
        var id = received.id();
        assertThat(received.header("Location")).isEqualTo("/api/complaints/" + id);
        assertThat(received.at("/reference")).matches("WF-" + ago(10).getYear() + "-\\d{6}");
        assertThat(received.at("/status")).isEqualTo("RECEIVED");
        assertThat(received.at("/concerns/0/no")).isEqualTo("1");
        assertThat(received.at("/complainant/name")).isEqualTo("Erika Beispiel");
        assertThat(received.at("/recordedAt")).matches(".*(Z|[+-]\\d\\d:\\d\\d)");

        take(id, "acknowledge", Form.acknowledgement(), 2, "ACKNOWLEDGED");
        take(id, "forward", Form.forwarding("LEISTUNG"), 3, "FORWARDED");
        take(id, "interim-notice", Form.interimNotice(), 4, "INTERIM_NOTICE_SENT");
        take(id, "answer", Form.answer(), 5, "ANSWERED");
        take(id, "rate", Form.rating(), 6, "RATED");
        take(id, "close", Form.closing(), 7, "CLOSED");

        assertThat(officer().look(id).each("/actions", ""))
                .containsExactly("reopen", "link", "correct", "erase", "hold-erasure");
        officer().step(id, "close", Form.closing()).expect(409, "CASE_CLOSED");
    }

    private void take(String id, String step, Form form, int version, String status) {
        assertThat(officer().look(id).each("/actions", "")).contains(step);
        var answer = officer().step(id, step, form).expect(200);
        assertThat(answer.at("/status")).isEqualTo(status);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(officer().look(id).json()).isEqualTo(answer.json());
    }

    @Test
    void its_history_tells_every_step_in_order_with_who_took_it() {
        var id = forwarded();
        lead().step(id, "answer", Form.answer()).expect(200);

        var history = officer().get("/api/complaints/" + id + "/history").expect(200);

        assertThat(history.each("/items", "/sequence")).containsExactly("0", "1", "2", "3");
        assertThat(history.each("/items", "/type"))
                .containsExactly("ComplaintReceived", "DeadlinesSet", "ComplaintForwarded", "ComplaintAnswered");
        assertThat(history.each("/items", "/actor")).containsExactly("krm", "krm", "krm", "team.leistung");
        assertThat(history.each("/items", "/role")).endsWith("TEAM_LEAD");
        assertThat(history.each("/items", "/occurredOn")).endsWith(ago(2).toString());
        assertThat(history.each("/items", "/hash")).doesNotHaveDuplicates().allMatch(h -> h.matches("[0-9a-f]{64}"));
        assertThat(history.at("/items/3/data/text")).isEqualTo("Sie haben recht.");
    }

    @Test
    void settled_on_the_spot_is_received_and_answered_in_one_act() {
        var form = Form.letter().with("channel", "IN_PERSON").with("settledOnTheSpot", true);
        var settled = staff().post("/api/complaints", form).expect(201);
        assertThat(settled.at("/status")).isEqualTo("ANSWERED");
        assertThat(settled.each("/deadlines", "/state")).containsOnly("NOT_APPLICABLE", "MET");
        assertThat(staff().get("/api/complaints/" + settled.id() + "/history").each("/items", "/type"))
                .containsExactly("ComplaintReceived", "DeadlinesSet", "ComplaintAnswered");
    }

    @Test
    @DisplayName("S2.44 any hour will do: an instant of reception counts by its local day")
    void an_instant_of_reception_counts_by_its_local_day() {
        var form = Form.letter().without("receivedOn").with("receivedAt", "2026-03-01T23:30:00Z");
        assertThat(officer().post("/api/complaints", form).expect(201).at("/receivedOn"))
                .isEqualTo("2026-03-02");
    }

    @Test
    void the_day_of_a_step_is_today_unless_another_is_given() {
        var id = received(Form.letter());
        officer().step(id, "acknowledge", Form.of("medium", "LETTER")).expect(200);
        assertThat(officer().get("/api/complaints/" + id + "/history").at("/items/2/occurredOn"))
                .isEqualTo(today().toString());
    }

    @Test
    @DisplayName("S2.36 both times: a case is shown as of a day, and as known at an instant")
    void a_case_is_shown_as_of_a_day_and_as_known_at_an_instant() {
        var id = received(Form.letter());
        var afterReception = java.time.Instant.now();
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);

        assertThat(officer().look(id + "?asOf=" + ago(10)).expect(200).at("/status"))
                .isEqualTo("RECEIVED");
        assertThat(officer().look(id + "?asOf=" + ago(9)).at("/status")).isEqualTo("ACKNOWLEDGED");
        assertThat(officer().look(id + "?knownAt=" + afterReception).at("/status"))
                .isEqualTo("RECEIVED");
        assertThat(officer().look(id + "?asOf=" + ago(10)).header("ETag")).isEqualTo("\"1\"");
        officer().look(id + "?asOf=" + ago(11)).expect(404, "NOT_FOUND");
        officer().look(id + "?asOf=2026-02-29").expect(400, "INVALID_PARAMETER");
        officer().look(id + "?knownAt=yesterday").expect(400, "INVALID_PARAMETER");
        officer().look(id + "?asof=" + ago(10)).expect(400, "INVALID_PARAMETER");
    }

    @Test
    void closing_without_a_place_of_the_originals_warns() {
        var id = received(Form.letter());
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        var closed = officer()
                .step(id, "close", Form.closing().without("originalsAt"))
                .expect(200);
        assertThat(closed.each("/warnings", "/code")).contains("ORIGINALS_PLACE_MISSING");
    }
}
