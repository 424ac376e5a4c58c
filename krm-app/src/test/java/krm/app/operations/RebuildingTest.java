package krm.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import krm.app.database.DatabaseSettings;
import krm.app.deadline.Sweep;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.projections.Rebuildable;
import krm.projections.Rebuilds;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A read model is built anew beside the one that is read, and takes its place. */
class RebuildingTest extends AtTheDoors {

    private static final List<String> TABLES =
            List.of("case_list", "case_deadline", "case_count", "case_facet_count", "case_search");

    @Autowired
    private DataSource database;

    @Autowired
    private DatabaseSettings settings;

    @Autowired
    private List<Rebuildable> projections;

    @Test
    void after_it_the_tables_are_what_they_were_to_the_byte(@Autowired ApplicationContext krm) {
        var id = forwarded();
        lead().step(id, "interim-notice", Form.interimNotice()).expect(200);
        officer()
                .step(
                        received(Form.disciplinary()),
                        "forward",
                        Form.forwarding("GF").with("person", "tab\tback\\slash \"quote\" {brace} \\N"))
                .expect(200);
        Sweep.now(krm, today());
        var before = rows();
        var indexes = indexes();
        var generation = state().at("/generation").asInt();
        assertThat(before.get("case_list")).hasSizeGreaterThan(50);

        rebuild();

        assertThat(rows()).isEqualTo(before);
        assertThat(indexes()).isEqualTo(indexes);
        assertThat(state().at("/generation").asInt()).isEqualTo(generation + 1);
        assertThat(leftovers()).isEmpty();
        officer().step(id, "answer", Form.answer()).expect(200);
        assertThat(officer()
                        .patient()
                        .get("/api/complaints?status=ANSWERED&size=200")
                        .each("/items", "/id"))
                .contains(id);
    }

    @Test
    void it_takes_no_body() {
        admin().post("/api/projections/case-list/rebuild", "{\"x\":1}").expect(400, "INVALID_FIELDS");
        admin().post("/api/projections/case-list/rebuild", "{").expect(400, "MALFORMED_BODY");
        admin().post("/api/projections/nobody/rebuild", "{").expect(404, "NOT_FOUND");
        admin().post("/api/dead-letters/" + UUID.randomUUID() + "/retry", "[1]").expect(400);
    }

    @Test
    void with_room_for_few_cases_only_it_comes_to_the_same() {
        var before = rows();
        try (var small = new Rebuilds(database, settings.main().asProgram(), projections, 40)) {
            assertThat(small.start("case-list")).isTrue();
            awaitEnd();
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_person_erased_meanwhile_stays_erased() throws Exception {
        var word = "zw" + UUID.randomUUID().toString().replace("-", "");
        var id = received(Form.letter().with("remarks", word));
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        assertThat(found(word)).containsExactly(id);
        try (var reader = database.getConnection();
                var statement = reader.createStatement()) {
            // Until this ends the new tables, which have the word, are not put in place.
            reader.setAutoCommit(false);
            statement.execute("select count(*) from read_side.case_list");
            start();
            awaitTables();
            officer().step(id, "erase", Form.of("ground", "REQUEST")).expect(200);
            reader.rollback();
        }
        awaitEnd();
        assertThat(found(word)).isEmpty();
        assertThat(found(officer().look(id).at("/reference"))).containsExactly(id);
    }

    @Test
    void one_at_a_time_on_whatever_node() throws Exception {
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('krm rebuild case-list', 0))");
            admin().post("/api/projections/case-list/rebuild", "").expect(409, "REBUILD_UNDER_WAY");
            statement.execute("select pg_advisory_unlock_all()");
        }
        rebuild();
    }

    @Test
    void what_has_an_effect_elsewhere_is_never_rebuilt() {
        admin().post("/api/projections/key-destruction/rebuild", "").expect(404, "NOT_FOUND");
        admin().post("/api/projections/other/rebuild", "").expect(404, "NOT_FOUND");
        assertThat(admin().get("/api/projections").expect(200).each("/items", "/name"))
                .contains("case-list", "key-destruction");
    }

    @Test
    void a_case_that_the_new_tables_do_not_take_waits_and_all_others_are_there() {
        var poison = "gift" + UUID.randomUUID().toString().substring(0, 8);
        var bad = received(Form.letter());
        officer()
                .step(bad, "forward", Form.forwarding("LEISTUNG").with("person", poison))
                .expect(200);
        var others = new ArrayList<>(rows().get("case_list"));
        others.removeIf(row -> row.contains(bad));
        db.sql("alter table read_side.case_list add constraint poison check (person <> '" + poison + "') not valid")
                .update();
        try {
            rebuild();
            var left = new ArrayList<>(rows().get("case_list"));
            left.removeIf(row -> row.contains(bad));
            assertThat(left).isEqualTo(others);
            assertThat(state().at("/deadLetters").asInt()).isEqualTo(1);
        } finally {
            db.sql("alter table read_side.case_list drop constraint poison").update();
        }
        var letter = admin().get("/api/dead-letters").each("/items", "/id").getFirst();
        assertThat(admin().post("/api/dead-letters/" + letter + "/retry", "").at("/solved"))
                .isEqualTo("true");
        assertThat(rows().get("case_list")).anyMatch(row -> row.contains(bad) && row.contains(poison));
    }

