package krm.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Somebody;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Hands files in, and looks what has become of them. */
abstract class AtTheImportDoor extends AtTheDoors {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    protected Importing importing;

    /** What is still read would be counted as another test's doing. */
    @AfterEach
    final void nothing_is_left_under_way() {
        await(
                () -> db.sql("select count(*) from imports.import where state = 'RUNNING'")
                        .query(Long.class)
                        .single(),
                running -> running == 0,
                Object::toString);
    }

    /** A key that no other test uses. */
    protected static String key() {
        return "K-" + UUID.randomUUID();
    }

    protected final Answer handIn(Somebody officer, String file) {
        return officer.with("Content-Type", "application/x-ndjson").post("/api/imports", file);
    }

    /** Handed in and worked through. */
    protected final Answer imported(Somebody officer, List<String> lines) {
        var id = handIn(officer, String.join("\n", lines) + "\n").expect(202).id();
        return await(officer, id, answer -> !answer.at("/state").equals("RUNNING"));
    }

    protected final Answer imported(String... lines) {
        return imported(officer(), List.of(lines));
    }

    protected static Answer await(Somebody officer, String id, Predicate<Answer> condition) {
        return await(() -> officer.get("/api/imports/" + id).expect(200), condition, Answer::text);
    }

    private static <T> T await(Supplier<T> look, Predicate<T> condition, Function<T, String> words) {
        var deadline = Instant.now().plus(PATIENCE);
        for (; ; ) {
            var seen = look.get();
            if (condition.test(seen)) {
                return seen;
            }
            assertThat(Instant.now()).as(words.apply(seen)).isBefore(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The case's id here, or null. */
    protected final String caseOf(String key) {
        return db.sql("""
            select aggregate_id::text from events.event
             where sequence = 0 and payload::json ->> 'sourceKey' = :key
            """).param("key", key).query(String.class).optional().orElse(null);
    }
}
