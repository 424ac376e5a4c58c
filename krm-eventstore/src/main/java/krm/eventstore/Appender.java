package krm.eventstore;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events durable. Whoever comes while nobody is writing writes for all that wait: a lone command goes straight
 * through on its own thread, many share a statement and a commit. Nobody is answered before the commit.
 */
final class Appender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int MOST_EVENTS = 48;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final LogWriter writer;
    private final Runnable committed;
    private final ConcurrentLinkedQueue<Append> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Timer commits;
    private final DistributionSummary groups;

    /** @param committed called after each commit, on the thread that wrote */
    Appender(LogWriter writer, Runnable committed, MeterRegistry metrics) {
        this.writer = writer;
        this.committed = committed;
        commits = Timer.builder("krm.append")
                .description("Appends: statement and commit")
                .register(metrics);
        groups = DistributionSummary.builder("krm.append.group")
                .description("Commands that shared a commit")
                .register(metrics);
    }

    /**
     * Returns when the events are durable.
     *
     * @throws ConcurrentChange if somebody else was first
     * @throws RequestKnown if the idempotency entry is stored already
     * @throws StoreUnavailable if the database could not be asked; then nothing is promised either way
     */
    void append(Append append) {
        queue.add(append);
        boolean interrupted = false;
        while (!append.isDone()) {
            if (writing.compareAndSet(false, true)) {
                List<Append> answered = List.of();
                try {
                    if (!append.isDone()) {
                        answered = writeAllThatWait();
                    }
                } finally {
                    // The next writer first: it works while the answered ones wake.
                    writing.set(false);
                    wakeNextWriter();
                    answered.forEach(Append::wake);
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var failure = append.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private void wakeNextWriter() {
        var next = queue.peek();
        if (next != null) {
            next.wake();
        }
    }

    /** @return the appends that have their answer now and may wait for it */
    private List<Append> writeAllThatWait() {
        var group = new ArrayList<Append>();
        int events = 0;
        int bytes = 0;
        for (var next = queue.peek();
                next != null
                        && (group.isEmpty()
                                || events + next.events.size() <= MOST_EVENTS && bytes + next.bytes <= MOST_BYTES);
                next = queue.peek()) {
            group.add(queue.remove());
            events += next.events.size();
            bytes += next.bytes;
        }
        if (!group.isEmpty()) {
            groups.record(group.size());
            var started = System.nanoTime();
            try {
                write(group);
            } catch (RuntimeException | Error e) {
                group.stream()
                        .filter(a -> !a.isDone())
                        .forEach(a -> a.fail(new IllegalStateException("Append failed", e)));
            }
            commits.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
        return group;
    }

    private void write(List<Append> group) {
        try {
            writer.append(group);
        } catch (SQLException e) {
            recover(group, e);
            return;
        }
        committed.run();
        group.forEach(Append::succeed);
    }

    private void recover(List<Append> group, SQLException failure) {
        if (SqlStates.outcomeUnknown(failure)) {
            group.forEach(a -> a.outcomeUnknown = true);
            askWhatHappened(group, failure);
        } else if (SqlStates.unavailable(failure)) {
            group.forEach(a -> a.fail(new StoreUnavailable(failure)));
        } else if (group.size() > 1) {
            group.forEach(a -> write(List.of(a)));
        } else {
            fail(group.getFirst(), failure);
        }
    }

    /** The connection died: look before anybody is answered, and try again what did not arrive. */
    private void askWhatHappened(List<Append> group, SQLException failure) {
        LOG.warn(
                "Connection lost while appending; asking what became of {} commands: {}",
                group.size(),
                failure.getMessage());
        var missing = new ArrayList<Append>();
        try {
            for (var append : group) {
                if (writer.isStored(append)) {
                    append.succeed();
                } else {
                    missing.add(append);
                }
            }
            if (missing.size() < group.size()) {
                committed.run();
            }
            if (!missing.isEmpty()) {
                writer.append(missing);
                committed.run();
                missing.forEach(Append::succeed);
            }
        } catch (SQLException again) {
            if (SqlStates.unavailable(again)) {
                group.stream().filter(a -> !a.isDone()).forEach(a -> a.fail(new StoreUnavailable(again)));
            } else if (missing.size() > 1) {
                missing.forEach(a -> write(List.of(a)));
            } else {
                missing.forEach(a -> fail(a, again));
            }
        }
    }

    private void fail(Append append, SQLException failure) {
        try {
            // The first try may have arrived after we looked: then it is our own event that stands in the way.
            if (append.outcomeUnknown && writer.isStored(append)) {
                append.succeed();
                return;
            }
        } catch (SQLException e) {
            append.fail(new StoreUnavailable(e));
            return;
        }
        if (SqlStates.violates(failure, "event_of_aggregate") || SqlStates.RESTS_ON_OLD.equals(failure.getSQLState())) {
            append.fail(new ConcurrentChange(failure));
        } else if (SqlStates.violates(failure, "event_of_request")) {
            append.fail(new RequestKnown(failure));
        } else {
            append.fail(SqlStates.failure(failure));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
