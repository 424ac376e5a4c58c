package krm.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import krm.app.deadline.Sweep;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import krm.projections.ProjectionPositions;
import krm.projections.caselist.CaseListProjection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A read model is emptied and told everything again. */
class ReplayTest extends AtTheDoors {

    @Autowired
    private EventLog log;

    @Autowired
    private ProjectionPositions positions;

    @Test
    void after_a_replay_the_case_list_is_what_it_was_to_the_byte(@Autowired ApplicationContext krm) {
        var id = forwarded();
        lead().step(id, "interim-notice", Form.interimNotice()).expect(200);
        received(Form.disciplinary());
        assertThat(caughtUp()).isTrue();
        Sweep.now(krm, today());
        assertThat(caughtUp()).isTrue();
        var cases = rows("case_list");
        var deadlines = rows("case_deadline");
        var counts = rows("case_count");
        var facets = rows("case_facet_count");
        var search = rows("case_search");
        assertThat(cases).hasSizeGreaterThan(2);
        assertThat(search).hasSizeGreaterThan(2);

        emptied();

        assertThat(caughtUp()).isTrue();
        assertThat(rows("case_list")).isEqualTo(cases);
        assertThat(rows("case_deadline")).isEqualTo(deadlines);
        assertThat(rows("case_count")).isEqualTo(counts);
        assertThat(rows("case_facet_count")).isEqualTo(facets);
        assertThat(rows("case_search")).isEqualTo(search);
        var before = Instant.now();
        officer().patient().get("/api/complaints").expect(200);
        assertThat(Duration.between(before, Instant.now()))
                .as("nobody waits for a replay that is over")
                .isLessThan(Duration.ofSeconds(2));
        officer().step(id, "answer", Form.answer()).expect(200);
        assertThat(officer()
                        .patient()
                        .get("/api/complaints?status=ANSWERED&size=200")
                        .each("/items", "/id"))
                .contains(id);
    }

    @Test
    void of_whom_the_key_is_destroyed_a_replay_leaves_the_reference_alone(@Autowired DataKeys keys) {
        var word = "zw" + UUID.randomUUID().toString().replace("-", "");
        var id = received(Form.letter().with("remarks", word));
        var reference = officer().look(id).at("/reference");
        assertThat(found(word)).containsExactly(id);
        keys.destroy(log.ofAggregate(UUID.fromString(id), 0).stream()
                .map(StoredEvent::keyId)
                .toList());

        emptied();

        assertThat(caughtUp()).isTrue();
        assertThat(found(word)).isEmpty();
        assertThat(found("erased " + reference)).isEmpty();
        assertThat(found(reference)).containsExactly(id);
    }

    private List<String> found(String words) {
        return officer()
                .patient()
                .get("/api/complaints?q=" + words.replace(" ", "%20"))
                .expect(200)
                .each("/items", "/id");
    }

    /** While the runner works. */
    private void emptied() {
        db.sql("""
            begin;
            lock table read_side.segment in exclusive mode;
            truncate read_side.case_list, read_side.case_deadline, read_side.case_count, read_side.case_facet_count,
                     read_side.case_search;
            update read_side.segment set position = 0 where projection = 'case-list';
            commit
            """).update();
    }

    private boolean caughtUp() {
        var until = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(until)) {
            if (positions.of(CaseListProjection.NAME) >= log.head()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private List<String> rows(String table) {
        return db.sql("select t::text from read_side." + table + " t order by 1")
                .query(String.class)
                .list();
    }
}
