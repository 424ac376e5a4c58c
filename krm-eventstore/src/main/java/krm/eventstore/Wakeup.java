package krm.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers that there are new events: those of this node at once, those of other nodes by NOTIFY, which is sent
 * after the commit, on a connection of its own, without payload, and at most every {@link #COALESCE_MILLIS}. It only
 * hastens: readers look by themselves every second.
 */
final class Wakeup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeup.class);
    private static final String CHANNEL = "krm_events";
    private static final int COALESCE_MILLIS = 50;
    private static final int LISTEN_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 1_000;

    private final DataSource database;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread telling =
            Thread.ofPlatform().daemon().name("krm-notify").unstarted(() -> keepDoing(this::tellOthers));
    private final Thread listening =
            Thread.ofPlatform().daemon().name("krm-listen").unstarted(() -> keepDoing(this::listenToOthers));
    private volatile boolean open = true;

    Wakeup(DataSource database) {
        this.database = database;
    }

    void start() {
        telling.start();
        listening.start();
    }

    void wakes(Runnable reader) {
        readers.add(reader);
    }

    void wakesNoMore(Runnable reader) {
        readers.remove(reader);
    }

    /** Events have been committed here. */
    void committed() {
        wakeReaders();
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void wakeReaders() {
        readers.forEach(Runnable::run);
    }

    private interface Talk {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    private void keepDoing(Talk talk) {
        while (open) {
            try (var connection = database.getConnection()) {
                talk.on(connection);
            } catch (SQLException e) {
                LOG.debug("No notifications for now, readers poll: {}", e.getMessage());
                pause(RETRY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void tellOthers(Connection connection) throws SQLException, InterruptedException {
        while (open) {
            news.acquire();
            news.drainPermits();
            try (var statement = connection.createStatement()) {
                statement.execute("notify " + CHANNEL);
            }
            Thread.sleep(COALESCE_MILLIS);
        }
    }

    private void listenToOthers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        var notifications = connection.unwrap(PGConnection.class);
        while (open) {
            if (notifications.getNotifications(LISTEN_MILLIS).length > 0) {
                wakeReaders();
            }
        }
    }

    private void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
        telling.interrupt();
        listening.interrupt();
    }
}
