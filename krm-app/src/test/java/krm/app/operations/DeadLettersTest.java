package krm.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An event that cannot be projected waits with the later ones of its case; everything else goes on. */
class DeadLettersTest extends AtTheDoors {

    private final String poison = "gift" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private DataSource database;

    /** From now on the list takes no case that this person has. */
    @BeforeEach
    void refuse() {
        db.sql("alter table read_side.case_list add constraint poison check (person <> '" + poison + "')")
                .update();
    }

    @AfterEach
    void allow() {
        db.sql("alter table read_side.case_list drop constraint if exists poison")
                .update();
        letters().forEach(letter -> retry(letter).expect(200));
        assertThat(letters()).isEmpty();
    }

    @Test
    void it_waits_with_the_later_ones_of_its_case_and_everything_else_goes_on() {
        var bad = received(Form.letter());
        officer()
                .step(bad, "forward", Form.forwarding("LEISTUNG").with("person", poison))
                .expect(200);
        var good = received(Form.letter());
        officer().step(bad, "answer", Form.answer()).expect(200);
        officer().step(good, "answer", Form.answer()).expect(200);

        assertThat(listed("RECEIVED")).contains(bad).doesNotContain(good);
        assertThat(listed("ANSWERED")).contains(good).doesNotContain(bad);
        assertThat(db.sql("select sum(cases) from read_side.case_count")
                        .query(Long.class)
                        .single())
                .as("a case that waits is counted where it is")
                .isEqualTo(db.sql("select count(*) from read_side.case_list")
                        .query(Long.class)
                        .single());

        var letter = letters().getFirst();
        var told = retry(letter).expect(200);
        assertThat(told.at("/solved")).isEqualTo("false");
        assertThat(told.at("/deadLetter/tries")).isEqualTo("2");
        assertThat(listed("RECEIVED")).contains(bad);

        db.sql("alter table read_side.case_list drop constraint poison").update();
        assertThat(retry(letter).expect(200).at("/solved")).isEqualTo("true");
        retry(letter).expect(404, "NOT_FOUND");
        assertThat(listed("ANSWERED")).contains(good, bad);
        officer().step(bad, "rate", Form.rating()).expect(200);
        assertThat(listed("RATED")).contains(bad);
    }

    @Test
    void it_says_where_the_event_is_and_nothing_of_the_case() {
        var id = received(Form.disciplinary());
        officer()
                .step(id, "forward", Form.forwarding("GF").with("person", poison))
                .expect(200);
        officer().patient().get("/api/complaints").expect(200);

        var answer = admin().get("/api/dead-letters").expect(200);
        assertThat(answer.json().at("/items").size()).isEqualTo(1);
        assertThat(answer.json().at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("id", "projection", "position", "error", "tries", "parkedAt", "triedAt");
        assertThat(answer.at("/items/0/projection")).isEqualTo("case-list");
        assertThat(answer.at("/items/0/error")).contains("23514");
        assertThat(answer.at("/items/0/position"))
                .isEqualTo(db.sql("select max(position)::text from events.event where aggregate_id = :id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single());
        assertThat(answer.text()).doesNotContain(id, poison, "WF", "DISCIPLINARY", "GF");
        assertThat(state("case-list").at("/deadLetters").asInt()).isEqualTo(1);
        assertThat(nobody().get("/actuator/health/readiness").expect(200).text())
                .as("a case that waits takes no node out of service")
                .contains("UP")
                .doesNotContain("deadLetters");
        assertThat(admin().get("/actuator/health/readiness")
                        .expect(200)
                        .at("/components/projections/details/case-list/deadLetters"))
                .isEqualTo("1");
        assertThat(metric("krm_projection_dead_letters", "case-list")).isEqualTo(1);
    }

    @Test
    void only_administrators_see_and_retry_them() {
        for (var user : List.of("krm", "team.leistung", "gf", "mitarbeit", "revision", "rd")) {
            as(user).get("/api/dead-letters").expect(403, "NOT_ALLOWED");
            as(user).post("/api/dead-letters/" + UUID.randomUUID() + "/retry", "")
                    .expect(403, "NOT_ALLOWED");
            as(user).get("/api/projections").expect(403, "NOT_ALLOWED");
            as(user).post("/api/projections/case-list/rebuild", "").expect(403, "NOT_ALLOWED");
        }
        admin().post("/api/dead-letters/" + UUID.randomUUID() + "/retry", "").expect(404, "NOT_FOUND");
        admin().get("/api/dead-letters?page=x").expect(400, "INVALID_PARAMETER");
        admin().get("/api/dead-letters?kind=PRAISE").expect(400, "INVALID_PARAMETER");
        assertThat(admin().get("/api/dead-letters?page=7").expect(200).each("/items", "/id"))
                .isEmpty();
    }

    /** Others' segments go on while one is held, as a node holds it that is at work. */
    @Test
    void a_list_that_is_behind_says_by_how_much() throws Exception {
        officer().patient().get("/api/complaints").expect(200);
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select from read_side.segment where projection = 'case-list' and segment = 2 for update");
            var ids = new ArrayList<String>();
            while (ids.stream().noneMatch(id -> segment(id) == 2)
                    || ids.stream().noneMatch(id -> segment(id) != 2)) {
                ids.add(received(Form.letter()));
            }
            var behind = officer()
                    .with("Prefer", "wait=1")
                    .get("/api/complaints?size=200")
                    .expect(200);
            assertThat(behind.header("Projection-Lag")).matches("events=[1-9]\\d*, seconds=\\d+");
            assertThat(behind.each("/items", "/id"))
                    .containsAll(ids.stream().filter(id -> segment(id) != 2).toList())
                    .doesNotContainAnyElementsOf(
                            ids.stream().filter(id -> segment(id) == 2).toList());
            assertThat(state("case-list").at("/lagEvents").asInt()).isPositive();
            assertThat(metric("krm_projection_lag", "case-list")).isPositive();
            other.rollback();
            var caughtUp = officer().patient().get("/api/complaints?size=200").expect(200);
            assertThat(caughtUp.header("Projection-Lag")).isNull();
            assertThat(caughtUp.each("/items", "/id")).containsAll(ids);
            assertThat(state("case-list").at("/lagEvents").asInt()).isZero();
        }
    }

    private static int segment(String id) {
        return Integer.parseInt(id.substring(id.length() - 2), 16) % 4;
    }

    private List<String> listed(String status) {
        return officer()
                .patient()
                .get("/api/complaints?size=200&status=" + status)
                .expect(200)
                .each("/items", "/id");
    }

    private List<String> letters() {
        return admin().get("/api/dead-letters").expect(200).each("/items", "/id");
    }

    private Answer retry(String letter) {
        return admin().post("/api/dead-letters/" + letter + "/retry", "");
    }

    private JsonNode state(String projection) {
        for (var state : admin().get("/api/projections").expect(200).json().at("/items")) {
            if (state.at("/name").asString().equals(projection)) {
                return state;
            }
        }
        throw new AssertionError(projection);
    }

    private double metric(String name, String projection) {
        return admin().get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(projection))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
