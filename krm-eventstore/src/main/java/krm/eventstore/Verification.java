package krm.eventstore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the hash chains of any range of the log, in constant memory. It needs the database alone: no master key,
 * since the chain is over the ciphertext.
 */
public final class Verification {

    private static final int CHUNK = 5_000;

    /**
     * @param events how many were looked at
     * @param firstBroken position of the first event that is not what was appended there, or whose predecessor is
     *     missing or another one; empty if all are as they were
     */
    public record Result(long events, OptionalLong firstBroken) {

        public boolean unchanged() {
            return firstBroken.isEmpty();
        }
    }

    private record Place(UUID aggregateId, int sequence) {}

    private record Stored(long position, byte[] hash) {}

    private final DataSource database;
    private final EventLog log;

    public Verification(DataSource database) {
        this.database = database;
        log = new EventLog(database);
    }

    /** Sees every event of the range, in the order of the positions. */
    @FunctionalInterface
    public interface Watcher {
        /** @param unchanged whether it is what was appended there, behind the predecessor that it had */
        void saw(StoredEvent event, boolean unchanged);
    }

    /**
     * @param from first position
     * @param to last position
     * @param progress told the position reached
     */
    public Result verify(long from, long to, LongConsumer progress) {
        var broken = new ArrayList<Long>(1);
        var events = walk(
                from,
                to,
                (event, unchanged) -> {
                    if (!unchanged && broken.isEmpty()) {
                        broken.add(event.position());
                    }
                },
                progress);
        return new Result(
                events, broken.stream().mapToLong(position -> position).findFirst());
    }

    /**
     * As {@link #verify}, and everything on the way can be looked at.
     *
     * @return how many events there are
     */
    public long walk(long from, long to, Watcher watcher, LongConsumer progress) {
        long events = 0;
        long position = from - 1;
        while (position < to) {
            var chunk = log.after(position, CHUNK).stream()
                    .filter(e -> e.position() <= to)
                    .toList();
            if (chunk.isEmpty()) {
                break;
            }
            var stored = withPredecessors(chunk);
            for (var event : chunk) {
                events++;
                watcher.saw(event, follows(event, stored.get(new Place(event.aggregateId(), event.sequence() - 1))));
            }
            position = chunk.getLast().position();
            progress.accept(position);
        }
        return events;
    }

    private static boolean follows(StoredEvent event, @Nullable Stored predecessor) {
        var entry = event.idempotency();
        if (entry != null && (entry.request().length == 0 || entry.fingerprint().length == 0)) {
            // To the hash, nothing and an empty one are the same.
            return false;
        }
        if (event.sequence() == 0) {
            return Arrays.equals(event.hash(), EventHash.of(event, EventHash.GENESIS));
        }
        return predecessor != null
                && predecessor.position() < event.position()
                && Arrays.equals(event.hash(), EventHash.of(event, predecessor.hash()));
    }

    /** The chunk's events, and the predecessors that lie before the chunk. */
    private Map<Place, Stored> withPredecessors(List<StoredEvent> chunk) {
        var stored = new HashMap<Place, Stored>();
        chunk.forEach(e -> stored.put(new Place(e.aggregateId(), e.sequence()), new Stored(e.position(), e.hash())));
        var outside = chunk.stream()
                .filter(e -> e.sequence() > 0)
                .map(e -> new Place(e.aggregateId(), e.sequence() - 1))
                .filter(place -> !stored.containsKey(place))
                .toList();
        if (outside.isEmpty()) {
            return stored;
        }
        try (var connection = database.getConnection()) {
            return EventLog.query(
                    connection,
                    """
                    select aggregate_id, sequence, position, hash
                      from events.event
                      join unnest(?, ?) as wanted(aggregate_id, sequence) using (aggregate_id, sequence)
                    """,
                    rows -> {
                        while (rows.next()) {
                            stored.put(
                                    new Place(rows.getObject(1, UUID.class), rows.getInt(2)),
                                    new Stored(rows.getLong(3), rows.getBytes(4)));
                        }
                        return stored;
                    },
                    connection.createArrayOf(
                            "uuid", outside.stream().map(Place::aggregateId).toArray()),
                    connection.createArrayOf(
                            "int4", outside.stream().map(Place::sequence).toArray(Integer[]::new)));
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }
}
