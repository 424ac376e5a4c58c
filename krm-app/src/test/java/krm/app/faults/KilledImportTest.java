package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import krm.app.command.Krm;
import krm.app.importing.Histories;
import krm.app.importing.SourceFile;
import krm.app.web.Answer;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of an import: it goes on, and ends with the same events as an undisturbed one. */
class KilledImportTest {

    /** 50 makes it 100,000. */
    private static final int LINES = 2_000 * Integer.getInteger("krm.test.scale", 1);

    /** Somewhat fewer than there are. */
    private static final int CASES = LINES / 8;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    void an_import_that_was_killed_ends_as_an_undisturbed_one() throws Exception {
        var data = folder.resolve("data");
        var environment = Map.of("KRM_DATA", data.toString(), "KRM_PORT", Krm.freePort());
        var file = String.join("\n", SourceFile.of(LINES, 3));
        var officer = officer(environment, "krm");
        String id;
        int before;
        try (var krm = Krm.start(environment)) {
            before = Ledger.of(data).events().size();
            id = handIn(officer, file);
            killAt(krm, before + CASES / 3, data);
        }
        try (var krm = Krm.start(environment)) {
            killAt(krm, before + 2 * CASES / 3, data);
        }
        try (var _ = Krm.start(environment)) {
            var resumed = awaitEnd(officer, id);
            var other = officer(environment, "krm.sz");
            var undisturbed = awaitEnd(other, handIn(other, file));
            assertThat(undisturbed.json().get("refused"))
                    .isNotEmpty()
                    .isEqualTo(resumed.json().get("refused"));
            assertThat(resumed.at("/linesRead")).isEqualTo(resumed.at("/linesTotal"));

            var ledger = Ledger.of(data);
            ledger.isUnchanged();
            var histories = Histories.of(ledger.database(), officer, "WF", "Q-%");
            assertThat(histories)
                    .hasSizeGreaterThan(CASES)
                    .isEqualTo(Histories.of(ledger.database(), other, "SZ", "Q-%"));
        }
    }

    private static void killAt(Krm krm, int cases, Path data) throws Exception {
        for (var ledger = Ledger.of(data); ledger.events().size() < cases; ) {
            assertThat(krm.answer().exit()).as("it lives").isEqualTo(-1);
        }
        krm.kill();
    }

    private static Somebody officer(Map<String, String> environment, String name) {
        return Somebody.withPassword(Integer.parseInt(environment.get("KRM_PORT")), name, "demo");
    }

    private static String handIn(Somebody officer, String file) {
        return officer.with("Content-Type", "application/x-ndjson")
                .post("/api/imports", file)
                .expect(202)
                .id();
    }

    private static Answer awaitEnd(Somebody officer, String id) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        for (; ; ) {
            var answer = officer.get("/api/imports/" + id).expect(200);
            if (answer.at("/state").equals("DONE")) {
                return answer;
            }
            assertThat(Instant.now()).as(answer.text()).isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
