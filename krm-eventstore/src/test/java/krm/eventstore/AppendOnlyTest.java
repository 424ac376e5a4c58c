package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyTest {

    private static final String DATABASE = TestServer.newDatabase();

    static {
        try (var store = new TestStore(DATABASE)) {
            store.append(UUID.randomUUID(), 0, "once");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        owner   | update events.event set payload = '{}'
        owner   | delete from events.event
        owner   | truncate events.event
        postgres| update events.event set payload = '{}'
        postgres| delete from events.event where false
        postgres| truncate events.event cascade
        """)
    void even_the_owner_and_the_superuser_are_refused(String role, String change) {
        assertThatThrownBy(() -> execute(role, change))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update events.event set payload = '{}'",
                "delete from events.event",
                "truncate events.event",
                "insert into events.event overriding system value select * from events.event",
                "alter table events.event disable trigger append_only",
                "drop table events.event",
                "update events.counter set last = 0",
                "insert into events.event (position, recorded_at) overriding system value values (1, now())",
                "update keys.data_key set wrapped = null, destroyed_at = now()",
                "delete from keys.data_key",
                "drop function events.take_numbers",
                "create table events.mine (a int)",
                "create table keys.mine (a int)"
            })
    void the_program_may_only_append_and_read(String change) {
        assertThatThrownBy(() -> execute("program", change))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void the_log_holds_what_it_held() throws Exception {
        try (var store = new TestStore(DATABASE)) {
            assertThat(store.log.after(0, 10)).hasSize(1);
            assertThat(store.verify().unchanged()).isTrue();
        }
    }

    private static void execute(String role, String sql) throws SQLException {
        try (var connection = TestServer.connect(DATABASE, role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
