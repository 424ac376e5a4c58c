package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import krm.app.command.Krm;
import krm.app.database.EmbeddedDatabase;
import krm.app.database.Servers;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A rebuild of a large house, while people read and write; killed in the middle; and everything dropped. */
class RebuildingALargeHouseTest {

    /** Some 12,000 events; with a scale of 17 some 200,000. */
    private static final int CASES = 1_500 * Integer.getInteger("krm.test.scale", 1);

    private static final List<String> TABLES =
            List.of("case_list", "case_deadline", "case_count", "case_facet_count", "case_search");
    private static final List<String> READS = List.of(
            "/api/complaints?size=200",
            "/api/complaints?q=schmidt",
            "/api/complaints?status=ANSWERED&page=3",
            "/api/worklist?size=200",
            "/api/worklist?due=overdue");

    @TempDir
    private Path folder;

    private final String port = Krm.freePort();
    private final Somebody officer = Somebody.withPassword(Integer.parseInt(port), "krm", "demo");
    private final Somebody admin = Somebody.withPassword(Integer.parseInt(port), "admin", "demo");

    @Test
    void every_read_succeeds_and_the_tables_are_the_same_whatever_happens() throws Exception {
        try (var server = EmbeddedDatabase.start(folder.resolve("server"), Servers.BINARIES)) {
            var environment = DatabaseAwayTest.environment(server, port, folder);
            var unnamed = new HashMap<>(environment);
            unnamed.remove("SPRING_PROFILES_ACTIVE");
            var made = Krm.run(unnamed, "sample-data", "--cases", Integer.toString(CASES), "--confirm", "invented");
            assertThat(made.exit()).as(made.err()).isZero();
            try (var superuser = Servers.superuser(server)) {
                try (var _ = Krm.start(environment)) {
                    caughtUp();
                    whilePeopleReadAndWrite();
                    isWhatARebuildMakesOfIt(superuser);
                }
                killedInTheMiddle(environment, server);
                try (var _ = Krm.start(environment)) {
                    caughtUp();
                    assertThat(state().at("/rebuild/state").asString()).isEqualTo("INTERRUPTED");
                    assertThat(state().at("/rebuild/error").isNull()).isTrue();
                    assertThat(texts(
                                    superuser,
                                    "select relname from pg_class where relnamespace = 'read_side_next'::regnamespace"))
                            .isEmpty();
                    isWhatARebuildMakesOfIt(superuser);
                }
                var before = rows(superuser);
                var head = texts(superuser, "select max(position)::text from events.event");
                try (var statement = superuser.createStatement()) {
                    statement.execute("drop schema read_side cascade; create schema read_side authorization krm");
                }
                try (var _ = Krm.start(environment)) {
                    caughtUp();
                    assertThat(rows(superuser)).isEqualTo(before);
                    assertThat(texts(superuser, "select max(position)::text from events.event"))
                            .as("nothing happens again")
                            .isEqualTo(head);
                }
            }
        }
    }

    private void whilePeopleReadAndWrite() throws Exception {
        var reading = new AtomicBoolean(true);
        var reads = new ConcurrentHashMap<Integer, AtomicInteger>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var traffic = new Traffic(officer).start(2)) {
            for (var address : READS) {
                threads.submit(() -> {
                    while (reading.get()) {
                        reads.computeIfAbsent(officer.get(address).status(), _ -> new AtomicInteger())
                                .incrementAndGet();
                    }
                });
            }
            traffic.awaitAnswers(20);
            var state = rebuilt();
            traffic.awaitAnswers(20);
            reading.set(false);
            traffic.end();
            System.out.println("RebuildingALargeHouseTest: " + state + ", reads " + reads);
        }
        assertThat(reads).containsOnlyKeys(200);
        assertThat(reads.get(200).get()).isGreaterThan(20);
    }

    /** All but the swap is done, and batches are written, when the program dies. */
    private void killedInTheMiddle(Map<String, String> environment, EmbeddedDatabase server) throws Exception {
        try (var krm = Krm.start(environment);
                var traffic = new Traffic(officer).start(4);
                var reader = Servers.superuser(server);
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table read_side.case_list in access share mode");
            rebuild();
            await(() -> !texts(reader, "select '' from read_side.segment where generation = 3")
                    .isEmpty());
            assertThat(state().at("/rebuild/state").asString()).isEqualTo("RUNNING");
            traffic.awaitAnswers(50);
            krm.kill();
            reader.rollback();
        }
    }

    /** If the system records what was missed in between, once more. */
    private void isWhatARebuildMakesOfIt(Connection superuser) throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            caughtUp();
            var head = texts(superuser, "select max(position)::text from events.event");
            var before = rows(superuser);
            rebuilt();
            var after = rows(superuser);
            if (texts(superuser, "select max(position)::text from events.event").equals(head)) {
                assertThat(after).isEqualTo(before);
                return;
            }
        }
        throw new AssertionError("There is no peace");
    }

    private JsonNode rebuilt() throws Exception {
        rebuild();
        await(() -> !state().at("/rebuild/state").asString().equals("RUNNING"));
        assertThat(state().at("/rebuild/state").asString())
                .as(state().toString())
                .isEqualTo("DONE");
        return state();
    }

    private void rebuild() {
        admin.post("/api/projections/case-list/rebuild", "").expect(202);
    }

    private JsonNode state() {
        for (var state : admin.get("/api/projections").expect(200).json().at("/items")) {
            if (state.at("/name").asString().equals("case-list")) {
                return state;
            }
        }
        throw new AssertionError();
    }

    private void caughtUp() throws Exception {
        await(() -> state().at("/lagEvents").asLong() == 0);
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws Exception {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(100);
        }
    }

    /** By checksum: a large house has millions of words. */
    private static Map<String, List<String>> rows(Connection superuser) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (var table : TABLES) {
            rows.put(
                    table,
                    texts(
                            superuser,
                            "select count(*) || ' ' || sum(hashtextextended(t::text, 0)) from read_side." + table
                                    + " t"));
        }
        return rows;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
