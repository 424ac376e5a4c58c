package krm.app.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.NewHouse;
import krm.app.web.Somebody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** S1.12: what the seismograph says of a house, once, and to whom. */
class LookingAtAHouseTest extends AtTheDoors {

    private static final int BURST = 9;

    @Autowired
    private SeismographSweep seismograph;

    private NewHouse house;
    private Somebody officer;

    /** Ten quiet weeks, long enough ago. */
    @BeforeEach
    void ten_weeks() {
        house = newHouse();
        house.admin()
                .post(house.path() + "/teams", Form.of("code", "LEISTUNG", "name", "Leistung"))
                .expect(201);
        officer = house.with("KRM_OFFICER");
        for (int week = 0; week < 10; week++) {
            receive(on("OTHER", ago(60 + 7 * week)));
        }
    }

    @Test
    @DisplayName("S1.12 a burst on a topic and at a team is said once, with its figures, whoever looks how often")
    void a_burst_is_said_once() {
        burst(on("PREMISES", today()).with("forwardTo", Form.of("team", "LEISTUNG")));

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> look(today())))
                        .toArray(CompletableFuture[]::new))
                .join();
        look(today());

        var signals = signals();
        assertThat(signals.at("/total")).isEqualTo("2");
        assertThat(signals.each("/items", "/subject")).containsExactlyInAnyOrder("TOPIC", "TEAM");
        assertThat(signals.each("/items", "/key")).containsExactlyInAnyOrder("PREMISES", "LEISTUNG");
        assertThat(signals.each("/items", "/count")).containsOnly("9");
        assertThat(signals.each("/items", "/days")).containsOnly("7");
        assertThat(signals.each("/items", "/expected")).containsOnly("0.05");
        assertThat(signals.each("/items", "/from")).containsOnly(ago(6).toString());
        assertThat(signals.each("/items", "/to")).containsOnly(today().toString());
        assertThat(signals.each("/items", "/baseline/weeks")).containsOnly("10");
        assertThat(signals.each("/items", "/baseline/count")).containsOnly("0");
        assertThat(signals.each("/items", "/endedOn")).containsOnly((String) null);
        assertThat(signals.each("/items", "/explanation"))
                .allSatisfy(sentence -> assertThat(sentence).startsWith("9 "));
        assertThat(recorded("SignalRaised"))
                .hasSize(2)
                .allSatisfy(metadata -> assertThat(metadata)
                        .contains(
                                "\"actor\":\"SYSTEM\"",
                                "\"role\":\"SYSTEM\"",
                                "\"jobcenter\":\"" + house.code() + "\""));
    }

    @Test
    @DisplayName("S1.12 a signal ends when the burst is over, and the next burst has its own")
    void the_next_burst() {
        burst(on("PREMISES", ago(20)));
        look(ago(18));
        assertThat(signals().at("/total")).isEqualTo("1");
        look(ago(10));
        assertThat(signals().at("/items/0/endedOn"))
                .as("still in the longer window")
                .isNull();

        look(today().plusDays(9));
        look(today().plusDays(9));
        assertThat(signals().at("/items/0/endedOn"))
                .isEqualTo(today().plusDays(9).toString());
        assertThat(recorded("SignalEnded")).hasSize(1);

        for (int more = 0; more < 4; more++) {
            burst(on("PREMISES", today()));
        }
        look(today());
        var signals = signals();
        assertThat(signals.each("/items", "/raisedOn"))
                .as("the newest first")
                .containsExactly(today().toString(), ago(18).toString());
        assertThat(signals.each("/items", "/endedOn"))
                .containsExactly(null, today().plusDays(9).toString());
        assertThat(signals("?size=1&page=1").each("/items", "/raisedOn")).containsExactly(ago(18).toString());
        assertThat(signals("?size=1").at("/hasMore")).isEqualTo("true");
    }

    @Test
    @DisplayName("S1.12 signals that are built anew are the same, and none is raised or ended by it")
    void built_anew() {
        burst(on("PREMISES", ago(20)).with("forwardTo", Form.of("team", "LEISTUNG")));
        look(ago(18));
        look(today().plusDays(9));
        burst(on("DATA_PROTECTION", today()));
        look(today());
        var shown = signals();
        assertThat(shown.each("/items", "/endedOn"))
                .as("some are over, some go on")
                .contains((String) null)
                .hasSizeGreaterThan(2);
        var before = rows();
        var events = eventsStored();
        var generation = projection().at("/generation").asInt();

        admin().post("/api/projections/signals/rebuild", "").expect(202);
        while (projection().at("/rebuild/state").asString().equals("RUNNING")) {
            Thread.onSpinWait();
        }

        assertThat(projection().at("/rebuild/state").asString()).isEqualTo("DONE");
        assertThat(projection().at("/generation").asInt()).isEqualTo(generation + 1);
        assertThat(rows()).isEqualTo(before).hasSizeGreaterThanOrEqualTo(3);
        assertThat(eventsStored()).isEqualTo(events);
        assertThat(signals().text()).isEqualTo(shown.text());
        burst(on("CONDUCT", today()));
        look(today());
        assertThat(signals().each("/items", "/key")).as("and it goes on").contains("CONDUCT");
    }

    private List<String> rows() {
        return db.sql("select s::text from read_side.signal s order by position")
                .query(String.class)
                .list();
    }

    private JsonNode projection() {
        for (var state : admin().get("/api/projections").expect(200).json().at("/items")) {
            if (state.at("/name").asString().equals("signals")) {
                return state;
            }
        }
        throw new AssertionError();
    }

    @Test
    @DisplayName("S1.12 praise, disciplinary, redirected and imported ones do not count, nor do four")
    void what_does_not_count() {
        burst(on("CONDUCT", today()).with("kind", "DISCIPLINARY_COMPLAINT"));
        burst(on("REACHABILITY", today()).with("kind", "PRAISE"));
        burst(on("DATA_PROTECTION", today())
                .with("redirectTo", Form.of("target", "OBJECTION_OFFICE", "reason", "ein Widerspruch")));
        imported("PLACEMENT");
        for (int one = 0; one < 4; one++) {
            receive(on("BENEFIT_AMOUNT", today()));
        }

        look(today());
        assertThat(signals().each("/items", "/key")).isEmpty();

        receive(on("BENEFIT_AMOUNT", today()));
        look(today());
        assertThat(signals().each("/items", "/key")).containsExactly("BENEFIT_AMOUNT");
    }

    @ParameterizedTest
    @CsvSource({
        "krm,200",
        "gf,200",
        "revision,200",
        "mitarbeit,403",
        "team.leistung,403",
        "rd,403",
        "admin,403",
        "krm.sz,200"
    })
    @DisplayName("S1.12 signals are shown to the officer, the management and the auditor of the house")
    void who_is_told(String user, int status) {
        burst(on("PREMISES", today()));
        look(today());
        assertThat(signals().at("/total")).isEqualTo("1");
        var answer = as(user).patient().get("/api/signals?size=200").expect(status);
        if (status == 200) {
            assertThat(answer.each("/items", "/id"))
                    .as("another house's")
                    .doesNotContain(signals().at("/items/0/id"));
        } else {
            assertThat(answer.at("/code")).isEqualTo("NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?size=201", "?page=-1", "?topic=PREMISES"})
    void what_cannot_be_asked(String query) {
        officer.get("/api/signals" + query).expect(400, "INVALID_PARAMETER");
    }

    private void burst(Form form) {
        for (int one = 0; one < BURST; one++) {
            receive(form);
        }
    }

    private void receive(Form form) {
        officer.post("/api/complaints", form).expect(201);
    }

    private static Form on(String topic, LocalDate day) {
        return Form.letter()
                .with("receivedOn", day)
                .with("concerns", List.of(Form.of("text", "Es regnet herein.", "topic", topic)));
    }

    private void imported(String topic) {
        var lines = IntStream.range(0, BURST)
                .mapToObj(one -> Form.of(
                                "case",
                                house.code() + "-" + one,
                                "step",
                                "receive",
                                "occurredOn",
                                today(),
                                "data",
                                on(topic, today()).without("receivedOn"))
                        .toString())
                .toList();
        var id = officer.with("Content-Type", "application/x-ndjson")
                .post("/api/imports", String.join("\n", lines) + "\n")
                .expect(202)
                .id();
        var last = Stream.generate(() -> officer.get("/api/imports/" + id).expect(200))
                .dropWhile(answer -> answer.at("/state").equals("RUNNING"))
                .findFirst()
                .orElseThrow();
        assertThat(last.at("/state")).isEqualTo("DONE");
        assertThat(last.json().at("/refused")).isEmpty();
    }

    /** When the figures have caught up. */
    private void look(LocalDate day) {
        officer.patient()
                .get("/api/statistics?from=" + ago(1) + "&to=" + today())
                .expect(200);
        signals();
        seismograph.look(house.code(), day);
    }

    private Answer signals() {
        return signals("");
    }

    private Answer signals(String query) {
        return officer.patient().get("/api/signals" + query).expect(200);
    }

    private List<String> recorded(String event) {
        return db.sql("""
            select metadata from events.event where name = :name and payload::jsonb ->> 'jobcenter' = :jobcenter
            """)
                .param("name", event)
                .param("jobcenter", house.code())
                .query(String.class)
                .list();
    }
}
