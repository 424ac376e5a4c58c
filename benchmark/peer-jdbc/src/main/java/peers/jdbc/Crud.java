package peers.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import peers.Peer;
import peers.Step;

/** A usual ticket system: in one transaction the case is read, updated under its version, and a history row added. */
public final class Crud implements Peer {

    private record Row(int status, int version) {}

    private JdbcClient db;
    private TransactionTemplate transaction;

    @Override
    public void open(DataSource database, String jdbcUrl) {
        db = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        db.sql("""
            create table complaint (
                id uuid primary key, status int not null, version int not null, actor text, unit text,
                reference text, created timestamptz default now(), updated timestamptz default now())
            """).update();
        db.sql("create index on complaint (status, updated)").update();
        db.sql("""
            create table history (
                id bigserial primary key, complaint_id uuid not null references complaint, no int not null,
                type text not null, at timestamptz not null default now(), payload text not null,
                meta text not null)
            """).update();
        db.sql("create index on history (complaint_id)").update();
    }

    @Override
    public void step(Step step) {
        var id = UUID.fromString(step.caseId());
        transaction.executeWithoutResult(_ -> {
            if (step.no() == 0) {
                create(id, step);
            } else {
                update(id, step);
            }
            db.sql("insert into history (complaint_id, no, type, payload, meta) values (?, ?, ?, ?, ?)")
                    .params(
                            id,
                            step.no(),
                            step.name(),
                            new String(step.json(), UTF_8),
                            new String(step.metaJson(), UTF_8))
                    .update();
        });
    }

    private void create(UUID id, Step step) {
        db.sql("insert into complaint (id, status, version, actor, unit, reference) values (?, 0, 0, ?, ?, ?)")
                .params(id, step.actor(), step.unit(), step.reference())
                .update();
    }

    private void update(UUID id, Step step) {
        var row = db.sql("select status, version from complaint where id = ?")
                .param(id)
                .query(Row.class)
                .single();
        if (row.status != step.no() - 1) {
            throw new IllegalStateException("The case is at " + row.status);
        }
        var updated = db.sql("""
            update complaint
               set status = ?, version = version + 1, actor = ?, unit = ?, reference = ?, updated = now()
             where id = ? and version = ?
            """)
                .params(step.no(), step.actor(), step.unit(), step.reference(), id, row.version)
                .update();
        if (updated != 1) {
            throw new IllegalStateException("Changed meanwhile");
        }
    }

    @Override
    public String countSql() {
        return "select count(*) from history";
    }
}
