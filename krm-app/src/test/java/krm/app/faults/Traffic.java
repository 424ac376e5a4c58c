package krm.app.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import krm.app.web.Answer;
import krm.app.web.Form;
import krm.app.web.Somebody;

/** Many officers who receive and acknowledge complaints at once, and remember what they were told. */
final class Traffic implements AutoCloseable {

    private static final Form LETTER = Form.letter();
    private static final Form ACKNOWLEDGEMENT = Form.acknowledgement();

    private final Somebody officer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> writing = new ArrayList<>();
    private volatile boolean open = true;

    /** The version that each case had in the last answer about it. */
    final Map<String, Integer> answered = new ConcurrentHashMap<>();

    /** Idempotency keys of receptions without an answer: stored or not, nobody knows. */
    final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    Traffic(Somebody officer) {
        this.officer = officer;
    }

    Traffic start(int officers) {
        for (int i = 0; i < officers; i++) {
            writing.add(threads.submit(this::receiveAndAcknowledge));
        }
        return this;
    }

    private void receiveAndAcknowledge() {
        while (open) {
            var key = UUID.randomUUID().toString();
            var received = tried(() -> receive(key)).filter(answer -> answer.status() == 201);
            if (received.isEmpty()) {
                unanswered.add(key);
                continue;
            }
            var id = received.get().id();
            answered.put(id, received.get().version());
            tried(() -> officer.step(id, "acknowledge", ACKNOWLEDGEMENT))
                    .filter(answer -> answer.status() == 200)
                    .ifPresent(answer -> answered.put(id, answer.version()));
        }
    }

    /** Empty: no answer came. */
    private static Optional<Answer> tried(Supplier<Answer> call) {
        try {
            return Optional.of(call.get());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    Answer receive(String key) {
        return officer.with("Idempotency-Key", key).post("/api/complaints", LETTER);
    }

    /** Waits until so many more cases were answered. */
    void awaitAnswers(int more) throws InterruptedException {
        var target = answered.size() + more;
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (answered.size() < target) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Only " + answered.size() + " of " + target + " answers came");
            }
            Thread.sleep(20);
        }
    }

    void end() throws Exception {
        open = false;
        for (var one : writing) {
            one.get(2, TimeUnit.MINUTES);
        }
    }

    @Override
    public void close() {
        open = false;
        threads.shutdownNow();
    }
}
