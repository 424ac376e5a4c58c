package krm.app.database;

import static krm.app.database.Servers.asOwner;
import static krm.app.database.Servers.asProgram;
import static krm.app.database.Servers.one;
import static krm.app.database.Servers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAndRestoreTest {

    /** Everything that a CSV file could lose. */
    private static final String AWKWARD = "E'{\"t\":\"a,b\\r\\n\\\\.\\n''\"\",\\tÄ🌬 \"}\\n\\\\.\\n'";

    /** Worked out from the events, or of no use after a restore. */
    private static final List<String> REBUILT_OR_SHORT_LIVED = List.of(
            "people.jobcenter",
            "people.team",
            "people.account",
            "people.progress",
            "people.failed_sign_in",
            "people.session",
            "audit.verification",
            "audit.export");

    @TempDir
    private static Path servers;

    private static EmbeddedDatabase source;
    private static EmbeddedDatabase target;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        source = Servers.migrated(servers.resolve("source"));
        target = Servers.migrated(servers.resolve("target"));
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
    }

    @BeforeEach
    void emptyBoth() throws SQLException {
        for (var database : List.of(source, target)) {
            try (var db = Servers.superuser(database)) {
                // Past the trigger that refuses it.
                db.createStatement().execute("set session_replication_role = replica");
                db.createStatement().execute("truncate " + String.join(", ", tables(database)) + " restart identity");
                db.createStatement().execute("insert into people.progress (position) values (0)");
            }
        }
    }

    @Test
    void everything_comes_back_on_another_server() throws SQLException {
        append(source, 50);
        asProgram(
                source,
                "insert into people.credential (id, password_hash, must_change) values (gen_random_uuid(),"
                        + " '{bcrypt}x', true)");
        asProgram(source, """
            insert into audit.access (actor, role, on_behalf_of, jobcenter, door, outcome, house, file, received_from,
                                      received_to, cases, events)
            values ('revision', 'AUDITOR', 'krm', 'WF', 'EXPORT', 'ALLOWED', 'WF', 'xes', '2026-01-01', '2026-03-31', 7, 50)
            """);
        asProgram(target, "insert into people.jobcenter values ('XX', 'made by a first start', 'NI', 1)");
        asProgram(target, "update people.progress set position = 7");

        var taken = backup();
        var restored = restore(taken);

        assertThat(restored).isEqualTo(new Restore.Restored(50, 50, 50));
        assertThat(rows(target, "select code from people.jobcenter"))
                .as("comes out of the events at the next start")
                .isEmpty();
        assertThat(one(target, "select position from people.progress")).isEqualTo("0");
        for (var table : tables(source)) {
            if (REBUILT_OR_SHORT_LIVED.contains(table)) {
                continue;
            }
            var query = "select t::text from " + table + " t order by 1";
            assertThat(rows(target, query))
                    .as(table)
                    .isEqualTo(rows(source, query))
                    .isNotEmpty();
        }
    }

    @Test
    void numbering_goes_on_where_it_ended() throws SQLException {
        append(source, 3);
        restore(backup());
        append(target, 1);

        assertThat(rows(target, "select position from events.event order by 1")).containsExactly("1", "2", "3", "4");
        assertThat(rows(target, "select id from audit.access order by 1")).containsExactly("1", "2");
    }

    @Test
    void an_empty_database_can_be_restored_too() throws SQLException {
        restore(backup());
        append(target, 1);

        assertThat(one(target, "select position from events.event")).isEqualTo("1");
    }

    @Test
    void every_event_has_its_key_though_krm_was_writing() throws Exception {
        var enough = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                try {
                    append(source, 1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        while (Integer.parseInt(one(source, "select count(*) from events.event")) < 20) {
            Thread.onSpinWait();
        }
        var taken = backup();
        enough.set(true);
        writer.join();
        restore(taken);

        assertThat(taken.eventCount()).isGreaterThanOrEqualTo(20);
        assertThat(one(target, "select count(*) from events.event")).isEqualTo(Long.toString(taken.eventCount()));
        assertThat(rows(
                        target,
                        "select key_id from events.event where key_id not in (select key_id from keys.data_key)"))
                .isEmpty();
    }

    @Test
    void nothing_is_restored_over_events() throws SQLException {
        append(source, 2);
        var taken = backup();
        append(target, 1);

        assertRefused(Exit.REFUSED, taken).hasMessageContaining("holds 1 events already; restore into an empty one");
        assertThat(one(target, "select count(*) from events.event")).isEqualTo("1");
        assertThat(one(target, "select count(*) from keys.data_key")).isEqualTo("1");
    }

    @Test
    void a_damaged_archive_changes_nothing() throws SQLException, IOException {
        append(source, 5);
        var taken = backup();
        rewrite(taken.events(), "events.event.csv", csv -> csv.replace("Ereignis", "Ereignit"));
        assertRefused(Exit.ARCHIVE, taken).hasMessageContaining("does not have the SHA-256");

        var again = backup();
        rewrite(again.keys(), "manifest.json", json -> json.replace("\"rows\" : 5", "\"rows\" : 6"));
        assertRefused(Exit.ARCHIVE, again).hasMessageContaining("has 5 rows where the manifest names 6");

        var truncated = backup();
        Files.write(truncated.events(), Arrays.copyOf(Files.readAllBytes(truncated.events()), 700));
        assertRefused(Exit.ARCHIVE, truncated);

        assertThat(one(target, "select count(*) from keys.data_key")).isEqualTo("0");
        assertThat(one(target, "select count(*) from events.event")).isEqualTo("0");
    }

    @Test
    void events_and_keys_are_not_taken_for_each_other() {
        var taken = backup();
        var swapped = new Backup.Taken(taken.keys(), taken.events(), 0, 0, 0);
        assertRefused(Exit.ARCHIVE, swapped).hasMessageContaining("holds KEYS where EVENTS are expected");
    }

    @Test
    void no_archive_has_both() throws IOException {
        var taken = backup();
        try (var events = new ZipFile(taken.events().toFile());
                var keys = new ZipFile(taken.keys().toFile())) {
            assertThat(events.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("keys"));
            assertThat(keys.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("events"));
        }
    }

    @Test
    void every_table_that_cannot_be_rebuilt_is_in_an_archive() throws SQLException {
        assertThat(tables(source))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                REBUILT_OR_SHORT_LIVED.stream(),
                                Stream.of(Archive.Kind.values()).flatMap(kind -> kind.tables.stream()))
                        .toList());
    }

    @Test
    void keys_may_be_from_a_later_backup_than_events() throws SQLException {
        append(source, 2);
        var first = backup();
        asProgram(source, "select keys.destroy(array(select key_id from keys.data_key order by created_at limit 1))");
        append(source, 1);
        var later = backup();

        restore(new Backup.Taken(first.events(), later.keys(), 0, 0, 0));

        assertThat(one(target, "select count(*) from events.event")).isEqualTo("2");
        assertThat(one(target, "select count(*) || ' ' || count(wrapped) from keys.data_key"))
                .isEqualTo("3 2");
    }

    @Test
    void but_not_from_an_earlier_one_nobody_has_erased_those_cases() throws SQLException {
        append(source, 2);
        var first = backup();
        append(source, 3);
        var later = backup();

        assertRefused(Exit.ARCHIVE, new Backup.Taken(later.events(), first.keys(), 0, 0, 0))
                .hasMessageContaining("the keys of 3 of their cases");
        assertThat(one(target, "select count(*) from events.event")).isEqualTo("0");
        restore(later);
        assertThat(one(target, "select count(*) from events.event")).isEqualTo("5");
    }

    @Test
    void keys_in_a_database_of_their_own_are_not_kept_either_when_the_events_do_not_fit_them() throws SQLException {
        append(source, 2);
        var first = backup();
        append(source, 3);
        var later = backup();
        var apart = new DatabaseSettings(target.settings().main(), vault());
        new Migrations(apart).run();
        var restore = new Restore(apart);

        assertThatThrownBy(() -> restore.from(later.events(), first.keys()))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.ARCHIVE));

        assertThat(keysIn(apart.keys())).isZero();
        assertThat(one(target, "select count(*) from events.event")).isEqualTo("0");
        assertThat(restore.from(later.events(), later.keys())).isEqualTo(new Restore.Restored(5, 5, 5));
        assertThat(keysIn(apart.keys())).isEqualTo(5);
        assertThat(one(target, "select count(*) from keys.data_key")).isEqualTo("0");
    }

    /** Another database of the same server. */
    private static DatabaseAccess vault() throws SQLException {
        var main = target.settings().main();
        try (var db = Servers.superuser(target)) {
            db.createStatement()
                    .execute("create database vault owner "
                            + Objects.requireNonNull(main.owner()).user());
        }
        return new DatabaseAccess(main.url().replaceFirst("/[^/?]+($|\\?)", "/vault$1"), main.program(), main.owner());
    }

    private static long keysIn(DatabaseAccess database) throws SQLException {
        try (var db = database.asOwner().getConnection()) {
            return Rows.number(db, "select count(*) from keys.data_key");
        }
    }

    @Test
    void a_key_that_is_destroyed_here_stays_destroyed() throws SQLException {
        append(source, 2);
        var taken = backup();
        // The keys' database has survived, and somebody was erased after the backup.
        asOwner(target, "insert into keys.master_key values (true, '\\x01')");
        var erased = one(source, "select key_id from keys.data_key limit 1");
        asOwner(target, "insert into keys.data_key values ('" + erased + "', null, now(), now())");

        restore(taken);

        assertThat(rows(target, "select key_id from keys.data_key where wrapped is null"))
                .containsExactly(erased);
        assertThat(one(target, "select count(*) from keys.data_key")).isEqualTo("2");
    }

    @Test
    void what_somebody_has_tried_to_read_here_stays_beside_what_comes_back() throws SQLException {
        append(source, 1);
        var taken = backup();
        asProgram(
                target,
                "insert into audit.access (complaint, actor, role, jobcenter, door, outcome)"
                        + " values (gen_random_uuid(), 'early', 'STAFF', 'WF', 'CASE', 'NOT_VISIBLE')");

        restore(taken);

        assertThat(rows(target, "select actor from audit.access order by id")).containsExactly("early", "krm");
    }

    @Test
    void words_are_searched_by_the_key_of_the_archive() throws SQLException {
        append(source, 1);
        var taken = backup();
        asProgram(
                target, "insert into keys.search_key (key_id, wrapped) values (gen_random_uuid(), 'of a first start')");

        restore(taken);

        var key = "select key_id || ' ' || wrapped::text from keys.search_key";
        assertThat(rows(target, key)).isEqualTo(rows(source, key)).hasSize(1);
    }

    @Test
    void keys_of_another_master_key_are_not_mixed_in() throws SQLException {
        append(source, 1);
        var taken = backup();
        asOwner(target, "insert into keys.master_key values (true, '\\x02')");
        asOwner(target, "insert into keys.data_key values (gen_random_uuid(), '\\x00', now(), null)");

        assertRefused(Exit.REFUSED, taken).hasMessageContaining("another master key");
    }

    private Backup.Taken backup() {
        return new Backup(source.settings()).into(folder.resolve("backup"), folder.resolve("backup of keys"));
    }

    private Restore.Restored restore(Backup.Taken taken) {
        return new Restore(target.settings()).from(taken.events(), taken.keys());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Exit exit, Backup.Taken taken) {
        return assertThatThrownBy(() -> restore(taken))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(exit));
    }

    /** As the program does: a key first, then the event with its request and its counter. */
    private static void append(EmbeddedDatabase database, int count) throws SQLException {
        try (var db = database.settings().main().asProgram().getConnection();
                var statement = db.createStatement()) {
            statement.execute("insert into keys.master_key values (true, '\\x01') on conflict do nothing");
            statement.execute(
                    "insert into keys.search_key (key_id, wrapped) values (gen_random_uuid(), '\\x02') on conflict"
                            + " do nothing");
            statement.execute("""
                insert into audit.access (complaint, actor, role, jobcenter, door, outcome)
                values (gen_random_uuid(), 'krm', 'KRM_OFFICER', 'WF', 'CASE', 'ALLOWED')
                """);
            statement.execute("""
                insert into events.seal (number, last_position, sealed_at, line)
                select coalesce(max(number), 0) + 1, 7, now(), '{"number": 1, "index": "a,b"}' from events.seal
                """);
            for (var i = 0; i < count; i++) {
                statement.execute("""
                    insert into keys.data_key (key_id, wrapped) values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea))
                    """);
                statement.execute("""
                    with k as (select key_id from keys.data_key order by created_at desc limit 1),
                         c as (select coalesce(max(last), 0) as last from events.counter)
                    insert into events.event (aggregate_id, event_id, key_id, sequence, recorded_at, occurred_on, name,
                                              revision, payload, metadata, request, fingerprint, hash)
                    select k.key_id, gen_random_uuid(), k.key_id, 0, now(), current_date, 'Ereignis', 1, %s, '',
                           sha256(k.key_id::text::bytea), '\\x00'::bytea, sha256(k.key_id::text::bytea)
                      from k, c, events.take_numbers(array['WF/2026'], array[c.last], array[c.last + 1])
                    """.formatted(AWKWARD));
            }
        }
    }

    private static List<String> tables(EmbeddedDatabase database) throws SQLException {
        return rows(database, """
            select schemaname || '.' || tablename from pg_tables
            where schemaname in ('audit', 'events', 'keys', 'people') and tablename <> 'flyway_schema_history'
            """);
    }

    private static void rewrite(Path archive, String name, UnaryOperator<String> change) throws IOException {
        var beside = archive.resolveSibling("changed.zip");
        try (var from = new ZipFile(archive.toFile());
                var into = new ZipOutputStream(Files.newOutputStream(beside))) {
            from.stream().forEach(entry -> {
                try {
                    var content = from.getInputStream(entry).readAllBytes();
                    into.putNextEntry(new ZipEntry(entry.getName()));
                    into.write(
                            entry.getName().equals(name)
                                    ? change.apply(new String(content, StandardCharsets.UTF_8))
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.move(beside, archive, StandardCopyOption.REPLACE_EXISTING);
    }
}
