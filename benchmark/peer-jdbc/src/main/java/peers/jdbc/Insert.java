package peers.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import peers.Peer;
import peers.Step;

/** The floor inside a JVM: one INSERT of an event row per step, its own commit; nothing is read, nothing checked. */
public final class Insert implements Peer {

    private DataSource database;

    @Override
    public void open(DataSource database, String jdbcUrl) throws Exception {
        this.database = database;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                create table event (
                    global_index bigserial primary key, aggregate_id uuid not null, seq int not null,
                    type text not null, at timestamptz not null default now(), payload bytea not null,
                    meta bytea not null, unique (aggregate_id, seq))
                """);
        }
    }

    @Override
    public void step(Step step) throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into event (aggregate_id, seq, type, payload, meta) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.fromString(step.caseId()));
            insert.setInt(2, step.no());
            insert.setString(3, step.name());
            insert.setBytes(4, step.json());
            insert.setBytes(5, step.metaJson());
            insert.executeUpdate();
        }
    }

    @Override
    public String countSql() {
        return "select count(*) from event";
    }
}
