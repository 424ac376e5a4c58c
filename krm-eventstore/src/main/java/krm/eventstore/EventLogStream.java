package krm.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * All events behind a position, now and to come, in the order in which they became visible. It skips nothing and waits
 * for nothing: positions become visible in ascending order (see {@code events.one_after_the_other}).
 */
final class EventLogStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int BATCH = 1_000;
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventLog log;
    private final PostgresEventStorageEngine engine;
    private final Wakeup wakeup;
    private final ArrayDeque<StoredEvent> read = new ArrayDeque<>();
    private final Semaphore news = new Semaphore(1);
    private final Runnable wake = this::wake;
    private volatile @Nullable Runnable whenAvailable;
    private long position;
    private long lookedAt = System.nanoTime() - POLL_NANOS;
    private @Nullable TrackedEventMessage<?> next;

    EventLogStream(EventLog log, PostgresEventStorageEngine engine, Wakeup wakeup, long position) {
        this.log = log;
        this.engine = engine;
        this.wakeup = wakeup;
        this.position = position;
        wakeup.wakes(wake);
    }

    private void wake() {
        news.release();
        var callback = whenAvailable;
        if (callback != null) {
            callback.run();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null && (!read.isEmpty() || look())) {
            next = engine.trackedEvent(read.remove());
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var until = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (news.tryAcquire(Math.min(left, POLL_NANOS), TimeUnit.NANOSECONDS)) {
                news.release();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
            // Wait on: only an interrupt ends this.
        }
        var event = java.util.Objects.requireNonNull(next);
        next = null;
        return event;
    }

    /** Asks the database, unless nothing has been heard since the last empty answer and that is not long ago. */
    private boolean look() {
        if (news.drainPermits() == 0 && System.nanoTime() - lookedAt < POLL_NANOS) {
            return false;
        }
        lookedAt = System.nanoTime();
        read.addAll(log.after(position, BATCH));
        if (read.isEmpty()) {
            return false;
        }
        position = read.getLast().position();
        if (read.size() == BATCH) {
            news.release();
        }
        return true;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        whenAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        wakeup.wakesNoMore(wake);
    }
}
