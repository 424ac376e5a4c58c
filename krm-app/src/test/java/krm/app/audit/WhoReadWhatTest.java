package krm.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a case is logged, refused ones too, and the log is shown to auditors (rules.md §6). */
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
    @CsvSource({"?complaint=", "?complaint=x", "?complaint=1-1-1-1-1", "?case=7", "?door=WINDOW", "?from=gestern"})
    void what_is_no_question_is_malformed(String query) {
        as("revision").get("/api/audit/accesses" + query).expect(400, "INVALID_PARAMETER");
    }

    @Test
    void what_a_person_sees_at_once_on_a_page_is_one_reading() {
        var id = forwarded();
        var auditor = reading("revision");
        auditor.get("/cases/" + id).expect(200);
        auditor.get("/cases/" + id + "/comparison").expect(200);
        reading("krm").get("/cases/" + id + "/steps/answer").expect(200);
        reading("team.vermittlung").get("/cases/" + id).expect(404);
        assertThat(lines(accesses(id)))
                .containsExactly(
                        "team.vermittlung TEAM_LEAD WF PAGE NOT_VISIBLE",
                        "krm KRM_OFFICER WF PAGE ALLOWED",
                        "revision AUDITOR WF PAGE ALLOWED",
                        "revision AUDITOR WF PAGE ALLOWED");
    }

    @Test
    void an_export_is_one_entry_that_is_found_from_each_case_it_took_along() {
        var day = aDayOfItsOwn();
        var one = received(Form.letter().with("receivedOn", day));
        var other = received(Form.letter().with("receivedOn", day));
        var before = entries();
        exported("revision", "events.csv?from=" + day + "&to=" + day).expect(200);
        exported("revision", "xes.xml?to=" + day.minusDays(1)).expect(200);
        exported("krm", "ocel.json?from=" + day).expect(403);
        exported("krm.sz", "events.jsonl?jobcenter=WF").expect(403);
        assertThat(entries()).isEqualTo(before + 4);

        var read = accesses(one);
        assertThat(lines(read))
                .containsExactly(
                        "krm.sz KRM_OFFICER SZ EXPORT NOT_ALLOWED",
                        "krm KRM_OFFICER WF EXPORT NOT_ALLOWED",
                        "revision AUDITOR WF EXPORT ALLOWED");
        assertThat(lines(accesses(other))).isEqualTo(lines(read));
        var taken = read.json().at("/items/2");
        assertThat(taken.at("/complaint").isNull()).isTrue();
        assertThat(taken.at("/export/file").asString()).isEqualTo("events.csv");
        assertThat(taken.at("/export/from").asString()).isEqualTo(day.toString());
        assertThat(taken.at("/export/to").asString()).isEqualTo(day.toString());
        assertThat(taken.at("/export/cases").longValue()).isEqualTo(2);
        assertThat(taken.at("/export/events").longValue()).isEqualTo(4);
    }

    @Test
    void a_case_that_came_later_was_not_taken_along() {
        var day = aDayOfItsOwn();
        exported("revision", "events.csv?from=" + day + "&to=" + day).expect(200);
        assertThat(lines(accesses(received(Form.letter().with("receivedOn", day)))))
                .isEmpty();
    }

    @Test
    void a_corrected_day_hides_no_export() {
        var day = aDayOfItsOwn();
        var id = received(Form.letter().with("receivedOn", day));
        exported("revision", "events.csv?from=" + day + "&to=" + day).expect(200);
        officer()
                .step(id, "correct", Form.of("field", "receivedOn", "value", day.minusDays(2), "reason", "Stempel"))
                .expect(200);
        assertThat(lines(accesses(id))).contains("revision AUDITOR WF EXPORT ALLOWED");
    }

    @Test
    void nobody_is_said_to_have_taken_along_what_was_hidden_from_them() {
        var day = aDayOfItsOwn();
        var accusing = received(
                Form.disciplinary().with("receivedOn", day).with("accused", List.of(Form.of("user", "revision"))));
        exported("revision", "events.csv?from=" + day + "&to=" + day).expect(200);
        var auditor = Staff.name();
        admitted(auditor, "AUDITOR", null)
                .get("/api/export/events.csv?from=" + day + "&to=" + day)
                .expect(200);
        assertThat(lines(
                        as(auditor, Staff.OWN_PASSWORD).get(ACCESSES + accusing).expect(200)))
                .containsExactly(auditor + " AUDITOR WF EXPORT ALLOWED");
    }

    @Test
    void an_attempt_on_another_house_is_told_there() {
        exported("revision", "events.csv?jobcenter=SZ").expect(404, "NOT_FOUND");
        exported("revision", "events.csv?jobcenter=nowhere").expect(404, "NOT_FOUND");
        assertThat(db.sql("select coalesce(house, '-') from audit.access where complaint is null"
                                + " and actor = 'revision' and outcome = 'NOT_VISIBLE' order by id desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly("-", "SZ");
    }

    @Test
    void an_auditor_asks_what_somebody_has_read_and_who_was_refused() {
        var name = Staff.name();
        var nosy = admitted(name, "TEAM_LEAD", "LEISTUNG");
        var theirs = forwarded();
        var hidden = received(Form.letter());
        var confidential = received(Form.disciplinary());
        var accusing = received(Form.disciplinary().with("accused", List.of(Form.of("user", "revision"))));
        nosy.look(theirs).expect(200);
        nosy.look(hidden).expect(404);
        nosy.look(confidential).expect(404);
        nosy.look(accusing).expect(404);
        nosy.get("/api/complaints/" + theirs + "/history").expect(200);

        var all = as("revision")
                .patient()
                .get("/api/audit/accesses?actor=" + name)
                .expect(200);
        assertThat(all.each("/items", "/complaint"))
                .as("not those about a case that must not be known")
                .containsExactly(theirs, confidential, hidden, theirs);
        assertThat(all.each("/items", "/reference")).doesNotContainNull();
        assertThat(all.json().at("/total").isNull()).isTrue();
        var refused = as("revision")
                .get("/api/audit/accesses?outcome=NOT_VISIBLE&door=CASE&size=1&actor=" + name)
                .expect(200);
        assertThat(refused.each("/items", "/complaint")).containsExactly(confidential);
        assertThat(refused.json().at("/hasMore").booleanValue()).isTrue();
        var second = as("revision")
                .get("/api/audit/accesses?outcome=NOT_VISIBLE&size=1&page=1&actor=" + name)
                .expect(200);
        assertThat(second.each("/items", "/complaint")).containsExactly(hidden);
        assertThat(second.json().at("/hasMore").booleanValue()).isFalse();
        assertThat(as("revision")
                        .get("/api/audit/accesses?actor=" + name + "&from=" + today().plusDays(1))
                        .expect(200)
                        .each("/items", "/door"))
                .isEmpty();
        assertThat(as("revision")
                        .get(ACCESSES + all.at("/items/0/reference") + "&actor=" + name + "&door=HISTORY")
                        .expect(200)
                        .each("/items", "/complaint"))
                .containsExactly(theirs);
        as("revision").get(ACCESSES + "WF-1900-000001").expect(404, "NOT_FOUND");
    }

    private Somebody reading(String user) {
        return as(user).with("Accept", "text/html");
    }

    private Answer exported(String user, String file) {
        return as(user).patient().get("/api/export/" + file);
    }

    private long entries() {
        return db.sql("select count(*) from audit.access").query(Long.class).single();
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
