package krm.projections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.PostgresEventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets this node's followers follow the log, a thread each: wakes them when there are events, and after a failure lets them
 * rest for a while. Other nodes do the same on the same database; the segments are shared by who comes first.
 */
public final class ProjectionRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SHORTEST_GATHERING = Duration.ofMillis(20);
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(100);
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final List<? extends Follower> followers;
    private final PostgresEventStore store;
    private final EventLog log;
    private final Segments segments;
    private final Batches batches;
    private final List<Following> running = new ArrayList<>();

    public ProjectionRunner(DataSource database, PostgresEventStore store, List<? extends Follower> followers) {
        this.followers = List.copyOf(followers);
        this.store = store;
        log = new EventLog(database);
        segments = new Segments(JdbcClient.create(database));
        batches = new Batches(database);
    }

    public synchronized void start() {
        for (var follower : followers) {
            var following = new Following(follower);
            running.add(following);
            store.wakes(following.wake);
            following.thread.start();
        }
    }

    /** Returns when the batches under way are written. */
    @Override
    public synchronized void close() {
        running.forEach(Following::stop);
        running.forEach(Following::awaitEnd);
        running.clear();
    }

    /**
     * Tries the events of a dead letter again.
     *
     * @return empty if all of them are in now, else the letter as it stands
     * @throws java.util.NoSuchElementException there is no such letter
     */
    public Optional<DeadLetter> retry(UUID deadLetter) {
        return batches.retry(followers, deadLetter);
    }

    private interface Waiting {
        boolean await() throws InterruptedException;
    }

    /** A follower at work. */
    private final class Following {

        private final Follower follower;
        private final Thread thread;
        private final Semaphore news = new Semaphore(0);
        private final Runnable wake = news::release;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private Duration rest = Duration.ZERO;

        Following(Follower follower) {
            this.follower = follower;
            thread = Thread.ofPlatform().name("krm-" + follower.name()).unstarted(this::run);
        }

        private void run() {
            var prepared = false;
            while (isOpen()) {
                try {
                    if (!prepared) {
                        segments.prepare(follower);
                        prepared = true;
                    }
                    var moved = round();
                    rested();
                    if (!moved) {
                        awaitNews();
                    }
                } catch (RuntimeException | Error e) {
                    rest(e);
                }
            }
        }

        /**
         * One batch for all segments: few events are written together. Where there are many it is one segment after the
         * other, from anywhere, so that nodes share the work.
         */
        private boolean round() {
            var head = log.head();
            var behind = segments.behind(follower.name(), Generation.READ, head);
            if (behind.isEmpty()) {
                return false;
            }
            if (head - Collections.min(behind.values()) <= Batches.SIZE) {
                var started = System.nanoTime();
                var moved = batches.next(follower, Generation.READ, behind.keySet(), head);
                gather(System.nanoTime() - started);
                return moved;
            }
            var some = new ArrayList<>(behind.keySet());
            Collections.shuffle(some);
            var moved = false;
            for (var segment : some) {
                moved |= isOpen() && batches.next(follower, Generation.READ, List.of(segment), head);
            }
            return moved;
        }

        /** The longer batches take, the more events go into the next one: most of a busy node's time is for its calls. */
        private void gather(long nanos) {
            var gathering = Math.clamp(2 * nanos, SHORTEST_GATHERING.toNanos(), LONGEST_GATHERING.toNanos());
            await(() -> stopped.await(gathering, TimeUnit.NANOSECONDS));
        }

        /** What happened stands in the log; what the event holds does not: messages may quote it. */
        private void rest(Throwable e) {
            rest = rest.isZero() ? SHORTEST_REST : min(rest.multipliedBy(2), LONGEST_REST);
            LOG.warn("{} cannot go on and tries again in {} ms: {}", follower.name(), rest.toMillis(), Fault.code(e));
            await(() -> stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS));
        }

        private void rested() {
            if (!rest.isZero()) {
                rest = Duration.ZERO;
                LOG.info("{} goes on", follower.name());
            }
        }

        private void awaitNews() {
            await(() -> news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            news.drainPermits();
        }

        private void await(Waiting waiting) {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                stopped.countDown();
            }
        }

        private boolean isOpen() {
            return stopped.getCount() > 0;
        }

        void stop() {
            store.wakesNoMore(wake);
            stopped.countDown();
            news.release();
        }

        void awaitEnd() {
            try {
                if (!thread.join(STOPPING)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