    /** The case stays in the list up to there, and a retry finds what it needs. */
    @Test
    void an_event_that_cannot_be_read_waits_with_those_behind_it_only() throws Exception {
        var bad = received(Form.letter());
        officer().step(bad, "acknowledge", Form.acknowledgement()).expect(200);
        var before = sequence(bad);
        officer().step(bad, "forward", Form.forwarding("LEISTUNG")).expect(200);
        officer().step(bad, "answer", Form.answer()).expect(200);
        var all = sequence(bad);
        revision(bad, before + 1, 99);
        try {
            rebuild();
            assertThat(sequence(bad)).isEqualTo(before);
            assertThat(state().at("/deadLetters").asInt()).isEqualTo(1);
        } finally {
            revision(bad, before + 1, 1);
        }
        var letter = admin().get("/api/dead-letters").each("/items", "/id").getFirst();
        assertThat(admin().post("/api/dead-letters/" + letter + "/retry", "").at("/solved"))
                .isEqualTo("true");
        assertThat(sequence(bad)).isEqualTo(all);
    }

    private int sequence(String id) {
        officer().patient().get("/api/complaints").expect(200);
        return db.sql("select sequence from read_side.case_list where complaint_id = ?::uuid")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private void revision(String id, int sequence, int revision) throws SQLException {
        try (var owner = settings.main().asOwner().getConnection();
                var statement = owner.createStatement()) {
            statement.execute("alter table events.event disable trigger append_only");
            statement.execute("update events.event set revision = %d where aggregate_id = '%s' and sequence = %d"
                    .formatted(revision, id, sequence));
            statement.execute("alter table events.event enable trigger append_only");
        }
    }

    @Test
    void one_that_fails_leaves_nothing_and_says_so() {
        var before = rows();
        db.sql("create table read_side_next.case_search (one integer)").update();
        db.sql("create view read_side_next.in_the_way as select * from read_side_next.case_search")
                .update();
        try {
            start();
            awaitEnd();
            assertThat(state().at("/rebuild/state").asString()).isEqualTo("FAILED");
            assertThat(state().at("/rebuild/error").asString()).contains("2BP01");
        } finally {
            db.sql("drop view read_side_next.in_the_way").update();
        }
        assertThat(rows()).isEqualTo(before);
        rebuild();
        assertThat(rows()).isEqualTo(before);
    }

    private void rebuild() {
        start();
        awaitEnd();
        assertThat(state().at("/rebuild/state").asString())
                .as(state().toString())
                .isEqualTo("DONE");
    }

    private void start() {
        var answer = admin().post("/api/projections/case-list/rebuild", "").expect(202);
        assertThat(answer.at("/name")).isEqualTo("case-list");
    }

    private void awaitEnd() {
        await(() -> !state().at("/rebuild/state").asString().equals("RUNNING"));
    }

    /** All but the swap is done. */
    private void awaitTables() {
        await(() -> db.sql("select count(*) from read_side.segment where projection = 'case-list'")
                        .query(Integer.class)
                        .single()
                > 4);
    }

    private static void await(java.util.function.BooleanSupplier done) {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private JsonNode state() {
        for (var state : admin().get("/api/projections").expect(200).json().at("/items")) {
            if (state.at("/name").asString().equals("case-list")) {
                return state;
            }
        }
        throw new AssertionError();
    }

    private List<String> found(String words) {
        return officer()
                .patient()
                .get("/api/complaints?q=" + words.replace(" ", "%20"))
                .expect(200)
                .each("/items", "/id");
    }

    /** Caught up. */
    private Map<String, List<String>> rows() {
        officer().patient().get("/api/complaints").expect(200);
        var rows = new TreeMap<String, List<String>>();
        for (var table : TABLES) {
            rows.put(
                    table,
                    db.sql("select t::text from read_side." + table + " t order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private List<String> indexes() {
        return db.sql("""
            select indexdef from pg_indexes where schemaname = 'read_side'
            union all
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
             where connamespace = 'read_side'::regnamespace
            union all
            select relname || ' ' || reloptions::text from pg_class
             where relnamespace = 'read_side'::regnamespace and reloptions is not null
            order by 1
            """).query(String.class).list();
    }

    private List<String> leftovers() {
        return db.sql("select relname from pg_class where relnamespace = 'read_side_next'::regnamespace")
                .query(String.class)
                .list();
    }
}
