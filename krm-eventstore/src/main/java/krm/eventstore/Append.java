package krm.eventstore;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The events of one command on their way into the log, and the thread that waits for the outcome. */
final class Append {

    /** As they go into the log; renewed where a number has to be put into the first one's metadata. */
    List<StoredEvent> events;

    final byte[] predecessor;
    final AppendWith with;

    /** How many events these other aggregates must still have ({@link Deciding}). */
    final Map<UUID, Integer> restsOn;

    final int bytes;

    private final Thread waiting = Thread.currentThread();
    private volatile boolean done;
    private @Nullable RuntimeException failure;

    /** Set when a try ended without a word from the server: then it may have been carried out all the same. */
    boolean outcomeUnknown;

    Append(List<StoredEvent> events, byte[] predecessor, AppendWith with, Map<UUID, Integer> restsOn) {
        this.events = events;
        this.predecessor = predecessor;
        this.with = with;
        this.restsOn = restsOn;
        bytes = events.stream()
                .mapToInt(e -> e.payload().length() + e.metadata().length())
                .sum();
    }

    StoredEvent last() {
        return events.getLast();
    }

    StoredEvent first() {
        return events.getFirst();
    }

    void succeed() {
        done = true;
    }

    void fail(RuntimeException why) {
        failure = why;
        done = true;
    }

    void wake() {
        LockSupport.unpark(waiting);
    }

    boolean isDone() {
        return done;
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }
}
