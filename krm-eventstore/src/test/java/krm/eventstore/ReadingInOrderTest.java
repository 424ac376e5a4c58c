package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

/** What a projection sees: every committed event once, in order, without waiting for anybody. */
class ReadingInOrderTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);

    @Test
    void every_event_comes_once_and_in_order_while_two_nodes_append_and_one_in_twenty_aborts() throws Exception {
        var database = TestServer.newDatabase();
        try (var here = new TestStore(database);
                var there = new TestStore(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = UUID.randomUUID();
            here.append(taken, 0, "taken");
            var aborted = new AtomicInteger();
            int writers = 16;
            int each = 100 * SCALE;
            var writing = new ArrayList<Future<Integer>>();
            for (int w = 0; w < writers; w++) {
                var node = w % 2 == 0 ? here : there;
                writing.add(threads.submit(() -> write(node, each, taken, aborted)));
            }
            var readers = new ArrayList<Future<List<Long>>>();
            for (var node : List.of(here, there)) {
                readers.add(threads.submit(reading(node, 1 + writers * each)));
            }
            int appended = 1;
            for (var one : writing) {
                appended += one.get();
            }
            assertThat(aborted.get()).isPositive();
            for (var reader : readers) {
                var seen = reader.get(60, TimeUnit.SECONDS);
                assertThat(seen).hasSize(appended).isSorted().doesNotHaveDuplicates();
            }
            assertThat(here.verify()).isEqualTo(new Verification.Result(appended, java.util.OptionalLong.empty()));
        }
    }

    /** Appends {@code each} events, and one in twenty more that loses its race and is rolled back. */
    private static int write(TestStore node, int each, UUID taken, AtomicInteger aborted) {
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < each; i++) {
            if (random.nextInt(20) == 0) {
                try {
                    node.append(taken, 0, "too late");
                } catch (ConcurrentChange e) {
                    aborted.incrementAndGet();
                }
            }
            node.append(UUID.randomUUID(), 0, "word");
        }
        return each;
    }

    private static Callable<List<Long>> reading(TestStore node, int expected) {
        return () -> {
            var seen = new ArrayList<Long>();
            try (var stream = node.store.openStream(null)) {
                while (seen.size() < expected && stream.hasNextAvailable(30, TimeUnit.SECONDS)) {
                    seen.add(position(stream.nextAvailable()));
                }
            }
            return seen;
        };
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }

    @Test
    void a_long_writing_transaction_elsewhere_holds_no_reader_back() throws Exception {
        var database = TestServer.newDatabase();
        try (var node = new TestStore(database);
                var other = TestServer.connect(database, "postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("create table elsewhere as select generate_series(1, 10) as n");
            var talk = UUID.randomUUID();
            node.append(talk, 0, "while it runs");
            try (var stream = node.store.openStream(null)) {
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            }
            other.rollback();
        }
    }

    @Test
    void a_stream_goes_on_behind_its_token_and_wakes_for_what_another_node_appends() throws Exception {
        var database = TestServer.newDatabase();
        try (var here = new TestStore(database);
                var there = new TestStore(database)) {
            here.append(UUID.randomUUID(), 0, "before");
            var token = here.store.createHeadToken();
            try (var stream = here.store.openStream(token)) {
                assertThat(stream.peek()).isEmpty();
                there.append(UUID.randomUUID(), 0, "behind");
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken().position().orElseThrow())
                        .isGreaterThan(token.position().orElseThrow());
                assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
            }
        }
    }

    @Test
    void every_event_is_in_one_share_and_the_database_says_the_same_as_the_program() throws Exception {
        try (var node = new TestStore(TestServer.newDatabase())) {
            for (int i = 0; i < 40; i++) {
                node.append(UUID.randomUUID(), 0, "one", "two");
            }
            var all = node.log.after(0, 1_000);
            var seen = new ArrayList<StoredEvent>();
            for (int number = 0; number < 3; number++) {
                var share = new Share(number, 3);
                var events = node.log.after(0, Long.MAX_VALUE, share, 1_000);
                assertThat(events).allMatch(event -> share.has(event.aggregateId()));
                seen.addAll(events);
            }
            assertThat(seen.stream().map(StoredEvent::position))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(StoredEvent::position).toList());
            assertThat(node.log.after(0, all.get(9).position(), Share.ALL, 1_000))
                    .hasSize(10);
        }
    }
}
