package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step beside the seven, over HTTP. */
class StepsAroundTheSevenTest extends AtTheDoors {

    private static final Form BECAUSE = Form.of("reason", "so vereinbart");

    @Test
    void presented_to_the_management_it_is_no_longer_listed_as_missing() {
        var id = received(Form.letter());
        assertThat(officer().look(id).each("/warnings", "/code")).contains("NOT_PRESENTED");
        var presented =
                officer().step(id, "present", Form.of("occurredOn", today())).expect(200);
        assertThat(presented.each("/warnings", "/code")).isEmpty();

        var other = received(Form.letter());
        officer().step(other, "present", Form.of("waivedBecause", "Lob")).expect(200);
    }

    @Test
    void relief_meets_the_response_to_a_risk() {
        var id = received(Form.letter().with("risks", List.of("EMERGENCY")).with("receivedOn", today()));
        var relieved =
                officer().step(id, "relief", Form.of("text", "Gutschein")).expect(200);
        assertThat(state(relieved, "RISK_RESPONSE")).isEqualTo("MET");
    }

    @Test
    void a_forecast_takes_the_question_off_or_makes_the_notice_firm() {
        var id = received(Form.letter());
        officer().step(id, "expect-in-time", Form.of()).expect(200);
        var foreseen = officer()
                .step(id, "foresee-delay", Form.of("reason", "Gutachten"))
                .expect(200);
        assertThat(state(foreseen, "INTERIM_NOTICE")).as("foreseen after day 7").isEqualTo("MISSED");
    }

    @Test
    void priority_is_raised_and_lowered() {
        var id = received(Form.letter());
        var raised = officer()
                .step(id, "raise-priority", BECAUSE.with("risk", "ESCALATION_RISK"))
                .expect(200);
        assertThat(raised.at("/priority")).isEqualTo("IMMEDIATE");
        assertThat(state(raised, "RISK_RESPONSE")).isEqualTo("PENDING");
        var lowered = officer().step(id, "lower-priority", BECAUSE).expect(200);
        assertThat(lowered.at("/priority")).isEqualTo("NORMAL");
        assertThat(state(lowered, "RISK_RESPONSE")).isEqualTo("LIFTED");
        officer().step(id, "lower-priority", BECAUSE).expect(409, "NOT_RAISED");
        officer().step(id, "raise-priority", BECAUSE.with("risk", "QUERULANT")).expect(400);
    }

    @Test
    void follow_ups_are_numbered_shown_and_done() {
        var id = received(Form.letter());
        var followUp = Form.of("dueOn", today().plusDays(3), "for", "krm", "what", "Team fragen");
        officer().step(id, "follow-ups", followUp).expect(200);
        var two = officer().step(id, "follow-ups", followUp).expect(200);
        assertThat(two.each("/followUps", "/what")).containsExactly("Team fragen", "Team fragen");
        assertThat(two.each("/followUps", "/for")).containsExactly("krm", "krm");
        assertThat(two.each("/actions", "")).contains("follow-ups/1/done", "follow-ups/2/done");

        var done = officer().step(id, "follow-ups/2/done", Form.of()).expect(200);
        assertThat(done.each("/actions", "")).contains("follow-ups/1/done").doesNotContain("follow-ups/2/done");
        assertThat(done.each("/followUps", "/doneOn")).containsExactly(null, today().toString());
        officer().step(id, "follow-ups/2/done", Form.of()).expect(409, "FOLLOW_UP_ALREADY_DONE");
        officer().step(id, "follow-ups/3/done", Form.of()).expect(404, "NOT_FOUND");
        officer().step(id, "follow-ups/0/done", Form.of()).expect(404, "NOT_FOUND");
        officer().step(id, "follow-ups", followUp.with("dueOn", ago(1))).expect(422, "DAY_BEFORE_PREVIOUS_STEP");
    }

    @Test
    @DisplayName("S2.11 S2.103 a petition comes with days of its own, and is answered by its statement")
    void a_petition_is_answered_by_its_statement() {
        var petition = Form.letter()
                .with("kind", "PETITION")
                .with(
                        "petition",
                        Form.of("dueOn", today().plusDays(5), "petitionOn", ago(40), "sourceReference", "BMAS 1"));
        var received = officer().post("/api/complaints", petition).expect(201);
        assertThat(received.at("/priority")).isEqualTo("IMMEDIATE");
        assertThat(received.at("/petition/sourceReference")).isEqualTo("BMAS 1");
        assertThat(received.at("/petition/petitionOn")).isEqualTo(ago(40).toString());
        assertThat(received.at("/receivedOn")).isEqualTo(ago(10).toString());
        assertThat(dueOn(received, "STATEMENT")).isEqualTo(today().plusDays(5).toString());
        var id = received.id();
        officer().step(id, "answer", Form.answer()).expect(409, "NOT_FOR_PETITIONS");
        var dispatched = officer()
                .step(id, "statement/dispatch", Form.of("medium", "LETTER", "station", "RD"))
                .expect(200);
        assertThat(dispatched.at("/status")).isEqualTo("ANSWERED");
        assertThat(state(dispatched, "STATEMENT")).isEqualTo("MET");

        officer().post("/api/complaints", petition.without("petition")).expect(422, "PETITION_REQUIRED");
        var ofTomorrow = officer()
                .post(
                        "/api/complaints",
                        petition.with(
                                "petition", Form.of("dueOn", today().plusDays(5), "petitionOn", today().plusDays(1))))
                .expect(422, "DAY_IN_FUTURE");
        assertThat(ofTomorrow.each("/errors", "/field")).containsExactly("petition.petitionOn");
        officer()
                .post("/api/complaints", petition.with("petition", Form.of("assembly", true)))
                .expect(422, "COMMITTEE_DAY_REQUIRED");
        officer().post("/api/complaints", petition.with("kind", "COMPLAINT")).expect(422, "PETITION_NOT_EXPECTED");
    }

