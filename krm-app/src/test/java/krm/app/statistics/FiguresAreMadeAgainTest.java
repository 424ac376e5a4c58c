package krm.app.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What figures rest on comes from the events alone: built beside the running tables, it is the same to the byte. */
class FiguresAreMadeAgainTest extends AtTheDoors {

    @Test
    void a_rebuild_gives_the_same_rows() {
        var id = received(Form.letter());
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        officer().patient().get("/api/statistics?from=2026-01-01&to=2026-12-31").expect(200);
        var before = tables();
        assertThat(before.get("case_figure")).hasSizeGreaterThan(250);
        assertThat(before.get("figure_total")).hasSizeGreaterThan(100);
        assertThat(before.get("reception_count")).hasSizeGreaterThan(10);

        assertThat(admin().post("/api/projections/statistics/rebuild", "")
                        .expect(202)
                        .at("/name"))
                .isEqualTo("statistics");
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (rebuild().at("/state").asString().equals("RUNNING")) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
        assertThat(rebuild().at("/state").asString()).isEqualTo("DONE");
        assertThat(tables()).isEqualTo(before);
    }

    private JsonNode rebuild() {
        return StreamSupport.stream(
                        admin().get("/api/projections")
                                .expect(200)
                                .json()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(state -> state.at("/name").asString().equals("statistics"))
                .findFirst()
                .orElseThrow()
                .at("/rebuild");
    }

    private Map<String, List<String>> tables() {
        return Stream.of("case_figure", "figure_total", "reception_count")
                .collect(Collectors.toMap(table -> table, this::rows));
    }

    private List<String> rows(String table) {
        return db.sql("select t::text from read_side." + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
