package krm.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a case is logged, refused ones too, and the log is shown to auditors (domain.md §6). */
class WhoReadWhatTest extends AtTheDoors {

    private static final String ACCESSES = "/api/audit/accesses?complaint=";

    @Test
    void every_reading_is_there_with_who_when_and_by_which_door() {
        var id = received(Form.letter());
        management().look(id).expect(200);
        lead().look(id).expect(404, "NOT_FOUND");
        as("rd").look(id).expect(403, "NOT_ALLOWED");
        as("krm.sz").get("/api/complaints/" + id + "/history").expect(404);
        staff().step(id, "close", Form.closing()).expect(404);
        as("revision").get("/api/complaints/" + id + "/history").expect(200);
        as("revision")
                .get("/api/complaints/" + id + "/difference?from=2026-01-01T00:00:00Z")
                .expect(200);

        var read = accesses(id);
        assertThat(lines(read))
                .as("the newest first; what the officer recorded is in the history itself")
                .containsExactly(
                        "revision AUDITOR WF DIFFERENCE ALLOWED",
                        "revision AUDITOR WF HISTORY ALLOWED",
                        "mitarbeit STAFF WF STEP NOT_VISIBLE",
                        "krm.sz KRM_OFFICER SZ HISTORY NOT_VISIBLE",
                        "rd REPORTING WF CASE NOT_ALLOWED",
                        "team.leistung TEAM_LEAD WF CASE NOT_VISIBLE",
                        "gf MANAGEMENT WF CASE ALLOWED");
        assertThat(read.at("/items/0/at")).matches("\\d{4}-\\d\\d-\\d\\dT.*[+-]\\d\\d:\\d\\d");
        assertThat(read.json().at("/total").longValue()).isEqualTo(7);
        assertThat(read.text()).doesNotContain("Erika", "Musterweg");
    }

    @Test
    void a_step_that_is_taken_is_in_the_history_and_one_that_is_refused_is_here() {
        var id = forwarded();
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        assertThat(accesses(id).each("/items", "/door")).isEmpty();
        lead().step(id, "close", Form.closing()).expect(403, "NOT_ALLOWED");
        assertThat(lines(accesses(id))).containsExactly("team.leistung TEAM_LEAD WF STEP NOT_ALLOWED");
    }

    @Test
    void the_same_call_again_shows_the_case_and_is_a_reading() {
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        var form = Form.letter();
        var id = officer.post("/api/complaints", form).expect(201).id();
        officer.post("/api/complaints", form).expect(201);
        assertThat(lines(accesses(id))).containsExactly("krm KRM_OFFICER WF STEP ALLOWED");
    }

    @Test
    void a_deputy_is_named_and_so_is_the_person_they_stand_for() {
        var id = received(Form.letter());
        var officer = Staff.name();
        var deputy = Staff.name();
        admitted(officer, "KRM_OFFICER", null);
        var stands = admitted(deputy, "STAFF", null);
        admin().put("/api/users/" + officer + "/deputies", Form.of("deputies", List.of(deputy)))
                .expect(200);
        stands.with("X-On-Behalf-Of", officer).look(id).expect(200);
        var read = accesses(id);
        assertThat(lines(read)).containsExactly(deputy + " KRM_OFFICER WF CASE ALLOWED");
        assertThat(read.at("/items/0/onBehalfOf")).isEqualTo(officer);
    }

    @Test
    void what_a_search_has_found_was_read_and_a_plain_list_was_not() {
        var word = "Fund" + UUID.randomUUID().toString().replace("-", "");
        var id = received(Form.letter().with("remarks", word));
        officer().patient().get("/api/complaints?receivedFrom=" + ago(10)).expect(200);
        assertThat(accesses(id).each("/items", "/door")).isEmpty();
        var found = officer().patient().get("/api/complaints?q=" + word).expect(200);
        assertThat(found.each("/items", "/id")).containsExactly(id);
        assertThat(lines(accesses(id))).containsExactly("krm KRM_OFFICER WF SEARCH ALLOWED");
    }

    @Test
    void an_attempt_on_what_is_no_case_costs_the_same_and_is_noted_too() {
        var nothing = UUID.randomUUID().toString();
        officer().look(nothing).expect(404, "NOT_FOUND");
        assertThat(db.sql("select actor || ' ' || outcome from audit.access where complaint = :id")
                        .param("id", UUID.fromString(nothing))
                        .query(String.class)
                        .list())
                .containsExactly("krm NOT_VISIBLE");
        as("revision").get(ACCESSES + nothing).expect(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"krm", "gf", "team.leistung", "mitarbeit", "rd", "admin"})
    void nobody_but_an_auditor_asks(String user) {
        as(user).get(ACCESSES + received(Form.letter())).expect(403, "NOT_ALLOWED");
    }

    @Test
    void an_auditor_asks_of_the_own_house_only() {
        var other =
                as("krm.sz").post("/api/complaints", Form.letter()).expect(201).id();
        as("revision").get(ACCESSES + other).expect(404, "NOT_FOUND");
    }

    @Test
    void not_by_this_door_either_does_an_accused_auditor_hear_of_it() {
        var accusing = Form.disciplinary().with("accused", List.of(Form.of("user", "revision")));
        var id = received(accusing);
        as("revision").get(ACCESSES + id).expect(404, "NOT_FOUND");
        var ordinary = received(Form.disciplinary());
        as("revision").get(ACCESSES + ordinary).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"''", "?complaint=", "?complaint=x", "?complaint=1-1-1-1-1", "?case=7"})
    void what_is_no_question_is_malformed(String query) {
        as("revision").get("/api/audit/accesses" + query).expect(400, "INVALID_PARAMETER");
    }

    private Answer accesses(String id) {
        return as("revision").get(ACCESSES + id).expect(200);
    }

    private static List<String> lines(Answer answer) {
        var items = answer.json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(one -> String.join(
                        " ",
                        one.get("actor").asString(),
                        one.get("role").asString(),
                        one.get("jobcenter").asString(),
                        one.get("door").asString(),
                        one.get("outcome").asString()))
                .toList();
    }
}