    @Test
    void a_closed_case_is_taken_up_again() {
        var id = closed();
        officer().step(id, "reopen", Form.of()).expect(400);
        var reopened = officer().step(id, "reopen", BECAUSE).expect(200);
        assertThat(reopened.at("/status")).isEqualTo("RECEIVED");
        assertThat(reopened.each("/deadlines", "/run")).contains("1", "2");
        officer().step(id, "answer", Form.answer().with("occurredOn", today())).expect(200);
        officer().step(id, "rate", Form.rating().with("occurredOn", today())).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
    }

    @Test
    void a_wrong_door_is_passed_on_at_once_or_when_it_is_seen() {
        var to = Form.of("target", "OBJECTION_OFFICE", "reason", "ein Widerspruch");
        var atOnce = officer()
                .post("/api/complaints", Form.letter().with("redirectTo", to))
                .expect(201);
        assertThat(atOnce.at("/status")).isEqualTo("REDIRECTED");
        assertThat(atOnce.at("/redirectTo/target") + atOnce.at("/redirectTo/reason"))
                .isEqualTo("OBJECTION_OFFICEein Widerspruch");
        assertThat(state(atOnce, "ANSWER")).isEqualTo("LIFTED");

        var id = received(Form.letter());
        assertThat(officer().step(id, "redirect", to).expect(200).at("/status")).isEqualTo("REDIRECTED");
        officer().step(id, "answer", Form.answer()).expect(409, "CASE_REDIRECTED");
        officer().step(id, "reopen", BECAUSE).expect(409, "CASE_REDIRECTED");
        assertThat(officer().patient().ids("/api/worklist?size=200")).doesNotContain(id);
        officer()
                .post("/api/complaints", Form.letter().with("redirectTo", to).with("settledOnTheSpot", true))
                .expect(422, "REDIRECT_EXCLUDES_OTHERS");
        staff().post("/api/complaints", Form.letter().with("channel", "PHONE").with("redirectTo", to))
                .expect(201);
    }

