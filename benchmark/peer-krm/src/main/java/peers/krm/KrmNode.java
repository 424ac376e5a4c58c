package peers.krm;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import krm.app.engine.StoredEvents;
import krm.eventstore.DataKeys;
import krm.eventstore.MasterKey;
import krm.eventstore.PostgresEventStore;

/** krm's event store as one instance of the program has it, on its own pool; several make a cluster. */
record KrmNode(HikariDataSource pool, PostgresEventStore store, SimpleMeterRegistry metrics) implements AutoCloseable {

    /** Always the same one, so that a node can read what another has written. */
    static final MasterKey MASTER_KEY = masterKey();

    static KrmNode on(KrmDatabase database) {
        var pool = database.pool();
        var keys = new DataKeys(pool, MASTER_KEY, Clock.systemUTC());
        if (!keys.masterKeyFits()) {
            throw new IllegalStateException("The keys belong to another master key");
        }
        var metrics = new SimpleMeterRegistry();
        var store = PostgresEventStore.open(pool, database.longLived(), StoredEvents.codec(), keys, metrics);
        return new KrmNode(pool, store, metrics);
    }

    private static MasterKey masterKey() {
        var secret = new byte[MasterKey.BYTES];
        Arrays.fill(secret, (byte) 7);
        return new MasterKey(secret);
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}
