package krm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import krm.app.database.EmbeddedDatabase;
import krm.app.database.Exit;
import krm.app.database.Servers;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does in the first hour and on the worst day. */
class OperatingTest {

    @TempDir
    private Path folder;

    @Test
    void a_first_start_a_backup_a_kill_and_another_start() throws Exception {
        var data = folder.resolve("data");
        var port = Krm.freePort();
        var environment = Map.of("KRM_DATA", data.toString(), "KRM_PORT", port);
        long first;
        Somebody session;
        try (var krm = Krm.start(environment)) {
            first = server(data).pid();
            assertThat(krm.answer().out().lines().filter(line -> !line.isBlank()))
                    .satisfiesExactly(
                            line -> assertThat(line).matches("krm \\S+ is ready: http://127\\.0\\.0\\.1:" + port),
                            line -> assertThat(line)
                                    .contains("database", "embedded PostgreSQL in " + data.toRealPath()),
                            line -> assertThat(line).contains("master key", data.toRealPath() + "/master.key"),
                            line -> assertThat(line).contains("seals", data.toRealPath() + "/seals.jsonl"),
                            line -> assertThat(line).containsPattern("seal key +SHA-256 [0-9a-f]{64}$"),
                            line -> assertThat(line).contains("profile", "demo"),
                            line -> assertThat(line).contains("sign in", "demo users", "password demo"),
                            line -> assertThat(line).contains("back up", "krm backup DIR"),
                            line -> assertThat(line).contains("stop", "Ctrl-C"));
            assertThat(krm.answer().err()).isEmpty();

            Krm.run(environment, "backup", folder.resolve("backup").toString()).done("events", "keys");
            Krm.run(environment, "create-admin", "chefin", "--jobcenter", "WF")
                    .refusedWith(Exit.REFUSED, "at least 12");
            Krm.run("correct horse battery\n", environment, "create-admin", "chefin", "--jobcenter", "WF")
                    .done("chefin");
            assertThat(status(port, "/api/users", "chefin", "correct horse battery"))
                    .as("the running krm knows at once")
                    .isEqualTo(200);
            session = Somebody.withSession(Integer.parseInt(port), "chefin", "correct horse battery");
            assertThat(ready(port)).isEqualTo(200);
            krm.kill();
        }
        assertThat(server(data).isAlive()).isTrue();

        try (var krm = Krm.start(environment)) {
            assertThat(server(data).pid()).isNotEqualTo(first);
            assertThat(ready(port)).isEqualTo(200);
            session.get("/api/users").expect(200);
            krm.stop();
            assertThat(krm.answer().err()).isEmpty();
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_backup_of_the_embedded_database_is_restored_onto_a_server() throws Exception {
        var source = Map.of("KRM_DATA", folder.resolve("source").toString(), "KRM_PORT", Krm.freePort());
        try (var _ = Krm.start(source)) {
            Krm.run(
                            source,
                            "backup",
                            folder.resolve("events").toString(),
                            folder.resolve("keys").toString())
                    .done();
        }
        var archives = new String[] {
            "restore",
            only(folder.resolve("events")).toString(),
            only(folder.resolve("keys")).toString()
        };
        var port = Krm.freePort();
        try (var server = EmbeddedDatabase.start(folder.resolve("server"), Servers.BINARIES)) {
            var main = server.settings().main();
            var target = new HashMap<>(Map.of(
                    "KRM_DB_URL", main.url(),
                    "KRM_DB_USER", main.program().user(),
                    "KRM_DB_PASSWORD", main.program().password(),
                    "KRM_MASTER_KEY_FILE", folder.resolve("source/master.key").toString(),
                    "KRM_PORT", port));
            Krm.run(target, "restore", archives[1], archives[2]).refusedWith(Exit.SCHEMA_MISSING);
            target.put("KRM_DB_OWNER_USER", main.owner().user());
            target.put("KRM_DB_OWNER_PASSWORD", main.owner().password());

            Krm.run(target, archives).done("Restored");
            Krm.run(target, archives).refusedWith(Exit.REFUSED, "already");
            target.remove("KRM_DB_OWNER_USER");
            target.remove("KRM_DB_OWNER_PASSWORD");
            Krm.run("correct horse battery\n", target, "create-admin", "chefin", "--jobcenter", "WF")
                    .done("chefin");

            try (var krm = Krm.start(target)) {
                assertThat(krm.answer().out()).contains("PostgreSQL at 127.0.0.1:", "profile     none");
                assertThat(status(port, "/actuator/health/readiness", "", "")).isEqualTo(200);
                assertThat(status(port, "/api/complaints", "krm", "demo")).isEqualTo(401);
                assertThat(status(port, "/api/complaints", "chefin", "correct horse battery"))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void help_and_version() {
        Krm.run(Map.of(), "help").done("start", "migrate", "create-admin", "backup", "restore", "version");
        Krm.run(Map.of(), "start", "--help").done("start", "migrate");
        Krm.run(Map.of(), "backup", "-h").done("start", "migrate");
        Krm.run(Map.of(), "--version").done("krm ");
    }

    private static int ready(String port) throws Exception {
        return status(port, "/actuator/health/readiness", "", "");
    }

    private static int status(String port, String path, String user, String password) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!user.isEmpty()) {
            var basic = java.util.Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
            request.header("Authorization", "Basic " + basic);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    private static ProcessHandle server(Path data) throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var all = List.copyOf(files.toList());
            return all.stream()
                    .filter(file -> file.getFileName()
                            .toString()
                            .contains(folder.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
