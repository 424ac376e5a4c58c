package krm.eventstore;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the log. All methods throw {@link StoreUnavailable} while the database cannot be reached. */
public final class EventLog {

    private static final String SELECT = """
        select position, aggregate_id, event_id, key_id, sequence, recorded_at, occurred_on, name, revision,
               correlation_id, causation_id, payload, metadata, request, fingerprint, hash
          from events.event
        """;

    /**
     * One look at the index for each: of a list, the server would expect so many events that it may read the whole log instead.
     */
    private static final String OF_EACH = "select found.* from unnest(?) as wanted (id) cross join lateral (" + SELECT
            + " where aggregate_id = wanted.id order by sequence) as found order by aggregate_id, sequence";

    private static final byte[] NOTHING = {};

    private final DataSource database;

    public EventLog(DataSource database) {
        this.database = database;
    }

    /** The aggregate's events from a sequence on, in their order; empty if there are none. */
    public List<StoredEvent> ofAggregate(UUID aggregateId, long fromSequence) {
        return query(
                SELECT + " where aggregate_id = ? and sequence >= ? order by sequence",
                EventLog::events,
                aggregateId,
                fromSequence);
    }

    /** All events of these aggregates, one aggregate after the other, each in its order. */
    public List<StoredEvent> ofAggregates(Collection<UUID> aggregateIds) {
        try (var connection = database.getConnection()) {
            return query(
                    connection, OF_EACH, EventLog::events, connection.createArrayOf("uuid", aggregateIds.toArray()));
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }

    /** Up to {@code limit} events behind a position, in the order in which they became visible. */
    public List<StoredEvent> after(long position, int limit) {
        return query(SELECT + " where position > ? order by position limit ?", EventLog::events, position, limit);
    }

    /** As {@link #after(long, int)}, and none behind {@code to}. */
    public List<StoredEvent> after(long position, long to, int limit) {
        return query(
                SELECT + " where position > ? and position <= ? order by position limit ?",
                EventLog::events,
                position,
                to,
                limit);
    }

    /** As {@link #after(long, int)}, of a share of the aggregates ({@link Share#numberOf}), and none behind {@code to}. */
    public List<StoredEvent> after(long position, long to, Share share, int limit) {
        return query(
                SELECT
                        + " where position > ? and position <= ? and get_byte(uuid_send(aggregate_id), 15) % ? = ?"
                        + " order by position limit ?",
                EventLog::events,
                position,
                to,
                share.of(),
                share.number(),
                limit);
    }

    /** As {@link #after(long, int)}, of these logical names only. */
    public List<StoredEvent> after(long position, Collection<String> names, int limit) {
        try (var connection = database.getConnection()) {
            return query(
                    connection,
                    SELECT + " where position > ? and name = any (?) order by position limit ?",
                    EventLog::events,
                    position,
                    connection.createArrayOf("text", names.toArray()),
                    limit);
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }

    /** The position of the newest event; 0 if there is none. */
    public long head() {
        return query("select coalesce(max(position), 0) from events.event", EventLog::number);
    }

    /** The position of the last event that had been recorded before an instant; 0 if there is none. */
    long headAt(OffsetDateTime instant) {
        return query(
                "select coalesce(max(position), 0) from events.event where recorded_at < ?", EventLog::number, instant);
    }

    /** The sequence of the aggregate's last event. */
    public Optional<Long> lastSequence(UUID aggregateId) {
        return lastOf(aggregateId).map(e -> (long) e.sequence());
    }

    Optional<StoredEvent> lastOf(UUID aggregateId) {
        return query(SELECT + " where aggregate_id = ? order by sequence desc limit 1", EventLog::events, aggregateId)
                .stream()
                .findFirst();
    }

    /** The first event of the command that came with this request, see {@link IdempotencyEntry#request}. */
    public Optional<StoredEvent> ofRequest(byte[] request) {
        return query(SELECT + " where request = ?", EventLog::events, (Object) request).stream()
                .findFirst();
    }

    /**
     * Which of these requests are stored, see {@link IdempotencyEntry}.
     *
     * @return the fingerprints by request; read-only buffers, because arrays do not compare
     */
    public Map<ByteBuffer, ByteBuffer> fingerprintsOf(Collection<byte[]> requests) {
        try (var connection = database.getConnection()) {
            return query(
                    connection,
                    "select request, fingerprint from events.event where request = any (?)",
                    EventLog::fingerprints,
                    connection.createArrayOf("bytea", requests.toArray(byte[][]::new)));
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }

    private static Map<ByteBuffer, ByteBuffer> fingerprints(ResultSet rows) throws SQLException {
        var found = new HashMap<ByteBuffer, ByteBuffer>();
        while (rows.next()) {
            found.put(
                    ByteBuffer.wrap(rows.getBytes(1)).asReadOnlyBuffer(),
                    ByteBuffer.wrap(rows.getBytes(2)).asReadOnlyBuffer());
        }
        return found;
    }

    /** Which of these keys do events use? */
    Set<UUID> keysInUse(Collection<UUID> keyIds) {
        try (var connection = database.getConnection()) {
            return query(
                    connection,
                    "select key_id from events.event where sequence = 0 and key_id = any (?)",
                    DataKeys::ids,
                    connection.createArrayOf("uuid", keyIds.toArray()));
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }

    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T query(String sql, Reading<T> reading, Object... parameters) {
        try (var connection = database.getConnection()) {
            return query(connection, sql, reading, parameters);
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }

    static <T> T query(Connection connection, String sql, Reading<T> reading, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    static List<StoredEvent> events(ResultSet rows) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        while (rows.next()) {
            events.add(new StoredEvent(
                    rows.getLong(1),
                    rows.getObject(2, UUID.class),
                    rows.getObject(3, UUID.class),
                    rows.getObject(4, UUID.class),
                    rows.getInt(5),
                    rows.getObject(6, OffsetDateTime.class).toInstant(),
                    rows.getObject(7, LocalDate.class),
                    rows.getString(8),
                    rows.getInt(9),
                    rows.getObject(10, UUID.class),
                    rows.getObject(11, UUID.class),
                    rows.getString(12),
                    rows.getString(13),
                    entry(rows.getBytes(14), rows.getBytes(15)),
                    rows.getBytes(16)));
        }
        return events;
    }

    /** Half an entry is none that was appended, but an auditor reads on. */
    private static @Nullable IdempotencyEntry entry(byte @Nullable [] request, byte @Nullable [] fingerprint) {
        return request == null && fingerprint == null
                ? null
                : new IdempotencyEntry(
                        request == null ? NOTHING : request, fingerprint == null ? NOTHING : fingerprint);
    }
}
