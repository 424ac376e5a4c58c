package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody with a superuser's rights has been at the log. */
class VerificationTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the payload        | update events.event set payload = replace(payload, 'weather', 'whether') where position = 8         | 8
        the metadata       | update events.event set metadata = replace(metadata, 'krm', 'gf') where position = 8                 | 8
        the business day   | update events.event set occurred_on = occurred_on - 1 where position = 8                             | 8
        the recorded time  | update events.event set recorded_at = recorded_at - interval '1 microsecond' where position = 8      | 8
        the name           | update events.event set name = 'Heard' where position = 8                                            | 8
        the revision       | update events.event set revision = 2 where position = 8                                              | 8
        the key            | update events.event set key_id = gen_random_uuid() where position = 8                                | 8
        the correlation    | update events.event set correlation_id = gen_random_uuid() where position = 8                        | 8
        the cause          | update events.event set causation_id = gen_random_uuid() where position = 8                          | 8
        the event id       | update events.event set event_id = gen_random_uuid() where position = 8                              | 8
        the hash           | update events.event set hash = sha256('x') where position = 8                                        | 8
        no time at all     | update events.event set recorded_at = 'infinity' where position = 8                                  | 8
        an empty request   | update events.event set request = '' where position = 8                                              | 8
        an empty print     | update events.event set fingerprint = '' where position = 8                                          | 8
        both of them       | update events.event set request = '', fingerprint = '' where position = 8                            | 8
        another aggregate  | update events.event set aggregate_id = gen_random_uuid() where position = 8                          | 8
        a removed event    | delete from events.event where position = 8                                                          | 11
        a removed first    | delete from events.event where position = 2                                                          | 5
        an exchanged order | update events.event set position = case position when 5 then 8 else 5 end where position in (5, 8)    | 5
        """)
    void the_first_position_that_is_not_as_it_was_is_named(String what, String change, long position) throws Exception {
        var database = TestServer.newDatabase();
        try (var store = new TestStore(database)) {
            // Three aggregates in turn: 8 is the third event of the second one, 11 its next.
            var talks = new UUID[] {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
            for (int i = 0; i < 12; i++) {
                store.append(talks[i % 3], i / 3, "word " + i);
            }
            assertThat(store.verify()).isEqualTo(new Verification.Result(12, java.util.OptionalLong.empty()));

            var deferred = change.startsWith("update events.event set position");
            try (var superuser = TestServer.connect(database, "postgres");
                    var statement = superuser.createStatement()) {
                statement.execute("alter table events.event disable trigger append_only");
                statement.execute("alter table events.event alter position drop identity");
                if (deferred) {
                    statement.execute("alter table events.event drop constraint event_pkey");
                }
                statement.execute(change);
            }

            assertThat(store.verify().firstBroken()).hasValue(position);
        }
    }

    @Test
    void any_range_can_be_verified_by_itself() {
        try (var store = new TestStore(TestServer.newDatabase())) {
            var talk = UUID.randomUUID();
            for (int i = 0; i < 20; i++) {
                store.append(talk, i, "word " + i);
            }
            var reached = new ArrayList<Long>();
            var result = new Verification(store.pool).verify(5, 9, reached::add);
            assertThat(result).isEqualTo(new Verification.Result(5, java.util.OptionalLong.empty()));
            assertThat(reached).containsExactly(9L);
        }
    }
}
