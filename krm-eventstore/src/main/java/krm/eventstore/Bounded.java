package krm.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry that has not been asked for the longest. Not thread-safe. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int limit;

    Bounded(int limit) {
        super(1024, 0.75f, true);
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
