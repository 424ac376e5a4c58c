package krm.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Builds the tables of a projection anew from the first event, beside those that are read and go on, and puts them in their
 * place when they have caught up. One rebuild of a projection at a time, on whatever node: whoever does it holds a lock that
 * goes with its connection. What is not finished is thrown away.
 */
public final class Rebuilds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    /** Of a projection's name; goes with the session. */
    static final String LOCK = "hashtextextended('krm rebuild ' || ?, 0)";

    /** Stands where a failure would: what a dead node has left. */
    static final String INTERRUPTED = "Interrupted";

    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final List<Rebuildable> projections;
    private final RebuildMeans means;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    /**
     * @param unhurried not pooled, and without a limit for the time that a statement takes
     * @param casesInMemory all workers and read models together; some 3 KB each
     */
    public Rebuilds(DataSource database, DataSource unhurried, List<Rebuildable> projections, int casesInMemory) {
        this.projections = List.copyOf(projections);
        means = new RebuildMeans(database, unhurried, casesInMemory, () -> open);
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
            var run = some instanceof Projection bulky ? new BulkRebuild(bulky, means) : new RebuildRun(some, means);
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
            var left = means.db()
                    .sql("select count(*) from read_side.rebuild where projection = ? and ended_at is null")
                    .param(projection.name())
                    .query(Integer.class)
                    .single();
            var lock = left == 0 ? null : lock(projection.name());
            if (lock != null) {
                LOG.info("A rebuild of {} was interrupted; what there was of it is thrown away", projection.name());
                ended(projection, INTERRUPTED);
                release(lock);
            }
        }
    }

    private @Nullable Connection lock(String projection) {
        try {
            var connection = means.unhurried().getConnection();
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

    private void rebuild(RebuildRun run, Connection lock) {
        var name = run.projection().name();
        try {
            LOG.info("{} is rebuilt", name);
            run.all();
            LOG.info("{} is rebuilt: the new tables are read from now on", name);
        } catch (Exception | Error e) {
            LOG.warn("The rebuild of {} has failed: {}", name, Fault.code(e));
            try {
                ended(run.projection(), Fault.code(e));
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
        means.db()
                .sql("update read_side.rebuild set ended_at = now(), error = ? where projection = ?")
                .param(error)
                .param(projection.name())
                .update();
        means.segments().discardNext(projection.name());
        means.deadLetters().discardOthers(projection.name());
        new NextTables(projection).drop(means.db());
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
}
