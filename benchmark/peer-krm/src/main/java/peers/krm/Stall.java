package peers.krm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import krm.app.engine.StockEngine;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.Medium;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import peers.Db;
import peers.Step;

/**
 * SECONDS: how long a reader goes without an event although one is committed, while clients append and one append in
 * twenty loses a race and aborts. One JSON line for each engine, and for a reader on the node that appends and on
 * another one.
 */
final class Stall {

    private static final int CLIENTS = 8;
    private static final int ONE_IN = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final EventStore writer;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final AtomicLong aborted = new AtomicLong();
    private final long deadline;

    private Stall(EventStore writer, int seconds) {
        this.writer = writer;
        deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    public static void main(String[] args) throws Exception {
        var seconds = Integer.parseInt(args[0]);
        for (var otherNode : new boolean[] {false, true}) {
            krm(seconds, otherNode);
            axonJdbc(seconds, otherNode);
        }
        System.exit(0);
    }

    private static void krm(int seconds, boolean otherNode) throws Exception {
        Db.fresh(Db.RUN);
        var database = KrmDatabase.migrated(Db.RUN);
        try (var one = KrmNode.on(database);
                var other = KrmNode.on(database)) {
            measure("krm", one.store(), otherNode ? other.store() : one.store(), otherNode, seconds);
        }
    }

    private static void axonJdbc(int seconds, boolean otherNode) throws Exception {
        Db.fresh(Db.RUN);
        try (var pool = Db.pool(Db.RUN, 2 * CLIENTS)) {
            StockEngine.createSchema(pool);
            var one = StockEngine.store(pool);
            var other = StockEngine.store(pool);
            measure("axon-jdbc", one, otherNode ? other : one, otherNode, seconds);
            one.shutDown();
            other.shutDown();
        }
    }

    private static void measure(String engine, EventStore writer, EventStore reader, boolean otherNode, int seconds)
            throws Exception {
        var stall = new Stall(writer, seconds);
        var clients = new ArrayList<Thread>();
        try (var stream = reader.openStream(null)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofPlatform().start(stall::appendAndLoseRaces));
            }
            var waits = stall.read(stream, clients);
            System.out.println(String.format(
                    Locale.ROOT,
                    """
                    {"stall":"%s","reader":"%s","clients":%d,"seconds":%d,"committed":%d,"aborted":%d,"never_read":%d,\
                    "longest_wait_ms":%.1f,"longest_lag_ms":%.1f}\
                    """,
                    engine,
                    otherNode ? "other node" : "same node",
                    CLIENTS,
                    seconds,
                    stall.committed.size(),
                    stall.aborted.get(),
                    stall.committed.size() - waits.events,
                    waits.longest / 1e6,
                    waits.longestLag / 1e6));
        }
    }

    private void appendAndLoseRaces() {
        var complaint = UUID.randomUUID().toString();
        for (long sequence = 0; System.nanoTime() < deadline; sequence++) {
            append(complaint, sequence);
            if (sequence % ONE_IN == ONE_IN - 1) {
                lose(complaint, sequence);
            }
        }
    }

    private void append(String complaint, long sequence) {
        var event = event(complaint, sequence);
        writer.publish(List.of(event));
        committed.put(event.getIdentifier(), System.nanoTime());
    }

    private void lose(String complaint, long sequence) {
        try {
            writer.publish(List.of(event(complaint, sequence)));
        } catch (RuntimeException e) {
            aborted.incrementAndGet();
            return;
        }
        throw new IllegalStateException("Sequence " + sequence + " was stored twice");
    }

    private static GenericDomainEventMessage<ComplaintAcknowledged> event(String complaint, long sequence) {
        var step = Step.of(complaint, 1);
        return new GenericDomainEventMessage<>(
                "Complaint",
                complaint,
                sequence,
                new ComplaintAcknowledged(complaint, LocalDate.EPOCH, Medium.LETTER, step.text()),
                MetaData.from(step.meta()),
                UUID.randomUUID().toString(),
                Instant.now());
    }

    /**
     * @param longest the longest time without an event although one was committed
     * @param longestLag the longest time from an event's commit to its delivery
     */
    private record Waits(long events, long longest, long longestLag) {}

    /** Until the clients have ended and all that they committed is read, or nothing has come for long. */
    private Waits read(BlockingStream<TrackedEventMessage<?>> stream, List<Thread> clients)
            throws InterruptedException {
        var waits = new Waits(0, 0, 0);
        var last = System.nanoTime();
        while (System.nanoTime() - last < PATIENCE) {
            if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                var event = stream.nextAvailable();
                event.getPayload();
                var now = System.nanoTime();
                // Delivered before its writer came to write down the commit: no wait at all.
                var since = committed.getOrDefault(event.getIdentifier(), now);
                waits = new Waits(
                        waits.events + 1,
                        Math.max(waits.longest, now - Math.max(since, last)),
                        Math.max(waits.longestLag, now - since));
                last = now;
            } else if (clients.stream().noneMatch(Thread::isAlive) && waits.events >= committed.size()) {
                break;
            }
        }
        return waits;
    }
}
