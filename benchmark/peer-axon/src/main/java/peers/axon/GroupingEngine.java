package peers.axon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;

/** One writer, one multi-row INSERT and commit for all commands that wait. A group that fails, fails as a whole. */
final class GroupingEngine implements EventStorageEngine {

    private static final int LARGEST_GROUP = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Row(
            String aggregate, long seq, String type, String eventId, Instant at, byte[] payload, byte[] meta) {}

    private record Pending(List<Row> rows, CompletableFuture<Void> stored) {}

    private final DataSource database;
    private final String jdbcUrl;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();

    GroupingEngine(DataSource database, String jdbcUrl) throws SQLException {
        this.database = database;
        this.jdbcUrl = jdbcUrl;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                create table event (
                    global_index bigserial primary key, aggregate_id uuid not null, seq bigint not null,
                    type text not null, event_id uuid not null unique, at timestamptz not null,
                    payload bytea not null, meta bytea not null, unique (aggregate_id, seq))
                """);
        }
        Thread.ofPlatform().daemon().name("writer").start(this::write);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var pending = new Pending(events.stream().map(GroupingEngine::row).toList(), new CompletableFuture<>());
        queue.add(pending);
        try {
            pending.stored.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new EventStoreException("Not stored", e);
        }
    }

    private static Row row(EventMessage<?> message) {
        var event = (DomainEventMessage<?>) message;
        try {
            return new Row(
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayloadType().getSimpleName(),
                    event.getIdentifier(),
                    event.getTimestamp(),
                    JSON.writeValueAsBytes(event.getPayload()),
                    JSON.writeValueAsBytes(event.getMetaData()));
        } catch (JsonProcessingException e) {
            throw new EventStoreException("Not written", e);
        }
    }

    private void write() {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var insert = connection.prepareStatement("""
                    insert into event (aggregate_id, seq, type, event_id, at, payload, meta)
                    select * from unnest(?::uuid[], ?::int8[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bytea[], ?::bytea[])
                    """)) {
            var group = new ArrayList<Pending>();
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                try {
                    execute(
                            connection,
                            insert,
                            group.stream().flatMap(p -> p.rows.stream()).toList());
                    group.forEach(p -> p.stored.complete(null));
                } catch (SQLException e) {
                    group.forEach(p -> p.stored.completeExceptionally(e));
                }
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, PreparedStatement insert, List<Row> rows) throws SQLException {
        insert.setArray(1, connection.createArrayOf("uuid", column(rows, Row::aggregate)));
        insert.setArray(2, connection.createArrayOf("int8", column(rows, Row::seq)));
        insert.setArray(3, connection.createArrayOf("text", column(rows, Row::type)));
        insert.setArray(4, connection.createArrayOf("uuid", column(rows, Row::eventId)));
        insert.setArray(5, connection.createArrayOf("timestamptz", column(rows, r -> r.at.toString())));
        insert.setArray(
                6,
                connection.createArrayOf(
                        "bytea", rows.stream().map(Row::payload).toArray(byte[][]::new)));
        insert.setArray(
                7,
                connection.createArrayOf("bytea", rows.stream().map(Row::meta).toArray(byte[][]::new)));
        insert.executeUpdate();
    }

    private static Object[] column(List<Row> rows, Function<Row, ?> column) {
        return rows.stream().map(column).toArray();
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long first) {
        var events = new ArrayList<DomainEventMessage<?>>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                    select seq, type, event_id, at, payload, meta
                      from event
                     where aggregate_id = ?::uuid and seq >= ?
                     order by seq
                    """)) {
            select.setString(1, aggregate);
            select.setLong(2, first);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var type = Class.forName(Complaint.class.getName() + "$" + rows.getString(2));
                    events.add(new GenericDomainEventMessage<>(
                            "Complaint",
                            aggregate,
                            rows.getLong(1),
                            JSON.readValue(rows.getBytes(5), type),
                            MetaData.from(
                                    JSON.<Map<String, ?>>readValue(rows.getBytes(6), JSON.constructType(Map.class))),
                            rows.getString(3),
                            rows.getTimestamp(4).toInstant()));
                }
            }
        } catch (SQLException | ClassNotFoundException | java.io.IOException e) {
            throw new EventStoreException("Not read", e);
        }
        return DomainEventStream.of(events);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return Optional.empty();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        return Stream.empty();
    }
}
