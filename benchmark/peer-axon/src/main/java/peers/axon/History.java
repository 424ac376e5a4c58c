package peers.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import peers.Db;
import peers.Step;

/** A database with Axon events, made once and kept, and the read models that are filled from it. */
final class History implements AutoCloseable {

    static final String DATABASE = "peers_replay";

    /** Cases that run at the same time, so that the events of a case lie apart as they do in life. */
    private static final int APART = 100;

    private static final int POOL = 24;
    private static final int FETCH = 1_000;

    /** Told each event; what has not been asked for is not deserialised. */
    interface Reader {
        void on(Complaint.Received event) throws Exception;
    }

    final HikariDataSource database;

    private History(HikariDataSource database) {
        this.database = database;
    }

    static History seeded() throws Exception {
        var exists = "select exists (select from pg_database where datname = '" + DATABASE + "')";
        if (Db.one("postgres", exists).equals("f")) {
            Db.fresh(DATABASE);
        }
        var history = new History(Db.pool(DATABASE, POOL));
        history.seed();
        return history;
    }

    private void seed() throws SQLException {
        var transactions = AxonPeer.transactions(database);
        var engine = AxonPeer.engine(AxonPeer.connections(database), transactions);
        if (Db.one(DATABASE, "select to_regclass('domainevententry') is null").equals("t")) {
            engine.createSchema(PostgresEventTableFactory.INSTANCE);
        }
        var stored = Db.count(DATABASE, "select count(*) from domainevententry");
        while (stored < Replay.EVENTS) {
            var events = someCases();
            transactions.executeInTransaction(() -> engine.appendEvents(events));
            stored += events.size();
        }
        Db.execute(DATABASE, "vacuum analyze domainevententry");
    }

    private static List<EventMessage<?>> someCases() {
        var ids = new String[APART];
        Arrays.setAll(ids, _ -> UUID.randomUUID().toString());
        var events = new ArrayList<EventMessage<?>>();
        for (int no = 0; no < Step.COUNT; no++) {
            for (var id : ids) {
                var step = Step.of(id, no);
                events.add(new GenericDomainEventMessage<>(
                        "Complaint", id, no, Complaint.event(step), MetaData.from(step.meta())));
            }
        }
        return events;
    }

    void emptyReadModels() throws SQLException {
        Db.execute(DATABASE, "drop table if exists flat, projection, tokenentry");
        Db.execute(DATABASE, """
            create table flat (global_index bigint primary key, id uuid, status int, actor text, unit text,
                reference text, at timestamptz);
            create table projection (id uuid primary key, status int, actor text, unit text, reference text,
                at timestamptz, changes int);
            create index on projection (status, at);
            """);
    }

    /** A cursor over all columns. */
    long scan(boolean json, Reader reader) throws Exception {
        var mapper = new ObjectMapper();
        var payloads = mapper.readerFor(Complaint.Received.class);
        var metadata = mapper.readerFor(Map.class);
        var events = 0L;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var select = connection.prepareStatement("""
                select globalindex, aggregateidentifier, sequencenumber, type, eventidentifier, timestamp, payloadtype,
                       payloadrevision, payload, metadata
                  from domainevententry
                 order by globalindex
                """)) {
                select.setFetchSize(FETCH);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        events++;
                        var payload = rows.getBytes("payload");
                        var meta = rows.getBytes("metadata");
                        if (json) {
                            metadata.readValue(meta);
                            reader.on(payloads.readValue(payload));
                        }
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return events;
    }

    @Override
    public void close() {
        database.close();
    }
}
