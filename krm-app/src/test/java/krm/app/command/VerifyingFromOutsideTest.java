package krm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import krm.app.database.EmbeddedDatabase;
import krm.app.database.Exit;
import krm.app.database.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An auditor with a copy of the seal file and a role that may only read: no running krm, no secret key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyingFromOutsideTest {

    private static final String ANOTHER = "0".repeat(64);

    @TempDir
    private static Path folder;

    private Path copy;
    private EmbeddedDatabase server;
    private String key;

    @BeforeAll
    void aHouseThatHasBeenSealed() throws Exception {
        var data = folder.resolve("data");
        copy = folder.resolve("copy.jsonl");
        try (var krm = Krm.start(Map.of("KRM_DATA", data.toString(), "KRM_PORT", Krm.freePort()))) {
            var shown = Pattern.compile("seal key +SHA-256 ([0-9a-f]{64})")
                    .matcher(krm.answer().out());
            assertThat(shown.find()).isTrue();
            key = shown.group(1);
            var until = Instant.now().plus(Duration.ofMinutes(3));
            while (!Files.exists(data.resolve("seals.jsonl")) || Files.size(data.resolve("seals.jsonl")) == 0) {
                assertThat(Instant.now()).as("nothing has been sealed").isBefore(until);
                Thread.sleep(200);
            }
            krm.stop();
        }
        Files.copy(data.resolve("seals.jsonl"), copy);
        server = EmbeddedDatabase.start(data, Servers.BINARIES);
        asSuperuser(
                "create role pruefer login password 'nur lesen'",
                "grant connect on database krm to pruefer",
                "grant usage on schema events to pruefer",
                "grant select on events.event, events.seal to pruefer");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void a_sound_log_is_told_in_one_block() {
        verify("--key", key).done("unchanged   yes", "complete    yes, up to position", "not known   whether");
        assertThat(verify("--key", ANOTHER, "--key", "SHA-256 " + key).exit())
                .as("keys may have changed")
                .isZero();
    }

    @Test
    @Order(2)
    void what_is_missing_is_asked_for() {
        verify().refusedWith(Exit.USAGE, "--key");
        verify("--key", "abc").refusedWith(Exit.USAGE, "64 hexadecimal digits");
        Krm.run(environment("nur lesen"), "verify", "--key", key, "--seal-file", "/nowhere.jsonl")
                .refusedWith(Exit.SEALS, "/nowhere.jsonl");
        Krm.run(environment("wrong"), "verify", "--key", key, "--seal-file", copy.toString())
                .refusedWith(Exit.DATABASE_ACCESS);
    }

    @Test
    @Order(3)
    void another_key_is_no_proof() {
        var answer = verify("--key", ANOTHER);
        assertThat(answer.exit()).isEqualTo(Exit.NOT_AS_IT_WAS.code());
        assertThat(answer.out()).contains("complete    NO", "SEAL_OF_ANOTHER_KEY at position 1 (seal 1)");
    }

    @Test
    @Order(4)
    void what_a_superuser_has_done_is_named_with_its_position() throws SQLException {
        asSuperuser(
                "set session_replication_role = replica",
                "delete from events.event where position = 40",
                "update events.event set metadata = replace(metadata, 'actor', 'aktor') where position = 50");
        var answer = verify("--key", key);
        assertThat(answer.exit()).isEqualTo(Exit.NOT_AS_IT_WAS.code());
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains(
                        "unchanged   NO",
                        "complete    NO",
                        "MISSING at position 40 (seal 1)",
                        "CHANGED at position 50");
    }

    private Krm.Answer verify(String... more) {
        var arguments = new ArrayList<>(List.of("verify", "--seal-file", copy.toString()));
        arguments.addAll(List.of(more));
        return Krm.run(environment("nur lesen"), arguments.toArray(String[]::new));
    }

    private Map<String, String> environment(String password) {
        return new HashMap<>(Map.of(
                "KRM_DB_URL", server.settings().main().url(), "KRM_DB_USER", "pruefer", "KRM_DB_PASSWORD", password));
    }

    private void asSuperuser(String... changes) throws SQLException {
        try (var superuser = Servers.superuser(server);
                var statement = superuser.createStatement()) {
            for (var change : changes) {
                statement.execute(change);
            }
        }
    }
}
