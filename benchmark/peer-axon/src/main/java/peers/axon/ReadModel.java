package peers.axon;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.EventHandler;

/** A usual projection: one upsert an event, on the connection of the processor's transaction. */
final class ReadModel {

    static final String UPSERT = """
        insert into projection (id, status, actor, unit, reference, at, changes)
        values (?::uuid, ?, ?, ?, ?, ?::timestamptz, 1)
        on conflict (id) do update
           set status = excluded.status, actor = excluded.actor, unit = excluded.unit,
               reference = excluded.reference, at = excluded.at, changes = projection.changes + 1
        """;

    private final ConnectionProvider connections;
    final AtomicLong seen = new AtomicLong();

    ReadModel(ConnectionProvider connections) {
        this.connections = connections;
    }

    static void bind(PreparedStatement upsert, Complaint.Received event) throws SQLException {
        upsert.setString(1, event.caseId());
        upsert.setInt(2, event.no());
        upsert.setString(3, event.actor());
        upsert.setString(4, event.unit());
        upsert.setString(5, event.reference());
        upsert.setString(6, event.at());
    }

    @EventHandler
    void on(Complaint.Received e) throws SQLException {
        put(e);
    }

    @EventHandler
    void on(Complaint.Acknowledged e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    @EventHandler
    void on(Complaint.Forwarded e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    @EventHandler
    void on(Complaint.InterimGiven e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    @EventHandler
    void on(Complaint.Answered e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    @EventHandler
    void on(Complaint.Rated e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    @EventHandler
    void on(Complaint.Closed e) throws SQLException {
        put(new Complaint.Received(e.caseId(), e.no(), e.at(), e.actor(), e.unit(), e.reference(), ""));
    }

    private void put(Complaint.Received event) throws SQLException {
        try (var upsert = connections.getConnection().prepareStatement(UPSERT)) {
            bind(upsert, event);
            upsert.executeUpdate();
        }
        seen.incrementAndGet();
    }
}
