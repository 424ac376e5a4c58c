package peers.krm;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import peers.Db;
import peers.Step;

/**
 * SECONDS: how long after the answer to a write it is in the table that list and worklist read, at a steady rate of steps and
 * with all read models following. One JSON line.
 */
final class Visibility {

    private static final String DATABASE = "peers_visibility";
    private static final int RATE = Db.number("PEERS_RATE", 500);
    private static final int CLIENTS = 8;
    /** Cases that each client has open at a time. */
    private static final int WINDOW = 16;
    /** Not counted: classes are loaded, code is compiled. */
    private static final int WARMUP_SECONDS = Db.number("PEERS_WARMUP", 12);

    private static final int ONE_IN = 25;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /** @param sequence of the last event that the step is known to have stored */
    private record Answered(UUID complaint, int sequence, long at) {}

    private final KrmPeer peer;
    private final LinkedTransferQueue<Answered> answered = new LinkedTransferQueue<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final long began = System.nanoTime();
    private final long counted = began + TimeUnit.SECONDS.toNanos(WARMUP_SECONDS);
    private final long end;

    private Visibility(KrmPeer peer, int seconds) {
        this.peer = peer;
        end = counted + TimeUnit.SECONDS.toNanos(seconds);
    }

    public static void main(String[] args) throws Exception {
        Db.fresh(DATABASE);
        var database = KrmDatabase.withReadSide(DATABASE);
        try (var peer = new KrmPeer();
                var pool = database.pool()) {
            peer.open(database);
            try (var runner = ReadSide.following(pool, peer.store());
                    var looking = Db.connect(DATABASE)) {
                runner.start();
                new Visibility(peer, Integer.parseInt(args[0])).measure(looking);
            }
        }
        System.exit(0);
    }

    private void measure(Connection looking) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(this::work);
            }
            var waits = LongStream.builder();
            var waiting = new HashSet<Answered>();
            while (System.nanoTime() < end || !waiting.isEmpty() || !answered.isEmpty()) {
                answered.drainTo(waiting);
                var seen = seen(looking, waiting);
                var now = System.nanoTime();
                for (var step : seen) {
                    waiting.remove(step);
                    if (step.at() >= counted) {
                        waits.add(now - step.at());
                    }
                }
                if (waiting.stream().anyMatch(step -> now - step.at() > PATIENCE)) {
                    throw new IllegalStateException("Never seen: " + waiting);
                }
                LockSupport.parkNanos(LOOK);
            }
            print(waits.build().sorted().toArray());
        }
    }

    /** Step by step through many cases, each step at its time. */
    private void work() {
        while (System.nanoTime() < end) {
            var open = new UUID[WINDOW];
            Arrays.setAll(open, _ -> UUID.randomUUID());
            for (int no = 0; no < Step.COUNT; no++) {
                for (var complaint : open) {
                    take(complaint, no);
                }
            }
        }
    }

    private void take(UUID complaint, int no) {
        var count = steps.getAndIncrement();
        var turn = began + (long) (count * 1e9 / RATE);
        // More than once: an append may have woken this thread without need.
        for (var left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        peer.step(Step.of(complaint.toString(), no));
        if (count % ONE_IN == 0) {
            // A reception has two events, so this is the least that the step has come to.
            answered.add(new Answered(complaint, no == 0 ? 1 : no + 1, System.nanoTime()));
        }
    }

    /** Those of some steps that are in the table. */
    private static List<Answered> seen(Connection looking, Collection<Answered> steps) throws SQLException {
        var sequences = new HashMap<UUID, Integer>();
        try (var statement = looking.prepareStatement(
                "select complaint_id, sequence from read_side.case_list where complaint_id = any (?)")) {
            statement.setArray(
                    1,
                    looking.createArrayOf(
                            "uuid", steps.stream().map(Answered::complaint).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
        }
        return steps.stream()
                .filter(step -> sequences.getOrDefault(step.complaint(), -1) >= step.sequence())
                .toList();
    }

    private void print(long[] waits) {
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "{\"visible\":\"case-list\",\"steps_per_s\":%.0f,\"looks\":%d,\"p50_ms\":%.0f,\"p95_ms\":%.0f,\"p99_ms\":%.0f,"
                    + "\"max_ms\":%.0f}",
                steps.get() / seconds,
                waits.length,
                waits[waits.length / 2] / 1e6,
                waits[waits.length * 95 / 100] / 1e6,
                waits[waits.length * 99 / 100] / 1e6,
                waits[waits.length - 1] / 1e6));
    }
}
