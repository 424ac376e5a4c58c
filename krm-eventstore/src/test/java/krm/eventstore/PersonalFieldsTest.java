package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import krm.eventstore.TestStore.Said;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalFieldsTest {

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
    void nobody_reads_them_in_the_database_and_the_rest_is_plain_json() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "secret words");
        var payload = here.log.ofAggregate(talk, 0).getFirst().payload();
        assertThat(payload)
                .doesNotContain("secret words", "Erika Beispiel")
                .matches(
                        "\\{\"topic\":\"weather\",\"words\":\"aes1:[A-Za-z0-9+/]+\",\"by\":\\[\\{\"name\":\"aes1:[A-Za-z0-9+/]+\",\"town\":\"Wolfenbüttel\"}]}");
    }

    @Test
    void they_are_not_read_by_who_decides_or_projects() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "secret words");
        var read = (Said) here.codec.read(here.log.ofAggregate(talk, 0).getFirst());
        assertThat(read.words()).isEqualTo(FieldCipher.SEALED);
        assertThat(read.by().getFirst().name()).isEqualTo(FieldCipher.SEALED);
        assertThat(read.topic()).isEqualTo("weather");
    }

    @Test
    void a_destroyed_key_reads_as_erased_on_every_node_at_once_and_breaks_nothing() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "one", "two");
        assertThat(here.words(talk)).containsExactly("one", "two");
        assertThat(there.words(talk)).containsExactly("one", "two");

        here.keys.destroy(List.of(here.log.ofAggregate(talk, 0).getFirst().keyId()));

        for (var node : List.of(here, there)) {
            assertThat(node.words(talk)).containsExactly(FieldCipher.ERASED, FieldCipher.ERASED);
            assertThat(node.verify().unchanged()).isTrue();
        }
    }

    @Test
    void a_ciphertext_that_is_moved_to_another_place_does_not_open() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "one", "two");
        var events = here.log.ofAggregate(talk, 0);
        var key = here.keys
                .find(List.of(events.getFirst().keyId()))
                .get(events.getFirst().keyId());
        var moved = new StoredEvent(
                0,
                talk,
                events.get(1).eventId(),
                events.get(1).keyId(),
                1,
                events.get(1).recordedAt(),
                TestStore.DAY,
                "Said",
                1,
                null,
                null,
                events.get(0).payload(),
                "{}",
                null,
                new byte[32]);

        assertThat(here.codec.reveal(events.get(1), key)).isEqualTo(TestStore.said("two"));
        assertThatThrownBy(() -> here.codec.reveal(moved, key)).hasMessageContaining("does not open");
    }

    @Test
    void each_aggregate_has_a_key_of_its_own() {
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        here.append(one, 0, "one", "two");
        here.append(other, 0, "three");
        assertThat(here.log.ofAggregate(one, 0)).extracting(StoredEvent::keyId).containsOnly(keyOf(one));
        assertThat(keyOf(one)).isNotEqualTo(keyOf(other));
    }

    @Test
    void the_key_of_an_aggregate_that_another_node_began_is_found() {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "one");
        there.append(talk, 1, "two");
        here.append(talk, 2, "three");
        assertThat(there.words(talk)).containsExactly("one", "two", "three");
    }

    @Test
    void another_master_key_is_noticed_before_anything_is_written_with_it() {
        var otherKeys = new DataKeys(here.pool, new MasterKey(new byte[MasterKey.BYTES]), java.time.Clock.systemUTC());
        assertThat(here.keys.masterKeyFits()).isTrue();
        assertThat(there.keys.masterKeyFits()).isTrue();
        assertThat(otherKeys.masterKeyFits()).isFalse();
    }

    @Test
    void only_keys_that_are_old_and_unused_are_swept() throws Exception {
        var talk = UUID.randomUUID();
        here.append(talk, 0, "used");
        var used = keyOf(talk);
        var fresh = here.keys.next().id();
        var old = here.keys.next().id();
        try (var superuser = TestServer.connect(database, "postgres");
                var statement = superuser.createStatement()) {
            statement.execute("update keys.data_key set created_at = now() - interval '8 days' where key_id in ('" + old
                    + "', '" + used + "')");
        }

        assertThat(here.keys.sweep(here.log)).isEqualTo(1);
        assertThat(here.keys.find(List.of(used, fresh, old))).containsOnlyKeys(used, fresh);
        assertThat(here.words(talk)).containsExactly("used");
    }

    private UUID keyOf(UUID aggregate) {
        return here.log.ofAggregate(aggregate, 0).getFirst().keyId();
    }
}
