package krm.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/**
 * The event store as Axon knows it. Its command bus runs without a transaction: the store's own writer makes events
 * durable, and a command returns after that.
 */
public final class PostgresEventStore extends AbstractEventStore implements AutoCloseable {

    private final EventLog log;
    private final PostgresEventStorageEngine engine;
    private final Appender appender;
    private final Wakeup wakeup;

    private PostgresEventStore(
            Builder builder, EventLog log, PostgresEventStorageEngine engine, Appender appender, Wakeup wakeup) {
        super(builder);
        this.log = log;
        this.engine = engine;
        this.appender = appender;
        this.wakeup = wakeup;
    }

    /**
     * @param pool for reading
     * @param longLived gives connections that stay open: one that appends, two for notifications
     */
    public static PostgresEventStore open(
            DataSource pool, DataSource longLived, EventCodec codec, DataKeys keys, MeterRegistry metrics) {
        return open(pool, longLived, codec, keys, metrics, Clock.systemUTC());
    }

    /**
     * As above, but with a clock that says when an event is recorded. It is given once, here: nothing that comes with a
     * command can change it.
     */
    public static PostgresEventStore open(
            DataSource pool,
            DataSource longLived,
            EventCodec codec,
            DataKeys keys,
            MeterRegistry metrics,
            Clock clock) {
        var log = new EventLog(pool);
        var wakeup = new Wakeup(longLived);
        var appender = new Appender(new LogWriter(longLived, codec), wakeup::committed, metrics);
        var engine = new PostgresEventStorageEngine(log, codec, keys, appender, clock);
        wakeup.start();
        var builder = new Builder();
        builder.storageEngine(engine);
        return new PostgresEventStore(builder, log, engine, appender, wakeup);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new EventLogStream(log, engine, wakeup, PostgresEventStorageEngine.position(token));
    }

    /** Calls the reader whenever there may be new events, until it says {@link #wakesNoMore}. It must return at once. */
    public void wakes(Runnable reader) {
        wakeup.wakes(reader);
    }

    public void wakesNoMore(Runnable reader) {
        wakeup.wakesNoMore(reader);
    }

    @Override
    public void close() {
        wakeup.close();
        appender.close();
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
