package krm.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a house goes by, over the API: rule books, one-off holidays, topics; who may, and what comes of it. */
class KeepingTheRulesTest extends AtTheDoors {

    @Test
    @DisplayName("S2.01 S2.86 a version that is issued today judges what is received from now on, and nothing before")
    void a_new_version() {
        var house = newHouse();
        var officer = house.with("KRM_OFFICER");
        var before = officer.post("/api/complaints", today(Form.letter())).expect(201);
        assertThat(before.at("/ruleBook")).isEqualTo("GA-01/2011@1");

        var issued = house.admin()
                .post(house.path() + "/rule-books", rules("GA-02/2026"))
                .expect(201);
        assertThat(issued.header("Location")).isEqualTo(house.path() + "/rule-books");
        assertThat(issued.header("ETag")).isEqualTo("\"2\"");
        assertThat(issued.at("/valid")).isEqualTo("true");

        var after = officer.post("/api/complaints", today(Form.letter())).expect(201);
        assertThat(after.at("/ruleBook")).isEqualTo("GA-02/2026");
        assertThat(due(after, "ANSWER")).isEqualTo(today().plusDays(9).toString());
        assertThat(after.text()).contains("9 Kalendertage nach", "Regelwerk GA-02/2026.");
        assertThat(officer.look(before.id()).expect(200).at("/ruleBook")).isEqualTo("GA-01/2011@1");
        assertThat(due(officer.look(before.id()), "ANSWER"))
                .isEqualTo(today().plusDays(14).toString());

        var late = officer.post("/api/complaints", Form.letter()).expect(201);
        assertThat(late.at("/ruleBook")).as("received ten days ago").isEqualTo("GA-01/2011@1");
        var preview = "/api/deadlines/preview?kind=COMPLAINT&channel=LETTER&receivedOn=";
        assertThat(due(officer.get(preview + today()), "ANSWER"))
                .isEqualTo(today().plusDays(9).toString());
        assertThat(due(officer.get(preview + ago(1)), "ANSWER"))
                .isEqualTo(today().plusDays(13).toString());
        assertThat(due(officer().get(preview + today()), "ANSWER"))
                .as("another house")
                .isEqualTo(today().plusDays(14).toString());

        var metadata = db.sql(
                        "select distinct metadata::json ->> 'ruleBook' from events.event where aggregate_id = :id")
                .param("id", UUID.fromString(after.id()))
                .query(String.class)
                .list();
        assertThat(metadata).as("rule 16").containsExactly("GA-02/2026");
    }

    @Test
    @DisplayName("S2.16 S2.02 petitions have versions of their own, and one may be announced before its day")
    void petitions_have_their_own() {
        var house = newHouse();
        var form = Form.of(
                "reference",
                "HEGA-02/2026",
                "validFrom",
                today().plusDays(1),
                "petitions",
                Form.of("statementDaysBeforeCommittee", 21, "riskCutOff", "12:00", "yearEndWorks", false));
        assertThat(house.admin()
                        .post(house.path() + "/rule-books", form)
                        .expect(201)
                        .at("/valid"))
                .isEqualTo("false");
        var listed = house.admin().get(house.path() + "/rule-books").expect(200);
        assertThat(listed.each("/items", "/reference"))
                .containsExactly("GA-01/2011@1", "GA-01/2011-Petitionen@1", "HEGA-02/2026");
        assertThat(listed.each("/items", "/valid")).containsExactly("true", "true", "false");
        assertThat(listed.each("/items", "/validFrom"))
                .containsExactly(null, null, today().plusDays(1).toString());
        assertThat(listed.at("/items/2/petitions/statementDaysBeforeCommittee")).isEqualTo("21");
        assertThat(listed.at("/items/0/reactions/riskCutOff")).isEqualTo("15:00:00");
    }

    @Test
    @DisplayName("S2.87 S2.88 the officer's look at the rules: no change, so they go on")
    void the_officer_reviews() {
        var house = newHouse();
        var officer = house.with("KRM_OFFICER");
        var reviewed = officer.post(house.path() + "/rule-books/reviewed", "").expect(200);
        assertThat(reviewed.each("/items", "/reviewedOn")).containsExactly(today().toString(), today().toString());
        var history = house.admin().get(house.path() + "/history").expect(200);
        assertThat(history.each("/items", "/type")).containsExactly("JobcenterOpened", "RuleBookReviewed");
        assertThat(history.at("/items/1/role")).isEqualTo("KRM_OFFICER");
        assertThat(history.each("/items/1/data/ruleBooks", ""))
                .containsExactly("GA-01/2011@1", "GA-01/2011-Petitionen@1");
        house.admin().post(house.path() + "/rule-books/reviewed", "").expect(403, "NOT_ALLOWED");
    }

