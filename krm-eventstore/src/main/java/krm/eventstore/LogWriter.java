package krm.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that appends: one statement and one round trip however many events, committed by the server itself.
 * Used by one thread at a time.
 */
final class LogWriter implements AutoCloseable {

    private static final String APPEND = "select events.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Microseconds, as the column and the hash have them. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSx").withZone(ZoneOffset.UTC);

    private final DataSource database;
    private final EventCodec codec;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement append;

    /** What we believe the counters to be; the database refuses the append where we are wrong. */
    private final Map<String, Long> counters = new HashMap<>();

    LogWriter(DataSource database, EventCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** All events of all appends, with what belongs to them, or nothing. */
    void append(List<Append> group) throws SQLException {
        try {
            tryToAppend(group);
        } catch (SQLException e) {
            if (SqlStates.outcomeUnknown(e)) {
                disconnect();
            }
            throw e;
        }
    }

    private void tryToAppend(List<Append> group) throws SQLException {
        var numbers = new Numbers();
        for (var a : group) {
            if (a.with.numbering() != null) {
                numbers.know(a.with.numbering().counter());
            }
        }
        try {
            execute(group, numbers);
        } catch (SQLException e) {
            if (!SqlStates.COUNTER_MOVED_ON.equals(e.getSQLState())) {
                throw e;
            }
            numbers = appendWithCountersHeld(group);
        }
        counters.putAll(numbers.next);
    }

    /** Another node has given out numbers: read the counters and append while nobody else can. */
    private Numbers appendWithCountersHeld(List<Append> group) throws SQLException {
        var numbers = new Numbers();
        var connected = connected();
        connected.setAutoCommit(false);
        try {
            EventLog.query(connected, "select events.lock_appends()", _ -> 0);
            counters.clear();
            for (var a : group) {
                if (a.with.numbering() != null) {
                    numbers.know(a.with.numbering().counter());
                }
            }
            execute(group, numbers);
            connected.commit();
            return numbers;
        } catch (SQLException e) {
            counters.clear();
            if (!connected.isClosed()) {
                connected.rollback();
            }
            throw e;
        } finally {
            if (!connected.isClosed()) {
                connected.setAutoCommit(true);
            }
        }
    }

    private void execute(List<Append> group, Numbers numbers) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        var requests = new ArrayList<IdempotencyEntry>();
        for (var a : group) {
            if (a.with.numbering() != null) {
                a.events = numbered(a, numbers.give(a.with.numbering()));
            }
            events.addAll(a.events);
            if (a.with.idempotency() != null) {
                requests.add(a.with.idempotency());
            }
        }
        var statement = statement();
        set(1, "uuid", events, StoredEvent::aggregateId);
        set(2, "uuid", events, StoredEvent::eventId);
        set(3, "uuid", events, StoredEvent::keyId);
        set(4, "int4", events, StoredEvent::sequence);
        set(5, "timestamptz", events, e -> INSTANT.format(e.recordedAt()));
        set(6, "date", events, e -> e.occurredOn().toString());
        set(7, "text", events, StoredEvent::name);
        set(8, "int2", events, StoredEvent::revision);
        set(9, "text", events, StoredEvent::payload);
        set(10, "text", events, StoredEvent::metadata);
        set(11, "bytea", events, StoredEvent::hash);
        set(12, "bytea", requests, IdempotencyEntry::request);
        set(13, "bytea", requests, IdempotencyEntry::fingerprint);
        set(14, "uuid", requests, IdempotencyEntry::aggregateId);
        var moved = List.copyOf(numbers.next.keySet());
        set(15, "text", moved, c -> c);
        set(16, "int8", moved, numbers.known::get);
        set(17, "int8", moved, numbers.next::get);
        statement.execute();
    }

    private List<StoredEvent> numbered(Append a, Map.Entry<String, String> number) {
        var first = a.first();
        var metadata = new LinkedHashMap<>(codec.readMetadata(first));
        metadata.put(number.getKey(), number.getValue());
        var events = new ArrayList<>(a.events);
        events.set(0, first.withMetadata(codec.writeMetadata(metadata)));
        return chained(events, a.predecessor);
    }

    /** Gives each event its hash, from the predecessor of the first one on. */
    static List<StoredEvent> chained(List<StoredEvent> events, byte[] predecessor) {
        var chained = new ArrayList<StoredEvent>(events.size());
        var last = predecessor;
        for (var event : events) {
            last = EventHash.of(event, last);
            chained.add(event.withHash(last));
        }
        return chained;
    }

    /** Are the events of this append in the log? Waits for appends that are under way. */
    boolean isStored(Append append) throws SQLException {
        try {
            // Two statements: the second must see what the first has waited for.
            EventLog.query(connected(), "select events.lock_appends()", _ -> 0);
            return EventLog.query(
                    connected(),
                    "select event_id from events.event where aggregate_id = ? and sequence = ?",
                    rows -> rows.next() && append.first().eventId().equals(rows.getObject(1, UUID.class)),
                    append.first().aggregateId(),
                    append.first().sequence());
        } catch (SQLException e) {
            disconnect();
            throw e;
        }
    }

    private <T> void set(int parameter, String type, List<T> rows, Function<T, ?> column) throws SQLException {
        var values = rows.stream().map(column).toArray();
        Object[] array = switch (type) {
            case "text", "timestamptz", "date" -> List.of(values).toArray(String[]::new);
            case "bytea" -> List.of(values).toArray(byte[][]::new);
            case "int4" -> List.of(values).toArray(Integer[]::new);
            case "int8" -> List.of(values).toArray(Long[]::new);
            default -> values;
        };
        Objects.requireNonNull(append).setArray(parameter, connected().createArrayOf(type, array));
    }

    private PreparedStatement statement() throws SQLException {
        var connected = connected();
        if (append == null) {
            append = connected.prepareStatement(APPEND);
        }
        return append;
    }

    private Connection connected() throws SQLException {
        if (connection == null || connection.isClosed()) {
            disconnect();
            connection = database.getConnection();
        }
        return connection;
    }

    private void disconnect() {
        counters.clear();
        append = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is broken anyway, and a new one comes in its place.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    /** The numbers that a group is about to be given. */
    private final class Numbers {

        final Map<String, Long> known = new HashMap<>();
        final Map<String, Long> next = new HashMap<>();

        void know(String counter) throws SQLException {
            var value = counters.get(counter);
            if (value == null) {
                value = EventLog.query(
                        connected(),
                        "select last from events.counter where scope = ?",
                        rows -> rows.next() ? rows.getLong(1) : 0L,
                        counter);
            }
            known.put(counter, value);
        }

        Map.Entry<String, String> give(Numbering numbering) {
            var known = Objects.requireNonNull(this.known.get(numbering.counter()));
            long number = next.merge(numbering.counter(), known + 1, (given, _) -> given + 1);
            return Map.entry(numbering.metadataKey(), numbering.format().apply(number));
        }
    }
}
