package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The server drops connections in the middle of commits; nobody is told anything that is not true. */
class BrokenConnectionsTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);
    private static final int WRITERS = 12;

    /** What became of each append: answered, refused, or not known (503). */
    private record Outcome(List<UUID> answered, List<UUID> unknown) {}

    @Test
    void whoever_was_answered_is_stored_once_and_nobody_in_part() throws Exception {
        var database = TestServer.newDatabase();
        try (var store = new TestStore(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new AtomicBoolean(true);
            var killer = threads.submit(() -> dropConnections(database, writing));
            var writers = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(store, 150 * SCALE)));
            }
            var answered = new ArrayList<UUID>();
            var unknown = new ArrayList<UUID>();
            for (var writer : writers) {
                answered.addAll(writer.get().answered());
                unknown.addAll(writer.get().unknown());
            }
            writing.set(false);
            assertThat(killer.get()).as("connections that were dropped").isGreaterThan(10);

            var stored = eventsOf(database);
            assertThat(answered)
                    .isNotEmpty()
                    .allSatisfy(talk -> assertThat(stored).containsEntry(talk, 2));
            assertThat(unknown)
                    .allSatisfy(talk -> assertThat(stored.getOrDefault(talk, 0)).isIn(0, 2));
            assertThat(stored.keySet())
                    .allSatisfy(talk -> assertThat(answered.contains(talk) || unknown.contains(talk))
                            .isTrue());
            assertThat(numbers(store)).doesNotHaveDuplicates().hasSize(stored.size());
            assertThat(store.verify().unchanged()).isTrue();
        }
    }

    private static Outcome write(TestStore store, int times) {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        var numbered = new AppendWith(null, new Numbering("WF-2026", "reference", Long::toString));
        for (int i = 0; i < times; i++) {
            var talk = UUID.randomUUID();
            try {
                store.append(talk, 0, numbered, "one", "two");
                outcome.answered().add(talk);
            } catch (StoreUnavailable e) {
                outcome.unknown().add(talk);
            }
        }
        return outcome;
    }

    /** Ends the connections that are appending at this moment, again and again. */
    private static int dropConnections(String database, AtomicBoolean writing) throws Exception {
        int dropped = 0;
        try (var superuser = TestServer.connect(database, "postgres");
                var statement = superuser.createStatement()) {
            while (writing.get()) {
                try (var rows = statement.executeQuery("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and usename = 'program' and state = 'active'
                       and query like 'insert into events.event%'
                    """)) {
                    while (rows.next()) {
                        dropped++;
                    }
                }
                Thread.sleep(5);
            }
        }
        return dropped;
    }

    private static Map<UUID, Integer> eventsOf(String database) throws Exception {
        try (var superuser = TestServer.connect(database, "postgres");
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("select aggregate_id, count(*) from events.event group by 1")) {
            var events = new HashMap<UUID, Integer>();
            while (rows.next()) {
                events.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
            return events;
        }
    }

    private static List<String> numbers(TestStore store) {
        return store.log.after(0, Integer.MAX_VALUE).stream()
                .filter(e -> e.sequence() == 0)
                .map(e -> store.codec.readMetadata(e).get("reference"))
                .toList();
    }
}
