package krm.app.database;

import static krm.app.database.Servers.asOwner;
import static krm.app.database.Servers.one;
import static krm.app.database.Servers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {

    @TempDir
    private Path data;

    @Test
    void what_is_committed_is_on_the_disk() throws SQLException {
        try (var database = Servers.empty(data)) {
            assertThat(one(database, "show fsync")).isEqualTo("on");
            assertThat(one(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(database, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void nobody_enters_from_elsewhere_or_without_a_password() throws SQLException, IOException {
        try (var database = Servers.empty(data)) {
            assertThat(one(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            try (var db = Servers.superuser(database);
                    var rules = db.createStatement()
                            .executeQuery("select string_agg(distinct auth_method, ',') from pg_hba_file_rules")) {
                rules.next();
                assertThat(rules.getString(1)).isEqualTo("scram-sha-256");
                var sockets = db.createStatement().executeQuery("show unix_socket_directories");
                sockets.next();
                assertThat(sockets.getString(1)).isEmpty();
            }
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("database.properties"))))
                    .isEqualTo("rw-------");
            assertThat(one(database, "select string_agg(rolname, ',' order by rolname) from pg_roles where rolsuper"))
                    .isEqualTo("postgres");
        }
    }

    @Test
    void german_order_is_there_to_ask_for() throws SQLException {
        try (var database = Servers.empty(data)) {
            assertThat(rows(
                            database,
                            "select n from (values ('Zorn'), ('Ärger'), ('Arger')) t(n) order by n collate"
                                    + " \"de-x-icu\""))
                    .containsExactly("Arger", "Ärger", "Zorn");
        }
    }

    @Test
    void a_second_start_keeps_the_data_and_the_port() throws SQLException {
        int port;
        try (var database = Servers.empty(data)) {
            asOwner(database, "create schema kept; create table kept.t as select 42 as n");
            port = database.port();
        }
        try (var database = Servers.empty(data)) {
            assertThat(one(database, "select n from kept.t")).isEqualTo("42");
            assertThat(database.port()).isEqualTo(port);
        }
    }

    @Test
    void a_port_that_somebody_else_has_by_now_is_given_up() throws Exception {
        int port;
        try (var database = Servers.empty(data)) {
            port = database.port();
        }
        try (var _ = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress());
                var database = Servers.empty(data)) {
            assertThat(database.port()).isNotEqualTo(port);
            assertThat(one(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_krm_on_the_folder_is_refused_and_disturbs_nobody() throws Exception {
        try (var database = Servers.empty(data)) {
            var server = server().pid();
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> Servers.empty(data))
                        .isInstanceOfSatisfying(
                                StartFailure.class,
                                failure -> assertThat(failure.exit()).isEqualTo(Exit.DATA_FOLDER_IN_USE))
                        .hasMessageContaining("in use by another krm (process "
                                + ProcessHandle.current().pid() + ")");
                assertThat(Elsewhere.start(data).waitFor()).isEqualTo(Exit.DATA_FOLDER_IN_USE.code());
            }
            assertThat(server().pid()).isEqualTo(server);
            assertThat(one(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void the_server_of_a_killed_krm_is_taken_over() throws Exception {
        var killed = Elsewhere.started(data);
        var orphan = server();
        killed.destroyForcibly().waitFor();
        assertThat(PostgresServer.alive(orphan)).isTrue();

        try (var database = Servers.empty(data)) {
            assertThat(PostgresServer.alive(orphan)).isFalse();
            assertThat(one(database, "select n from elsewhere.t")).isEqualTo("7");
        }
    }

    @Test
    void krm_and_server_killed_together_lose_nothing() throws Exception {
        var killed = Elsewhere.started(data);
        killed.destroyForcibly().waitFor();
        server().destroyForcibly();

        try (var database = Servers.empty(data)) {
            assertThat(one(database, "select n from elsewhere.t")).isEqualTo("7");
        }
    }

    @Test
    void a_killed_server_is_back_on_the_same_port_and_the_pool_finds_it() throws Exception {
        try (var database = Servers.migrated(data);
                var pool = database.settings().main().programPool("test")) {
            try (var db = pool.getConnection()) {
                assertThat(db.isValid(1)).isTrue();
            }
            var killed = server();
            killed.destroyForcibly();

            var deadline = Instant.now().plus(Duration.ofSeconds(30));
            var answered = false;
            while (!answered && Instant.now().isBefore(deadline)) {
                try (var db = pool.getConnection();
                        var row = db.createStatement().executeQuery("select 1")) {
                    // A connection of the killed server may answer a last time.
                    answered = row.next() && server().pid() != killed.pid();
                } catch (SQLException | IOException e) {
                    // Not yet.
                }
            }
            assertThat(answered).isTrue();
        }
    }

    @Test
    void a_stranger_with_the_old_servers_number_is_left_alone() throws Exception {
        Servers.empty(data).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    data.resolve("postgres/postmaster.pid"), stranger.pid() + "\n" + data.resolve("postgres") + "\n");
            try (var database = Servers.empty(data)) {
                assertThat(one(database, "select 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void passwords_that_are_gone_are_not_made_anew() throws IOException {
        Servers.empty(data).close();
        Files.delete(data.resolve("database.properties"));

        assertThatThrownBy(() -> Servers.empty(data))
                .hasMessageContaining("database.properties with the passwords of its roles is gone");
    }

    @Test
    void a_database_of_another_major_version_is_not_touched() throws IOException {
        Servers.empty(data).close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Servers.empty(data)).hasMessageContaining("was made by PostgreSQL 17");
    }

    @Test
    void a_start_that_was_killed_during_initdb_is_no_obstacle() throws Exception {
        Files.createDirectories(data.resolve("postgres.new-123/base"));
        try (var database = Servers.empty(data)) {
            assertThat(one(database, "select 1")).isEqualTo("1");
            assertThat(data.resolve("postgres.new-123")).doesNotExist();
        }
    }

    private ProcessHandle server() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid"), StandardCharsets.UTF_8)
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** A krm in another process that only has a database. */
    static final class Elsewhere {

        static Process start(Path data) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Elsewhere.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        static Process started(Path data) throws IOException {
            var process = start(data);
            assertThat(process.inputReader().lines()).contains("started");
            return process;
        }

        public static void main(String[] arguments) throws Exception {
            try {
                var database = Servers.empty(Path.of(arguments[0]));
                asOwner(database, "create schema elsewhere; create table elsewhere.t as select 7 as n");
                System.out.println("started");
                System.out.close();
                Thread.sleep(Duration.ofMinutes(2));
            } catch (StartFailure failure) {
                System.exit(failure.exit().code());
            }
        }
    }
}
