package krm.app.auditlog;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A verification that this node works on. Its lock hangs on a connection of its own, over which its progress is written
 * too: who has lost the lock writes none.
 */
public final class VerificationUnderway implements AutoCloseable {

    private final UUID id;
    private final long from;
    private final long to;
    private final JdbcClient held;
    private final SingleConnectionDataSource connection;
    private final Clock clock;

    VerificationUnderway(
            UUID id, long from, long to, JdbcClient held, SingleConnectionDataSource connection, Clock clock) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.held = held;
        this.connection = connection;
        this.clock = clock;
    }

    public UUID id() {
        return id;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }

    public void reached(long position) {
        held.sql("update audit.verification set position = :position where id = :id")
                .param("id", id)
                .param("position", position)
                .update();
    }

    public void end(Verification.State state, @Nullable String verdict) {
        held.sql("""
            update audit.verification set state = :state, ended_at = :now, verdict = :verdict where id = :id
            """)
                .param("id", id)
                .param("state", state.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("verdict", verdict)
                .update();
    }

    /** Another one may begin. */
    @Override
    public void close() {
        connection.destroy();
    }
}
