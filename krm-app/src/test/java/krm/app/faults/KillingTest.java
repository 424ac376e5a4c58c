package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import krm.app.command.Krm;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of many writes: what was answered is there once, nothing else is there in part. */
class KillingTest {

    /** 1 kills after some hundred writes, 15 after ten thousand. */
    private static final int WRITES = 350 * Integer.getInteger("krm.test.scale", 1);

    private static final int OFFICERS = 16;

    @TempDir
    private Path folder;

    @Test
    void the_program() throws Exception {
        var data = folder.resolve("data");
        var environment = Map.of("KRM_DATA", data.toString(), "KRM_PORT", Krm.freePort());
        try (var traffic = new Traffic(officer(environment))) {
            int own;
            try (var krm = Krm.start(environment)) {
                own = Ledger.of(data).events().size();
                traffic.start(OFFICERS).awaitAnswers(WRITES);
                krm.kill();
                traffic.end();
            }
            try (var _ = Krm.start(environment)) {
                Ledger.of(data).holds(traffic.answered);
                everyCallWithoutAnswerIsRepeatedAndStoredOnce(traffic, data, own);
            }
        }
    }

    @Test
    void the_database() throws Exception {
        var data = folder.resolve("data");
        var environment = Map.of("KRM_DATA", data.toString(), "KRM_PORT", Krm.freePort());
        try (var traffic = new Traffic(officer(environment));
                var krm = Krm.start(environment)) {
            var own = Ledger.of(data).events().size();
            traffic.start(OFFICERS).awaitAnswers(WRITES);
            ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                            .getFirst()
                            .strip()))
                    .orElseThrow()
                    .destroyForcibly();
            traffic.awaitAnswers(WRITES / 2);
            traffic.end();
            assertThat(krm.answer().exit()).as("the program lives on").isEqualTo(-1);
            Ledger.of(data).holds(traffic.answered);
            everyCallWithoutAnswerIsRepeatedAndStoredOnce(traffic, data, own);
        }
    }

    @Test
    void both() throws Exception {
        var data = folder.resolve("data");
        var environment = Map.of("KRM_DATA", data.toString(), "KRM_PORT", Krm.freePort());
        try (var traffic = new Traffic(officer(environment))) {
            int own;
            try (var krm = Krm.start(environment)) {
                own = Ledger.of(data).events().size();
                traffic.start(OFFICERS).awaitAnswers(WRITES / 2);
                var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .getFirst()
                                .strip()))
                        .orElseThrow();
                server.destroyForcibly();
                krm.kill();
                traffic.end();
            }
            try (var _ = Krm.start(environment)) {
                Ledger.of(data).holds(traffic.answered);
                everyCallWithoutAnswerIsRepeatedAndStoredOnce(traffic, data, own);
            }
        }
    }

    private static void everyCallWithoutAnswerIsRepeatedAndStoredOnce(Traffic traffic, Path data, int own)
            throws Exception {
        var cases = new HashSet<>(traffic.answered.keySet());
        for (var key : traffic.unanswered) {
            cases.add(traffic.receive(key).expect(201).id());
            traffic.receive(key).expect(201);
        }
        assertThat(cases).as("one case a key").hasSize(traffic.answered.size() + traffic.unanswered.size());
        var stored = Ledger.of(data).events();
        assertThat(stored.keySet()).containsAll(cases);
        assertThat(stored.size() - cases.size())
                .as("the demo's own cases, and no other")
                .isEqualTo(own);
    }

    private static Somebody officer(Map<String, String> environment) {
        return Somebody.withPassword(Integer.parseInt(environment.get("KRM_PORT")), "krm", "demo");
    }
}
