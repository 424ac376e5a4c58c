package krm.app.auditlog;

import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.database.DatabaseConfig;
import krm.core.access.Actor;
import krm.eventstore.IdempotencyEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The verifications of the log. One runs at a time, whichever node works on it. */
@Component
public class Verifications {

    static final long LOCK = 5209863327453L;

    private static final String SELECT = """
        select id, state, started_at, ended_at, asked_by, from_position, to_position, position, verdict
          from audit.verification
        """;

    private final JdbcClient db;
    private final DataSource longLived;
    private final Clock clock;

    Verifications(JdbcClient db, @Qualifier(DatabaseConfig.LONG_LIVED) DataSource longLived, Clock clock) {
        this.db = db;
        this.longLived = longLived;
        this.clock = clock;
    }

    /** This node's, until it is closed or the node dies; empty if one is under way. */
    public Optional<VerificationUnderway> begin(Actor by, long from, long to, @Nullable IdempotencyEntry call) {
        var held = connection();
        var mine = JdbcClient.create(held);
        try {
            if (!mine.sql("select pg_try_advisory_lock(" + LOCK + ")")
                    .query(Boolean.class)
                    .single()) {
                held.destroy();
                return Optional.empty();
            }
            mine.sql("update audit.verification set state = 'INTERRUPTED', ended_at = :now where state = 'RUNNING'")
                    .param("now", now())
                    .update();
            var id = UUID.randomUUID();
            mine.sql("""
                insert into audit.verification (id, asked_by, started_at, state, from_position, to_position, position,
                                                request, fingerprint)
                values (:id, :by, :now, 'RUNNING', :from, :to, :reached, :request, :fingerprint)
                """)
                    .param("id", id)
                    .param("by", by.user())
                    .param("now", now())
                    .param("from", from)
                    .param("to", to)
                    .param("reached", from - 1)
                    .param("request", call == null ? null : call.request())
                    .param("fingerprint", call == null ? null : call.fingerprint())
                    .update();
            return Optional.of(new VerificationUnderway(id, from, to, mine, held, clock));
        } catch (RuntimeException e) {
            held.destroy();
            throw e;
        }
    }

    private SingleConnectionDataSource connection() {
        try {
            return new SingleConnectionDataSource(longLived.getConnection(), true);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection to keep", e);
        }
    }

    public Optional<Verification> find(UUID id) {
        tellTheInterrupted();
        return db.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Verification.class)
                .optional();
    }

    /** The newest that has said something about the log. */
    public Optional<Verification> lastDone() {
        return db.sql(SELECT + " where state = 'DONE' order by started_at desc limit 1")
                .query(Verification.class)
                .optional();
    }

    public Optional<Verification> newest() {
        tellTheInterrupted();
        return db.sql(SELECT + " order by started_at desc limit 1")
                .query(Verification.class)
                .optional();
    }

    /** The verification that a call with an idempotency key has started already, and what that call was. */
    public record Made(UUID id, IdempotencyEntry by) {}

    public Optional<Made> madeBy(byte[] request) {
        return db.sql("select id, request, fingerprint from audit.verification where request = :request")
                .param("request", request)
                .query((row, _) ->
                        new Made(row.getObject(1, UUID.class), new IdempotencyEntry(row.getBytes(2), row.getBytes(3))))
                .optional();
    }

    /** One that runs though nobody holds the lock: its node has died. */
    private void tellTheInterrupted() {
        db.sql("""
            update audit.verification
               set state = 'INTERRUPTED', ended_at = :now
             where case when state = 'RUNNING' then pg_try_advisory_xact_lock(:lock) else false end
            """).param("now", now()).param("lock", LOCK).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
