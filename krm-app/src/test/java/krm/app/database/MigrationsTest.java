package krm.app.database;

import static krm.app.database.Servers.asProgram;
import static krm.app.database.Servers.one;
import static krm.app.database.Servers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import krm.app.database.DatabaseAccess.Login;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    @TempDir
    private static Path data;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = Servers.migrated(data);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_second_run_changes_nothing() throws SQLException {
        var before = objects();
        new Migrations(database.settings()).run();
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void the_program_owns_the_read_side_and_nothing_else() throws SQLException {
        assertThat(rows(database, """
            select n.nspname from pg_namespace n where pg_get_userbyid(n.nspowner) = 'krm'
            union select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where pg_get_userbyid(c.relowner) = 'krm' and n.nspname not like 'pg_toast%'
            """)).containsExactlyInAnyOrder("read_side", "read_side_next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into events.event (position, sequence) overriding system value values (1, 0)",
                "update events.counter set last = 0",
                "insert into events.counter values ('WF-2026', 7)",
                "alter table events.event disable trigger one_after_the_other",
                "update events.event set payload = ''",
                "delete from events.event",
                "truncate events.event",
                "drop table events.event",
                "alter table events.event disable trigger append_only",
                "drop trigger append_only on events.event",
                "create table events.more (n int)",
                "drop schema events cascade",
                "drop function events.refuse_change cascade",
                "delete from events.flyway_schema_history",
                "update keys.data_key set wrapped = null",
                "delete from keys.data_key",
                "truncate keys.data_key",
                "drop table keys.data_key",
                "drop schema keys cascade",
                "update keys.master_key set fingerprint = ''",
                "update keys.search_key set wrapped = ''",
                "delete from keys.search_key",
                "update events.seal set line = ''",
                "delete from events.seal",
                "update audit.access set actor = 'nobody'",
                "delete from audit.access",
                "truncate audit.access",
                "insert into audit.access (at, complaint) values (now(), gen_random_uuid())",
                "delete from audit.verification",
                "delete from people.account",
                "drop table people.account",
                "create schema mine",
                "set role krm_owner",
            })
    void the_program_can_not(String forbidden) {
        assertThatThrownBy(() -> asProgram(database, forbidden))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void even_the_owner_does_not_change_events() {
        assertThatThrownBy(() -> Servers.asOwner(database, "update events.event set payload = ''"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Servers.asOwner(database, "truncate events.event"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Servers.asOwner(database, "delete from events.seal"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Servers.asOwner(database, "delete from audit.access"))
                .hasMessageContaining("append-only");
    }

    @Test
    void without_the_owner_a_complete_schema_is_enough() {
        assertThatCode(() -> new Migrations(withoutOwner(database.settings().main())).run())
                .doesNotThrowAnyException();
    }

    @Test
    void without_the_owner_an_empty_database_says_how_to_go_on() throws SQLException {
        var empty = another("empty");
        assertThatThrownBy(() -> new Migrations(withoutOwner(empty)).run())
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.SCHEMA_MISSING))
                .hasMessageContaining("run \"krm migrate\" with KRM_DB_OWNER_USER and KRM_DB_OWNER_PASSWORD");
    }

    @Test
    void a_missing_role_comes_with_the_sql_that_makes_it() throws SQLException {
        var main = another("without_role");
        var settings = DatabaseSettings.of(new DatabaseAccess(main.url(), new Login("krm-2", "p"), main.owner()));
        assertThatThrownBy(() -> new Migrations(settings).run())
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.ROLE_MISSING))
                .hasMessageContaining("create role \"krm-2\" login password '…'; grant \"krm-2\" to \"krm_owner\";");
    }

    @Test
    void keys_may_lie_in_another_database() throws SQLException {
        var settings = new DatabaseSettings(another("apart"), another("vault"));
        new Migrations(settings).run();

        assertThat(schemas(settings.main())).isEqualTo("audit,events,imports,people,public,read_side,read_side_next");
        assertThat(schemas(settings.keys())).isEqualTo("keys,public");
    }

    @Test
    void another_schema_than_ours_is_not_touched() throws SQLException {
        var main = another("changed");
        new Migrations(DatabaseSettings.of(main)).run();
        try (var db = main.asOwner().getConnection()) {
            db.createStatement().execute("update events.flyway_schema_history set checksum = 1 where version = '001'");
        }
        assertThatThrownBy(() -> new Migrations(DatabaseSettings.of(main)).run())
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.SCHEMA_MISSING))
                .hasMessageContaining("is not what this krm made")
                .message()
                .doesNotContain("\n");
    }

    private static DatabaseAccess another(String name) throws SQLException {
        try (var db = Servers.superuser(database)) {
            db.createStatement().execute("create database " + name + " owner krm_owner");
        }
        var main = database.settings().main();
        return new DatabaseAccess(main.url().replaceFirst("/krm$", "/" + name), main.program(), main.owner());
    }

    private static DatabaseSettings withoutOwner(DatabaseAccess database) {
        return DatabaseSettings.of(new DatabaseAccess(database.url(), database.program(), null));
    }

    private static String schemas(DatabaseAccess database) throws SQLException {
        try (var db = database.asOwner().getConnection();
                var row = db.createStatement()
                        .executeQuery(
                                "select string_agg(nspname, ',' order by nspname) from pg_namespace where nspname !~"
                                        + " '^(pg_|information)'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String objects() throws SQLException {
        return one(database, """
            select string_agg(oid || ':' || relname || coalesce(relacl::text, ''), ',' order by oid)
            from pg_class where relnamespace::regnamespace::text in ('audit', 'events', 'imports', 'keys', 'people', 'read_side')
            """);
    }
}
