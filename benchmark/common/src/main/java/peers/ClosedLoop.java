package peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The load. Each client opens some cases and takes all of them through the first step, then all through the second, and
 * so on, so that a case is left alone for some time between two steps.
 */
public final class ClosedLoop {

    static final int WINDOW = Db.number("PEERS_WINDOW", 16);

    private final Peer peer;
    private final long deadline;
    private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();

    private ClosedLoop(Peer peer, long deadline) {
        this.peer = peer;
        this.deadline = deadline;
    }

    /** @return how many steps were done */
    public static long drive(Peer peer, int clients, int seconds) throws InterruptedException {
        return run(peer, clients, seconds).steps();
    }

    static Phase run(Peer peer, int clients, int seconds) throws InterruptedException {
        var started = System.nanoTime();
        var loop = new ClosedLoop(peer, started + seconds * 1_000_000_000L);
        var running = new ArrayList<Client>();
        for (int i = 0; i < clients; i++) {
            var client = loop.new Client("client-" + i);
            running.add(client);
            client.start();
        }
        for (var client : running) {
            client.join();
        }
        var ended = running.stream().mapToLong(c -> c.ended).max().orElse(started);
        var latencies = running.stream()
                .flatMapToLong(c -> Arrays.stream(c.latencies, 0, c.steps))
                .sorted()
                .toArray();
        var first = loop.errors.peek();
        if (first != null && !Db.env("PEERS_DEBUG", "").isEmpty()) {
            first.printStackTrace();
        }
        return new Phase(ended - started, latencies, loop.errors.size(), first == null ? null : first.toString());
    }

    private final class Client extends Thread {

        private long[] latencies = new long[1 << 14];
        private int steps;
        private long ended;

        Client(String name) {
            super(name);
        }

        @Override
        public void run() {
            var inTime = true;
            while (inTime) {
                inTime = carryOutAWindow();
            }
            ended = System.nanoTime();
        }

        private boolean carryOutAWindow() {
            var open = new String[WINDOW];
            Arrays.setAll(open, _ -> newId());
            for (int no = 0; no < Step.COUNT; no++) {
                for (int i = 0; i < WINDOW; i++) {
                    if (System.nanoTime() >= deadline) {
                        return false;
                    }
                    if (open[i] != null && !carryOut(Step.of(open[i], no))) {
                        open[i] = null;
                    }
                }
            }
            return true;
        }

        private boolean carryOut(Step step) {
            var began = System.nanoTime();
            try {
                peer.step(step);
            } catch (Exception | Error e) {
                errors.add(e);
                return false;
            }
            if (steps == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * steps);
            }
            latencies[steps++] = System.nanoTime() - began;
            return true;
        }
    }

    /** A random UUID without the cost of a secure one, which would be the harness's, not the peer's. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                        random.nextLong() & ~0xF000L | 0x4000L,
                        random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L)
                .toString();
    }
}
