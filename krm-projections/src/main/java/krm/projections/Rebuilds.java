package krm.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.Share;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Builds the tables of a projection anew from the first event, beside those that are read and go on, and puts them in their
 * place when they have caught up. One rebuild of a projection at a time, on whatever node: whoever does it holds a lock that
 * goes with its connection. What is not finished is thrown away.
 */
public final class Rebuilds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    /** Of a projection's name; goes with the session. */
    static final String LOCK = "hashtextextended('krm rebuild ' || ?, 0)";

    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private static final int TOLD_AT_ONCE = 500;
    private static final int BATCHES_A_REPORT = 20;
    private static final Duration REPORT = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(20);
    /** Far below the server's deadlock_timeout: it is never a reader that has to give way. */
    private static final String SHORT_LOCKS = "set local lock_timeout = '250ms'";

    private final DataSource unhurried;
    private final List<Rebuildable> projections;
    private final int casesInMemory;
    private final JdbcClient db;
    private final EventLog log;
    private final Segments segments;
    private final DeadLetters deadLetters;
    private final Batches batches;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    /**
     * @param unhurried not pooled, and without a limit for the time that a statement takes
     * @param casesInMemory all workers and read models together; some 3 KB each
     */
    public Rebuilds(DataSource database, DataSource unhurried, List<Rebuildable> projections, int casesInMemory) {
        this.casesInMemory = casesInMemory;
        this.unhurried = unhurried;
        this.projections = List.copyOf(projections);
        db = JdbcClient.create(database);
        log = new EventLog(database);
        segments = new Segments(db);
        deadLetters = new DeadLetters(db);
        batches = new Batches(database);
    }

    /** Is there a projection of this name that can be rebuilt? What has an effect elsewhere cannot. */
    public boolean knows(String projection) {
        return projections.stream().anyMatch(some -> some.name().equals(projection));
    }

    /** @return false: one is under way, here or on another node */
    public boolean start(String projection) {
        var some = projections.stream()
                .filter(known -> known.name().equals(projection))
                .findFirst()
                .orElseThrow();
        var lock = lock(projection);
        if (lock == null) {
            return false;
        }
        try {
            var run = some instanceof Projection bulky ? new BulkRun(bulky) : new Run(some);
            var thread = Thread.ofPlatform().name("krm-rebuild-" + projection).unstarted(() -> rebuild(run, lock));
            running.put(projection, thread);
            thread.start();
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
        return true;
    }

    /** What a node that has died has left; what another one is at stays. */
    public void discardAbandoned() {
        for (var projection : projections) {
            var left = db.sql("select count(*) from read_side.rebuild where projection = ? and ended_at is null")
                    .param(projection.name())
                    .query(Integer.class)
                    .single();
            var lock = left == 0 ? null : lock(projection.name());
            if (lock != null) {
                LOG.info("A rebuild of {} was interrupted; what there was of it is thrown away", projection.name());
                ended(projection, "Interrupted");
                release(lock);
            }
        }
    }

    private @Nullable Connection lock(String projection) {
        try {
            var connection = unhurried.getConnection();
            try (var statement = connection.prepareStatement("select pg_try_advisory_lock(" + LOCK + ")")) {
                statement.setString(1, projection);
                var row = statement.executeQuery();
                row.next();
                if (row.getBoolean(1)) {
                    return connection;
                }
            }
            connection.close();
            return null;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("No lock for a rebuild", e);
        }
    }

    private static void release(Connection lock) {
        try {
            lock.close();
        } catch (SQLException e) {
            LOG.debug("The connection of a rebuild was gone already: {}", e.getSQLState());
        }
    }

    private void rebuild(Run run, Connection lock) {
        var name = run.projection.name();
        try {
            LOG.info("{} is rebuilt", name);
            run.all();
            LOG.info("{} is rebuilt: the new tables are read from now on", name);
        } catch (Exception | Error e) {
            LOG.warn("The rebuild of {} has failed: {}", name, Fault.code(e));
            try {
                ended(run.projection, Fault.code(e));
            } catch (RuntimeException again) {
                LOG.warn("What there is of it is thrown away with the next one: {}", Fault.code(again));
            }
        } finally {
            running.remove(name);
            release(lock);
        }
    }

    /** Without a success: nothing is left of it. */
    private void ended(Rebuildable projection, String error) {
        db.sql("update read_side.rebuild set ended_at = now(), error = ? where projection = ?")
                .param(error)
                .param(projection.name())
                .update();
        segments.discardNext(projection.name());
        deadLetters.discardOthers(projection.name());
        new NextTables(projection).drop(db);
    }

    /** Those under way here end, and are thrown away. */
    @Override
    public void close() {
        open = false;
        for (var thread : List.copyOf(running.values())) {
            try {
                thread.join(STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The node stops. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Tells a follower everything from the beginning, as the live path does: enough for one with few rows. */
    private class Run {

        final NextTables tables;
        final long to;
        final int generation;
        private final Rebuildable projection;

        Run(Rebuildable projection) {
            this.projection = projection;
            tables = new NextTables(projection);
            segments.discardNext(projection.name());
            deadLetters.discardOthers(projection.name());
            to = log.head();
            generation = db.sql("""
                insert into read_side.rebuild (projection, generation, head)
                select name, generation + 1, ? from read_side.projection where name = ?
                on conflict (projection) do update
                    set generation = excluded.generation, started_at = now(), ended_at = null, position = 0,
                        head = excluded.head, events = 0, error = null
                returning generation
                """)
                    .param(to)
                    .param(projection.name())
                    .query(Integer.class)
                    .single();
        }

        final void all() throws InterruptedException, ExecutionException, SQLException {
            tables.create(db);
            fill();
            catchUpAndSwap();
        }

        /** The new tables get their indexes, and whatever is quicker told before there are any. */
        void fill() throws InterruptedException, ExecutionException, SQLException {
            tables.index(unhurried);
            segments.begin(projection, Generation.NEXT, 0);
        }

        final void report(long position) {
            db.sql("update read_side.rebuild set position = ?, head = greatest(head, ?), events = ? where"
                            + " projection = ?")
                    .param(position)
                    .param(log.head())
                    .param(told(position))
                    .param(projection.name())
                    .update();
        }

        /** How many events up to a position; gaps count too. */
        long told(long position) {
            return position;
        }

        private void catchUpAndSwap() throws InterruptedException {
            for (int attempt = 0; ; attempt++) {
                requireOpen();
                catchUp();
                try {
                    swap();
                    return;
                } catch (RuntimeException e) {
                    if (attempt >= 100) {
                        throw e;
                    }
                    LOG.debug("The new tables of {} have to wait: {}", projection.name(), Fault.code(e));
                    Thread.sleep(Math.min(50L * (attempt + 1), 2_000));
                }
            }
        }

        private void catchUp() {
            var head = log.head();
            var behind = segments.behind(projection.name(), Generation.NEXT, head);
            for (int n = 1; batches.next(projection, Generation.NEXT, behind.keySet(), head); n++) {
                requireOpen();
                if (n % BATCHES_A_REPORT == 0) {
                    report(segments.behind(projection.name(), Generation.NEXT, head).values().stream()
                            .min(Long::compare)
                            .orElse(head));
                }
            }
            report(head);
        }

        /** Short: what came since is little, and locks are not waited for long. */
        private void swap() {
            batches.in(Generation.NEXT, () -> {
                db.sql(SHORT_LOCKS).update();
                for (int segment = 0; segment < projection.segments(); segment++) {
                    // The tables that are read stand still.
                    segments.await(projection.name(), Generation.READ, segment).orElseThrow();
                }
                catchUp();
                tables.takeOver(db);
                segments.swap(projection.name());
                deadLetters.discardOthers(projection.name());
                db.sql("update read_side.rebuild set ended_at = now(), position = head where projection = ?")
                        .param(projection.name())
                        .update();
                return true;
            });
        }

        final void requireOpen() {
            if (!open) {
                throw new Stopped();
            }
        }
    }

    /** Folds a whole log in memory and copies it in, several workers a share each, before there are indexes. */
    private final class BulkRun extends Run implements Bulk.Task {

        private final Projection projection;
        private final AtomicLong told = new AtomicLong();
        private final AtomicLongArray positions = new AtomicLongArray(WORKERS);

        BulkRun(Projection projection) {
            super(projection);
            this.projection = projection;
        }

        @Override
        void fill() throws InterruptedException, ExecutionException, SQLException {
            var bulks = bulks();
            copyTallies(bulks);
            tables.index(unhurried);
            segments.begin(projection, Generation.NEXT, to);
            tellLate(bulks);
        }

        private List<Bulk> bulks() throws InterruptedException, ExecutionException {
            try (var threads = Executors.newFixedThreadPool(WORKERS)) {
                var working = new ArrayList<Future<Bulk>>();
                for (int i = 0; i < WORKERS; i++) {
                    working.add(threads.submit(new Bulk(this, new Share(i, WORKERS), log, unhurried)));
                }
                while (working.stream().anyMatch(worker -> !worker.isDone())) {
                    Thread.sleep(REPORT);
                    report(least());
                }
                var bulks = new ArrayList<Bulk>();
                for (var worker : working) {
                    bulks.add(worker.get());
                }
                requireOpen();
                return bulks;
            }
        }

        private long least() {
            long least = to;
            for (int i = 0; i < WORKERS; i++) {
                least = Math.min(least, positions.get(i));
            }
            return least;
        }

        private void copyTallies(List<Bulk> bulks) throws SQLException {
            try (var connection = unhurried.getConnection()) {
                for (var table : projection.tables()) {
                    if (table instanceof Table.Counted<?> counting) {
                        var added = new HashMap<Integer, Counts>();
                        bulks.stream()
                                .flatMap(bulk -> bulk.counts(table))
                                .forEach(some -> added.computeIfAbsent(some.getKey(), _ -> new Counts())
                                        .add(some.getValue()));
                        for (var counted : added.entrySet()) {
                            CopyText.into(
                                    connection, table, counted.getValue().rows(counted.getKey(), counting).stream());
                        }
                    }
                }
            }
        }

        /** Cases that were written before their last event came. */
        private void tellLate(List<Bulk> bulks) {
            var late = new HashMap<UUID, Integer>();
            bulks.forEach(bulk -> late.putAll(bulk.late));
            for (int segment = 0; segment < projection.segments(); segment++) {
                var events = new ArrayList<StoredEvent>();
                for (var some : late.entrySet()) {
                    if (Share.numberOf(some.getKey(), projection.segments()) == segment) {
                        log.ofAggregate(some.getKey(), some.getValue()).stream()
                                .filter(event -> event.position() <= to)
                                .forEach(events::add);
                    }
                    if (events.size() >= TOLD_AT_ONCE) {
                        requireOpen();
                        batches.tell(projection, segment, List.copyOf(events));
                        events.clear();
                    }
                }
                batches.tell(projection, segment, events);
            }
        }

        @Override
        long told(long position) {
            return told.get();
        }

        @Override
        public Projection projection() {
            return projection;
        }

        @Override
        public long to() {
            return to;
        }

        @Override
        public int casesInMemory() {
            return casesInMemory / WORKERS / projection.parts().size();
        }

        @Override
        public boolean goesOn() {
            return open;
        }

        @Override
        public void told(int worker, int events, long position) {
            told.addAndGet(events);
            positions.set(worker, position);
        }

        @Override
        public void park(StoredEvent event, Throwable failure) {
            deadLetters.park(
                    projection.name(),
                    generation,
                    Share.numberOf(event.aggregateId(), projection.segments()),
                    event,
                    Fault.code(failure));
        }
    }
}