    @Test
    void a_link_shows_its_end_only_to_those_who_may_know_of_it() {
        var id = forwarded();
        var hidden = management()
                .post("/api/complaints", Form.disciplinary().with("channel", "PHONE"))
                .expect(201)
                .id();
        var other = received(Form.letter());
        officer().step(id, "link", Form.of("other", hidden)).expect(422, "UNKNOWN_COMPLAINT");
        officer().step(id, "link", Form.of("other", UUID.randomUUID())).expect(422, "UNKNOWN_COMPLAINT");
        officer().step(id, "link", Form.of("other", "x")).expect(422, "UNKNOWN_COMPLAINT");
        officer().step(id, "link", Form.of("other", id)).expect(422, "UNKNOWN_COMPLAINT");
        assertThat(officer()
                        .step(id, "link", Form.of("other", other))
                        .expect(200)
                        .each("/links", ""))
                .containsExactly(other);
        officer().step(id, "link", Form.of("other", other)).expect(409, "ALREADY_LINKED");
        officer()
                .step(
                        other,
                        "correct",
                        Form.of("field", "kind", "value", "DISCIPLINARY_COMPLAINT", "reason", "Benehmen"))
                .expect(200);
        var someoneElse = admitted(Staff.name(), "KRM_OFFICER", null);
        someoneElse.look(other).expect(404, "NOT_FOUND");
        someoneElse.step(id, "link", Form.of("other", other)).expect(422, "UNKNOWN_COMPLAINT");
        assertThat(lead().look(id).each("/links", ""))
                .as("the other is no case of the lead's")
                .isEmpty();
        assertThat(lead().get("/api/complaints/" + id + "/history").text()).doesNotContain(other);
        assertThat(officer().get("/api/complaints/" + id + "/history").text()).contains(other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        receivedOn         | "2000-01-02"        | /receivedOn        | 2000-01-02
        channel            | "PHONE"             | /channel           | PHONE
        customerGroup      | "EMPLOYER"          | /customerGroup     | EMPLOYER
        specialGroups      | ["OVER_50"]         | /specialGroups/0   | OVER_50
        concerns[1].topic  | "CONDUCT"           | /concerns/0/topic  | CONDUCT
        concerns[1].area   | "CONDUCT"           | /concerns/0/area   | CONDUCT
        concerns[1].area   | null                | /concerns/0/area   |
        kind               | "PRAISE"            | /kind              | PRAISE
        complainant        | {"name": "Max Muster"} | /complainant/name | Max Muster
        complainant        | null                | /complainant/name  |
        """)
    void a_field_is_put_right(String field, String value, String pointer, String shown) {
        var id = received(Form.letter());
        var body = "{\"field\": \"%s\", \"value\": %s, \"reason\": \"verschrieben\"}".formatted(field, value);
        var corrected =
                officer().post("/api/complaints/" + id + "/correct", body).expect(200);
        assertThat(corrected.at(pointer)).isEqualTo(shown);
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(officer().look(id).json()).isEqualTo(corrected.json());
        if (pointer.equals("/channel")) {
            assertThat(state(corrected, "ACKNOWLEDGEMENT")).isEqualTo("NOT_APPLICABLE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"field\": \"status\", \"value\": \"CLOSED\", \"reason\": \"x\"}",
                "{\"field\": \"channel\", \"value\": \"PIGEON\", \"reason\": \"x\"}",
                "{\"field\": \"channel\", \"value\": null, \"reason\": \"x\"}",
                "{\"field\": \"channel\", \"reason\": \"x\"}",
                "{\"field\": \"channel\", \"value\": \"PHONE\"}",
                "{\"field\": \"receivedOn\", \"value\": \"2026-02-29\", \"reason\": \"x\"}",
                "{\"field\": \"concerns[0].area\", \"value\": \"CONDUCT\", \"reason\": \"x\"}",
                "{\"field\": \"complainant\", \"value\": {\"nickname\": \"x\"}, \"reason\": \"x\"}",
                "{\"field\": \"complainant\", \"value\": {\"name\": \"a\\u0000\"}, \"reason\": \"x\"}"
            })
    void what_cannot_stand_there_is_malformed(String body) {
        var id = received(Form.letter());
        officer().post("/api/complaints/" + id + "/correct", body).expect(400, "INVALID_FIELDS");
        assertThat(officer().look(id).version()).isEqualTo(1);
    }

    @Test
    void a_complaint_corrected_to_a_disciplinary_one_is_hidden_from_then_on() {
        var form = Form.letter().with("channel", "PHONE").with("forwardTo", Form.of("team", "LEISTUNG"));
        var id = staff().post("/api/complaints", form).expect(201).id();
        officer()
                .step(id, "correct", BECAUSE.with("field", "kind").with("value", "DISCIPLINARY_COMPLAINT"))
                .expect(200);
        for (var somebody : List.of(officer(), lead(), staff())) {
            somebody.look(id).expect(404, "NOT_FOUND");
            if (somebody != staff()) {
                assertThat(somebody.patient().ids("/api/complaints?size=200")).doesNotContain(id);
            }
        }
        management().look(id).expect(200);
        assertThat(management().patient().ids("/api/complaints?size=200")).contains(id);
    }

    @Test
    void an_erased_person_is_gone_for_good_and_the_history_stands() {
        var id = closed();
        officer().step(id, "note", Form.of("text", "x")).expect(404, "NOT_FOUND");
        officer().step(id, "notes", Form.of("text", "x")).expect(409, "CASE_CLOSED");
        officer().step(id, "hold-erasure", Form.of()).expect(200);
        officer().step(id, "erase", Form.of("ground", "Art. 17")).expect(409, "ERASURE_IS_HELD");
        officer().step(id, "release-erasure", Form.of()).expect(200);
        var erased = officer().step(id, "erase", Form.of("ground", "Art. 17")).expect(200);

        assertThat(erased.text()).doesNotContain("Erika", "Musterweg", "Niemand ruft");
        assertThat(erased.at("/status")).isEqualTo("CLOSED");
        assertThat(erased.each("/actions", "")).isEmpty();
        assertThat(officer().get("/api/complaints/" + id + "/history").text())
                .doesNotContain("Erika", "Musterweg", "Niemand ruft")
                .contains("ComplainantErased", "Art. 17");
        officer().step(id, "reopen", BECAUSE).expect(409, "CASE_ERASED");
        officer()
                .step(received(Form.letter()), "erase", Form.of("ground", "Art. 17"))
                .expect(409, "CASE_OPEN");
    }

    private String closed() {
        var id = received(Form.letter());
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        return id;
    }

    private static String state(Answer shown, String type) {
        return of(shown, type, "state");
    }

    private static String dueOn(Answer shown, String type) {
        return of(shown, type, "dueOn");
    }

    private static String of(Answer shown, String type, String field) {
        for (var deadline : shown.json().at("/deadlines")) {
            if (deadline.at("/type").asString().equals(type)) {
                return deadline.at("/" + field).asString();
            }
        }
        throw new AssertionError("No " + type);
    }
}
