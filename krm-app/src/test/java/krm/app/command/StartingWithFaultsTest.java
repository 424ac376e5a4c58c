package krm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import krm.app.database.DatabaseAccess;
import krm.app.database.EmbeddedDatabase;
import krm.app.database.Exit;
import krm.app.database.Migrations;
import krm.app.database.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of a start: one sentence, a stable exit code, no stack trace. */
class StartingWithFaultsTest {

    @TempDir
    private static Path data;

    @TempDir
    private Path elsewhere;

    /** Plays the database server that an operator keeps. */
    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.start(data, Servers.BINARIES);
        new Migrations(server.settings()).run();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_unknown_command() {
        Krm.run(Map.of(), "strat").refusedWith(Exit.USAGE, "'strat'", "\"krm help\"");
        Krm.run(Map.of(), "backup").refusedWith(Exit.USAGE, "DIR");
        Krm.run(Map.of(), "migrate", "--force").refusedWith(Exit.USAGE, "--force");
        Krm.run(Map.of(), "start", "foo").refusedWith(Exit.USAGE, "'foo'", "\"krm help\"");
        Krm.run(Map.of(), "-x").refusedWith(Exit.USAGE, "'-x'");
    }

    @ParameterizedTest
    @CsvSource({
        "KRM_PORT, abc, a port",
        "KRM_PORT, 99999, a port",
        "KRM_ADDRESS, 203.0.113.9, an address of this machine",
        "KRM_LOG_FORMAT, xml, 'ecs, logstash, gelf'",
        "KRM_IMPORT_MAX_SIZE, lots, a size"
    })
    void a_value_that_is_none(String variable, String value, String what) {
        Krm.run(Map.of(variable, value, "KRM_DATA", elsewhere.toString()))
                .refusedWith(Exit.CONFIGURATION, variable, value, what);
        assertThat(elsewhere.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_port_in_use() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var environment = Map.of("KRM_DATA", elsewhere.toString(), "KRM_PORT", port);
            Krm.run(environment).refusedWith(Exit.PORT_IN_USE, "Port " + port + " is in use", "KRM_PORT");
        }
    }

    @Test
    void a_data_folder_in_use() {
        var environment = Map.of("KRM_DATA", data.toString());
        Krm.run(environment).refusedWith(Exit.DATA_FOLDER_IN_USE, data.toString(), "another krm (process");
        Krm.run(environment, "restore", "a", "b").refusedWith(Exit.DATA_FOLDER_IN_USE);
    }

    @Test
    void a_data_folder_that_cannot_be_made() {
        Krm.run(Map.of("KRM_DATA", "/proc/krm"), "migrate").refusedWith(Exit.DATA_FOLDER_UNUSABLE, "/proc/krm");
    }

    @Test
    void a_database_that_is_not_there() {
        Krm.run(external("KRM_DB_URL", "jdbc:postgresql://127.0.0.1:" + Krm.freePort() + "/krm"))
                .refusedWith(Exit.DATABASE_UNREACHABLE, "cannot be reached", "refused");
        Krm.run(external("KRM_DB_URL", "jdbc:postgresql://no-such-host.invalid/krm"))
                .refusedWith(Exit.DATABASE_UNREACHABLE, "no-such-host.invalid/krm");
        Krm.run(external("KRM_DB_URL", "jdbc:postgresql://127.0.0.1:" + server.port() + "/nothing"))
                .refusedWith(Exit.DATABASE_UNREACHABLE, "nothing");
    }

    @Test
    void a_wrong_password() {
        Krm.run(external("KRM_DB_PASSWORD", "wrong"))
                .refusedWith(Exit.DATABASE_ACCESS, "refuses krm", "password authentication failed for user \"krm\"");
    }

    @Test
    void a_database_that_is_too_old() throws IOException {
        try (var old = new OldServer(server.port())) {
            Krm.run(external("KRM_DB_URL", "jdbc:postgresql://127.0.0.1:" + old.port() + "/krm"))
                    .refusedWith(Exit.DATABASE_TOO_OLD, "krm needs 15 or newer");
        }
    }

    @Test
    void a_schema_that_nobody_has_made() throws Exception {
        var main = server.settings().main();
        try (var db =
                new DatabaseAccess(main.url(), main.owner(), null).asProgram().getConnection()) {
            db.createStatement().execute("drop schema people cascade");
        }
        try {
            Krm.run(external()).refusedWith(Exit.SCHEMA_MISSING, "schema people", "krm migrate");
        } finally {
            new Migrations(server.settings()).run();
        }
    }

    @Test
    void no_master_key() {
        Krm.run(external()).refusedWith(Exit.MASTER_KEY, "KRM_MASTER_KEY_FILE");
        Krm.run(external("KRM_MASTER_KEY", "c2hvcnQ=")).refusedWith(Exit.MASTER_KEY, "not 32 bytes");
    }

    @Test
    void half_a_configuration() {
        Krm.run(Map.of("KRM_DB_USER", "krm", "KRM_DATA", elsewhere.toString()))
                .refusedWith(Exit.CONFIGURATION, "KRM_DB_USER is set, but KRM_DB_URL is not");
    }

    @Test
    void demo_users_where_others_can_reach_them() {
        var environment =
                Map.of("KRM_DATA", elsewhere.toString(), "KRM_ADDRESS", "0.0.0.0", "SPRING_PROFILES_ACTIVE", "demo");
        Krm.run(environment).refusedWith(Exit.CONFIGURATION, "0.0.0.0", "KRM_ADDRESS=127.0.0.1");
        assertThat(elsewhere.resolve("postgres")).doesNotExist();
    }

    private static Map<String, String> external(String... more) {
        var main = server.settings().main();
        var environment = new HashMap<>(Map.of(
                "KRM_DB_URL", main.url(),
                "KRM_DB_USER", main.program().user(),
                "KRM_DB_PASSWORD", main.program().password()));
        for (var i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    /** A real server that says that it is PostgreSQL 14. */
    private static final class OldServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        OldServer(int behind) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        var client = socket.accept();
                        var postgres = new java.net.Socket(InetAddress.getLoopbackAddress(), behind);
                        Thread.ofVirtual().start(() -> pass(client, postgres, false));
                        Thread.ofVirtual().start(() -> pass(postgres, client, true));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private static void pass(java.net.Socket from, java.net.Socket to, boolean changed) {
            try (from;
                    to) {
                var bytes = new byte[8192];
                for (var n = from.getInputStream().read(bytes);
                        n > 0;
                        n = from.getInputStream().read(bytes)) {
                    var text = new String(bytes, 0, n, java.nio.charset.StandardCharsets.ISO_8859_1);
                    var passed = changed ? text.replaceAll("18000\\d", "140011") : text;
                    to.getOutputStream().write(passed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // One of them has hung up.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
