package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

/** Idempotency-Key (rules.md §7): the same call again answers again and stores nothing. */
class SameCallTwiceTest extends AtTheDoors {

    @Test
    void the_same_reception_again_is_the_same_case() {
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        var first = officer.post("/api/complaints", Form.letter()).expect(201);
        var before = eventsStored();
        var again = officer.post("/api/complaints", Form.letter()).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void the_answer_shows_the_case_as_it_now_is() {
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        var id = officer.post("/api/complaints", Form.letter()).expect(201).id();
        officer().step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var again = officer.post("/api/complaints", Form.letter()).expect(201);
        assertThat(again.at("/status")).isEqualTo("ACKNOWLEDGED");
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void a_step_again_is_one_step_whatever_has_happened_since() {
        var id = received(Form.letter());
        var officer = officer().with("Idempotency-Key", UUID.randomUUID()).with("If-Match", "\"1\"");
        officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        officer().step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        var again = officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        assertThat(again.version()).isEqualTo(3);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        officer.post("/api/complaints", Form.letter()).expect(201);
        var before = eventsStored();
        officer.post("/api/complaints", Form.letter().with("remarks", "other")).expect(409, "IDEMPOTENCY_KEY_REUSED");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void a_key_belongs_to_a_user_and_a_path() {
        var key = UUID.randomUUID();
        var id = received(Form.letter());
        var other = received(Form.letter());
        var mine = officer()
                .with("Idempotency-Key", key)
                .post("/api/complaints", Form.letter())
                .expect(201);
        var theirs = as("krm.sz")
                .with("Idempotency-Key", key)
                .post("/api/complaints", Form.letter())
                .expect(201);
        assertThat(theirs.id()).isNotEqualTo(mine.id());
        officer()
                .with("Idempotency-Key", key)
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(200);
        officer()
                .with("Idempotency-Key", key)
                .step(other, "acknowledge", Form.acknowledgement())
                .expect(200);
        assertThat(officer().look(other).version()).isEqualTo(2);
    }

    @Test
    void a_refused_call_leaves_its_key_free() {
        var id = received(Form.letter());
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        officer.step(id, "rate", Form.rating()).expect(409, "NOT_ANSWERED");
        officer().step(id, "answer", Form.answer()).expect(200);
        officer.step(id, "rate", Form.rating()).expect(200);
    }

    @Test
    void a_key_has_up_to_128_characters() {
        officer()
                .with("Idempotency-Key", "k".repeat(128))
                .post("/api/complaints", Form.letter())
                .expect(201);
        var before = eventsStored();
        officer()
                .with("Idempotency-Key", "k".repeat(129))
                .post("/api/complaints", Form.letter())
                .expect(400, "INVALID_HEADER");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void sixteen_receptions_with_one_key_at_the_same_instant_are_one_case() throws Exception {
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        var before = eventsStored();
        var answers = atOnce(16, () -> officer.post("/api/complaints", Form.letter()));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(eventsStored() - before)
                .as("ComplaintReceived and DeadlinesSet")
                .isEqualTo(2);
    }

    @Test
    void sixteen_steps_with_one_key_at_the_same_instant_are_one_step() throws Exception {
        var id = received(Form.letter());
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        var answers = atOnce(16, () -> officer.step(id, "forward", Form.forwarding("LEISTUNG")));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(officer().look(id).version()).isEqualTo(2);
    }

    static <T> List<T> atOnce(int calls, Callable<T> call) throws Exception {
        var together = new CyclicBarrier(calls);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < calls; i++) {
                running.add(threads.submit(() -> {
                    together.await();
                    return call.call();
                }));
            }
            var all = new ArrayList<T>();
            for (var one : running) {
                all.add(one.get());
            }
            return all;
        }
    }
}
