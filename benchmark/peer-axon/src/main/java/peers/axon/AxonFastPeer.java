package peers.axon;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;

/**
 * A prototype, not a peer: the same aggregate and command bus, a strong cache, and a writer that puts the events of all
 * waiting commands into one INSERT. It shows how far the idea behind krm's store goes without encryption, hashes,
 * idempotency, numbers and retries.
 */
public final class AxonFastPeer extends CommandBusPeer {

    private static final int REMEMBERED = 20_000;

    @Override
    public void open(DataSource database, String jdbcUrl) throws Exception {
        var engine = new GroupingEngine(database, jdbcUrl);
        start(configurer()
                .configureEmbeddedEventStore(_ -> engine)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Complaint.class)
                        .configureCache(_ -> new StrongCache())));
    }

    @Override
    public String countSql() {
        return "select count(*) from event";
    }

    /** Axon's cache, and strong references to those used last. */
    private static final class StrongCache extends WeakReferenceCache {

        private final Map<Object, Object> strong = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > REMEMBERED;
            }
        });

        @Override
        public void put(Object key, Object value) {
            strong.put(key, value);
            super.put(key, value);
        }

        @Override
        public boolean remove(Object key) {
            strong.remove(key);
            return super.remove(key);
        }
    }
}
