package krm.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that appends: one statement and one round trip however many events, committed by the server itself.
 * Used by one thread at a time.
 */
final class LogWriter implements AutoCloseable {

    private static final List<String> COLUMNS = List.of(
            "aggregate_id uuid",
            "event_id uuid",
            "key_id uuid",
            "sequence integer",
            "recorded_at timestamptz",
            "occurred_on date",
            "name text",
            "revision smallint",
            "correlation_id uuid",
            "causation_id uuid",
            "payload text",
            "metadata text",
            "request bytea",
            "fingerprint bytea",
            "hash bytea");

    private static final String NAMES =
            COLUMNS.stream().map(column -> column.split(" ")[0]).collect(Collectors.joining(", "));
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    /** Where the server cannot see from the table what a parameter is. */
    private static final String TYPED_ROW =
            COLUMNS.stream().map(column -> "?::" + column.split(" ")[1]).collect(Collectors.joining(", ", "(", ")"));

    private static final String TAKE_NUMBERS = "events.take_numbers(?, ?, ?), ";
    private static final String REQUIRE_UNCHANGED = "events.require_unchanged(?, ?), ";

    private final DataSource database;
    private final EventCodec codec;
    private @Nullable Connection connection;

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
            // A node that dies here must not hold up all others: the server takes the lock back.
            EventLog.query(connected, "select set_config('idle_in_transaction_session_timeout', '5s', true)", _ -> 0);
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
        var restsOn = new HashMap<UUID, Integer>();
        for (var a : group) {
            if (a.with.numbering() != null) {
                a.events = numbered(a, numbers.give(a.with.numbering()));
            }
            events.addAll(a.events);
            // Who knows less is the one that fails, when the group is redone one by one.
            a.restsOn.forEach((aggregate, count) -> restsOn.merge(aggregate, count, Math::min));
        }
        var connected = connected();
        var sql = insert(!numbers.next.isEmpty(), !restsOn.isEmpty(), events.size());
        try (var statement = connected.prepareStatement(sql)) {
            int parameter = 0;
            if (!numbers.next.isEmpty()) {
                var counters = numbers.next.keySet().toArray(String[]::new);
                statement.setArray(++parameter, connected.createArrayOf("text", counters));
                statement.setArray(++parameter, values(connected, "int8", counters, numbers.known));
                statement.setArray(++parameter, values(connected, "int8", counters, numbers.next));
            }
            if (!restsOn.isEmpty()) {
                var aggregates = restsOn.keySet().toArray(UUID[]::new);
                statement.setArray(++parameter, connected.createArrayOf("uuid", aggregates));
                statement.setArray(++parameter, values(connected, "int4", aggregates, restsOn));
            }
            for (var event : events) {
                parameter = set(statement, parameter, event);
            }
            statement.executeUpdate();
        }
    }

    /** One statement, so that it is stored whole or not at all; the driver keeps those used most prepared. */
    private static String insert(boolean numbers, boolean restsOn, int events) {
        var into = "insert into events.event (" + NAMES + ") ";
        if (!numbers && !restsOn) {
            return into + "values " + String.join(", ", Collections.nCopies(events, ROW));
        }
        return into + "select event.* from " + (numbers ? TAKE_NUMBERS : "") + (restsOn ? REQUIRE_UNCHANGED : "")
                + "(values " + TYPED_ROW + (", " + ROW).repeat(events - 1) + ") as event";
    }

    private static <K> Array values(Connection connected, String type, K[] keys, Map<K, ?> values) throws SQLException {
        return connected.createArrayOf(
                type, Arrays.stream(keys).map(values::get).toArray());
    }

    private static int set(PreparedStatement statement, int last, StoredEvent event) throws SQLException {
        int parameter = last;
        var idempotency = event.idempotency();
        statement.setObject(++parameter, event.aggregateId());
        statement.setObject(++parameter, event.eventId());
        statement.setObject(++parameter, event.keyId());
        statement.setInt(++parameter, event.sequence());
        statement.setObject(++parameter, event.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(++parameter, event.occurredOn());
        statement.setString(++parameter, event.name());
        statement.setInt(++parameter, event.revision());
        setId(statement, ++parameter, event.correlationId());
        setId(statement, ++parameter, event.causationId());
        statement.setString(++parameter, event.payload());
        statement.setString(++parameter, event.metadata());
        statement.setBytes(++parameter, idempotency == null ? null : idempotency.request());
        statement.setBytes(++parameter, idempotency == null ? null : idempotency.fingerprint());
        statement.setBytes(++parameter, event.hash());
        return parameter;
    }

    private static void setId(PreparedStatement statement, int parameter, @Nullable UUID id) throws SQLException {
        statement.setObject(parameter, id, Types.OTHER);
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

    private Connection connected() throws SQLException {
        if (connection == null || connection.isClosed()) {
            disconnect();
            connection = database.getConnection();
        }
        return connection;
    }

    private void disconnect() {
        counters.clear();
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