    @Test
    @DisplayName(
            "S1.39 a topic of the house's own; a retired one stays right for what came before, and for nothing else")
    void topics() {
        var house = newHouse();
        var officer = house.with("KRM_OFFICER");
        var path = house.path() + "/topics";
        officer.post("/api/complaints", about("HOUSING")).expect(422, "UNKNOWN_TOPIC");
        var added = house.admin()
                .post(path, Form.of("code", "HOUSING", "name", "Kosten der Unterkunft", "parent", "BENEFIT"))
                .expect(201);
        assertThat(added.at("/parent")).isEqualTo("BENEFIT");
        var id = officer.post("/api/complaints", about("HOUSING")).expect(201).id();
        assertThat(officer.look(id).at("/concerns/0/topic")).isEqualTo("HOUSING");
        officer().post("/api/complaints", about("HOUSING")).expect(422, "UNKNOWN_TOPIC");

        assertThat(house.admin()
                        .put(path + "/HOUSING", Form.of("name", "Unterkunft", "active", false))
                        .expect(200)
                        .at("/retiredOn"))
                .isEqualTo(today().toString());
        officer.post("/api/complaints", today(about("HOUSING"))).expect(422, "TOPIC_RETIRED");
        officer.post("/api/complaints", about("HOUSING")).expect(201);
        assertThat(officer.look(id).expect(200).at("/concerns/0/topic")).isEqualTo("HOUSING");
        var other = officer.post("/api/complaints", today(about("OTHER")))
                .expect(201)
                .id();
        officer.step(other, "correct", correction("HOUSING")).expect(422, "TOPIC_RETIRED");
        var earlier =
                officer.post("/api/complaints", about("OTHER")).expect(201).id();
        officer.step(earlier, "correct", correction("HOUSING")).expect(200);

        house.admin().put(path + "/HOUSING", Form.of("name", "Unterkunft")).expect(200);
        officer.post("/api/complaints", today(about("HOUSING"))).expect(201);
        house.admin().put(path + "/NOWHERE", Form.of("name", "x")).expect(404, "NOT_FOUND");
        assertThat(house.with("STAFF").get(path + "?size=200").expect(200).each("/items", "/name"))
                .hasSize(12)
                .contains("Unterkunft", "Höhe der Leistung");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("rule-books", rules("GA-02/2026").with("validFrom", ago(1)), 422, "RULES_BACKDATED"),
                Arguments.of("rule-books", rules("GA-01/2011@1"), 409, "NAME_TAKEN"),
                Arguments.of("rule-books", rules("Dauerkunden"), 422, "LABEL_CLASSIFIES_PERSONS"),
                Arguments.of("rule-books", rules("x").without("reactions"), 400, "INVALID_FIELDS"),
                Arguments.of("rule-books", rules("x").with("reactions", numbers(15)), 422, "RULES_OUT_OF_ORDER"),
                Arguments.of("rule-books", rules("x").with("reactions", numbers(0)), 422, "RULE_OUT_OF_RANGE"),
                Arguments.of(
                        "rule-books",
                        rules("x").with("reactions", numbers(5).with("riskCutOff", "25:00")),
                        400,
                        "INVALID_FIELDS"),
                Arguments.of(
                        "rule-books",
                        rules("x").with("reactions", numbers(5).without("soonWorkingDays")),
                        400,
                        "INVALID_FIELDS"),
                Arguments.of("rule-books", rules("x").with("validFrom", "2027-02-29"), 400, "INVALID_FIELDS"),
                Arguments.of("holidays", Form.of("day", "2026-12-25", "name", "Noch einer"), 409, "HOLIDAY_KNOWN"),
                Arguments.of("holidays", Form.of("day", "2026-06-17", "name", " "), 422, "EMPTY_NAME"),
                Arguments.of("holidays", Form.of("day", "2026-06-17"), 400, "INVALID_FIELDS"),
                Arguments.of("holidays/2026-06-17/withdraw", Form.of(), 409, "HOLIDAY_UNKNOWN"),
                Arguments.of("holidays/someday/withdraw", Form.of(), 400, "INVALID_PARAMETER"),
                Arguments.of("topics", Form.of("code", "X", "name", "Quer-ulanten"), 422, "LABEL_CLASSIFIES_PERSONS"),
                Arguments.of("topics", Form.of("code", "X", "name", "x", "parent", "Y"), 422, "UNKNOWN_TOPIC"),
                Arguments.of("topics", Form.of("code", "OTHER", "name", "x"), 409, "NAME_TAKEN"),
                Arguments.of("topics", Form.of("code", "X", "name", "x", "hidden", true), 400, "INVALID_FIELDS"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String what, Form body, int status, String code) {
        var before = eventsStored();
        admin().post("/api/jobcenters/WF/" + what, body).expect(status, code);
        assertThat(eventsStored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "krm, 200, 200",
        "gf, 200, 200",
        "revision, 200, 200",
        "admin, 200, 200",
        "mitarbeit, 403, 200",
        "team.leistung, 403, 200",
        "rd, 403, 200"
    })
    void who_sees_what(String user, int rules, int topics) {
        for (var list : List.of("rule-books", "holidays")) {
            as(user).get("/api/jobcenters/WF/" + list).expect(rules);
        }
        as(user).get("/api/jobcenters/WF/topics").expect(topics);
        // An administrator knows of other houses; for everybody else they do not exist.
        var elsewhere = user.equals("admin") ? 403 : 404;
        as(user).get("/api/jobcenters/SZ/topics").expect(elsewhere);
        as(user).get("/api/jobcenters/SZ/rule-books").expect(rules == 403 ? 403 : elsewhere);
        as(user).get("/api/jobcenters/NOWHERE/rule-books").expect(rules == 403 ? 403 : 404);
        var insight = List.of("gf", "revision", "admin").contains(user);
        as(user).get("/api/jobcenters/WF/history").expect(insight ? 200 : 403);
    }

    @ParameterizedTest
    @CsvSource({"krm", "gf", "revision", "mitarbeit", "team.leistung", "rd"})
    void only_administrators_change_anything(String user) {
        var before = eventsStored();
        var somebody = as(user);
        somebody.post("/api/jobcenters/WF/rule-books", rules("x")).expect(403, "NOT_ALLOWED");
        somebody.post("/api/jobcenters/WF/holidays", Form.of("day", "2026-06-17", "name", "x"))
                .expect(403, "NOT_ALLOWED");
        somebody.post("/api/jobcenters/WF/holidays/2026-06-17/withdraw", "").expect(403, "NOT_ALLOWED");
        somebody.post("/api/jobcenters/WF/topics", Form.of("code", "X", "name", "x"))
                .expect(403, "NOT_ALLOWED");
        somebody.put("/api/jobcenters/WF/topics/OTHER", Form.of("name", "x")).expect(403, "NOT_ALLOWED");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void another_house_is_not_touched() {
        admin().post("/api/jobcenters/SZ/rule-books", rules("x")).expect(403, "NOT_ALLOWED");
        admin().post("/api/jobcenters/SZ/topics", Form.of("code", "X", "name", "x"))
                .expect(403, "NOT_ALLOWED");
        officer().post("/api/jobcenters/SZ/rule-books/reviewed", "").expect(404, "NOT_FOUND");
    }

    @Test
    void the_same_call_twice_and_a_stale_picture() {
        var house = newHouse();
        var once = house.admin().with("Idempotency-Key", "issue");
        var form = rules("GA-02/2026");
        var first = once.post(house.path() + "/rule-books", form).expect(201);
        assertThat(once.post(house.path() + "/rule-books", form).expect(201).text())
                .isEqualTo(first.text());
        assertThat(house.admin().get(house.path()).at("/version")).isEqualTo("2");
        house.admin()
                .with("If-Match", "\"1\"")
                .post(house.path() + "/topics", Form.of("code", "X", "name", "x"))
                .expect(412, "STALE_VERSION");
        var withdrawing = house.admin().with("Idempotency-Key", "withdraw");
        house.admin()
                .post(house.path() + "/holidays", Form.of("day", "2026-06-17", "name", "Gedenktag"))
                .expect(201);
        for (int i = 0; i < 2; i++) {
            withdrawing.post(house.path() + "/holidays/2026-06-17/withdraw", "").expect(200);
        }
        assertThat(house.admin().get(house.path()).at("/version")).isEqualTo("4");
    }

    private static Form rules(String reference) {
        return Form.of("reference", reference, "validFrom", today(), "reactions", numbers(5));
    }

    private static Form numbers(int notice) {
        return Form.of(
                "acknowledgementWorkingDays",
                2,
                "interimNoticeDays",
                notice,
                "answerDays",
                9,
                "completionDays",
                12,
                "riskCutOff",
                "14:30",
                "soonWorkingDays",
                1,
                "yearEndWorks",
                false);
    }

    private static Form today(Form reception) {
        return reception.with("receivedOn", today());
    }

    private static Form about(String topic) {
        return Form.letter().with("concerns", List.of(Form.of("text", "Zu niedrig", "topic", topic)));
    }

    private static Form correction(String topic) {
        return Form.of("field", "concerns[1].topic", "value", topic, "reason", "verschrieben");
    }

    private static String due(krm.app.web.Answer answer, String type) {
        var index = answer.each("/deadlines", "/type").indexOf(type);
        return answer.at("/deadlines/" + index + "/dueOn");
    }
}
