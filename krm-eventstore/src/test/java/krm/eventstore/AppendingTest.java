package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppendingTest {

    private final String database = TestServer.newDatabase();
    private TestStore here;
    private TestStore there;

    @BeforeAll
    void start() {
        here = new TestStore(database);
        there = new TestStore(database);
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void what_was_appended_is_read_again_to_the_character() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "It \"rains\" \\ äöü 🌧 \u202e", "");
        here.append(talk, 2, "still");

        assertThat(there.words(talk)).containsExactly("It \"rains\" \\ äöü 🌧 \u202e", "", "still");
        assertThat(there.log.ofAggregate(talk, 0)).allSatisfy(e -> {
            assertThat(e.name()).isEqualTo("Said");
            assertThat(e.occurredOn()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(e.metadata()).contains("\"actor\":\"krm\"");
        });
    }

    @Test
    void what_has_a_column_is_not_stored_twice_and_read_from_there() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "once");

        var stored = there.log.ofAggregate(talk, 0).getFirst();
        assertThat(stored.payload()).doesNotContain("2026-03-02");
        assertThat(((TestStore.Said) there.codec.read(stored)).on()).isEqualTo(TestStore.DAY);
        assertThat(stored.metadata()).doesNotContain(TestStore.CALL.toString());
        assertThat(stored.correlationId()).isEqualTo(TestStore.CALL);
        assertThat(stored.causationId()).isNull();
        assertThat(there.codec.readMetadata(stored))
                .containsOnly(Map.entry("actor", "krm"), Map.entry("correlationId", TestStore.CALL.toString()));
    }

    @Test
    void of_two_that_saw_the_same_state_one_wins_and_nothing_is_doubled() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "first");
        there.append(talk, 1, "there");

        assertThatThrownBy(() -> here.append(talk, 1, "here", "and more")).isInstanceOf(ConcurrentChange.class);
        assertThat(here.words(talk)).containsExactly("first", "there");
        here.append(talk, 2, "again");
        assertThat(here.words(talk)).containsExactly("first", "there", "again");
    }

    @Test
    void who_loses_within_a_group_fails_alone() throws Exception {
        var taken = UUID.randomUUID();
        here.append(taken, 0, "taken");
        var talks = IntStream.range(0, 40).mapToObj(_ -> UUID.randomUUID()).toList();

        var outcomes = atOnce(48, i -> here.append(i < 40 ? talks.get(i) : taken, 0, "one", "two"));

        assertThat(outcomes.subList(0, 40)).containsOnly("stored");
        assertThat(outcomes.subList(40, 48)).containsOnly("ConcurrentChange");
        assertThat(talks).allSatisfy(t -> assertThat(here.words(t)).containsExactly("one", "two"));
        assertThat(here.words(taken)).containsExactly("taken");
        assertThat(here.metrics.get("krm.append.group").summary().max())
                .as("commands that shared a commit")
                .isGreaterThan(1);
        assertThat(here.verify().unchanged()).isTrue();
    }

    @Test
    void what_was_decided_on_something_that_has_changed_is_not_stored() throws Exception {
        var house = UUID.randomUUID();
        here.append(house, 0, "closed on Fridays");
        var talks = IntStream.range(0, 24).mapToObj(_ -> UUID.randomUUID()).toList();

        here.append(talks.getFirst(), 0, _ -> Deciding.now().orElseThrow().restsOn(house, 1), "on Thursday");
        there.append(house, 1, "closed on Thursdays too");
        var outcomes = atOnce(
                24,
                i -> here.append(
                        talks.get(i),
                        1 - Math.min(i, 1),
                        _ -> Deciding.now().orElseThrow().restsOn(house, 1 + i % 2),
                        "w"));

        for (int i = 0; i < 24; i++) {
            assertThat(outcomes.get(i)).isEqualTo(i % 2 == 0 ? "ConcurrentChange" : "stored");
            assertThat(here.words(talks.get(i))).hasSize(i % 2 == 0 ? i == 0 ? 1 : 0 : 1);
        }
    }

    @Test
    void the_same_request_at_the_same_instant_is_stored_once() throws Exception {
        var request = fingerprint(1);
        var talks = IntStream.range(0, 16).mapToObj(_ -> UUID.randomUUID()).toList();

        var outcomes = atOnce(
                16,
                i -> (i % 2 == 0 ? here : there)
                        .append(
                                talks.get(i),
                                0,
                                new AppendWith(new IdempotencyEntry(request, fingerprint(2)), null),
                                "once"));

        assertThat(outcomes).filteredOn("stored"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("RequestKnown"::equals).hasSize(15);
        var stored = talks.get(outcomes.indexOf("stored"));
        assertThat(here.log.ofRequest(request)).get().satisfies(event -> {
            assertThat(event.aggregateId()).isEqualTo(stored);
            assertThat(event.idempotency().fingerprint()).isEqualTo(fingerprint(2));
        });
        assertThat(talks).filteredOn(t -> !here.words(t).isEmpty()).containsExactly(stored);
    }

    @Test
    void running_numbers_have_no_gaps_on_two_nodes_and_a_refused_command_uses_none() throws Exception {
        var taken = UUID.randomUUID();
        here.append(taken, 0, "taken");
        var numbered = new AppendWith(null, new Numbering("WF-2026", "reference", n -> "WF-2026-%06d".formatted(n)));
        var talks = IntStream.range(0, 60).mapToObj(_ -> UUID.randomUUID()).toList();

        var outcomes = atOnce(
                60, i -> (i % 2 == 0 ? here : there).append(i % 10 == 9 ? taken : talks.get(i), 0, numbered, "one"));

        assertThat(outcomes).filteredOn("ConcurrentChange"::equals).hasSize(6);
        var references = talks.stream()
                .flatMap(t -> here.log.ofAggregate(t, 0).stream())
                .map(e -> here.codec.readMetadata(e).get("reference"))
                .sorted()
                .toList();
        assertThat(references)
                .isEqualTo(IntStream.rangeClosed(1, 54)
                        .mapToObj("WF-2026-%06d"::formatted)
                        .toList());
        assertThat(here.verify().unchanged()).as("the number is under the hash").isTrue();
    }

    @Test
    void commands_of_one_aggregate_that_come_in_order_stay_in_order() throws Exception {
        var talks = IntStream.range(0, 16).mapToObj(_ -> UUID.randomUUID()).toList();
        atOnce(16, i -> IntStream.range(0, 20).forEach(n -> here.append(talks.get(i), n, "word " + n)));
        for (var talk : talks) {
            var events = here.log.ofAggregate(talk, 0);
            assertThat(events).hasSize(20);
            assertThat(events).extracting(StoredEvent::position).isSorted();
        }
    }

    private static byte[] fingerprint(int of) {
        return new MasterKey(new byte[32]).fingerprint(new byte[] {(byte) of});
    }

    interface Call {
        void number(int i);
    }

    static List<String> atOnce(int calls, Call call) throws Exception {
        var together = new CyclicBarrier(calls);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    together.await();
                    try {
                        call.number(number);
                        return "stored";
                    } catch (RuntimeException e) {
                        return e.getClass().getSimpleName();
                    }
                }));
            }
            var outcomes = new ArrayList<String>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
