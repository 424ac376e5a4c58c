package krm.app.auditlog;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An export that is being sent: it says now and then how far it is, and in the end whether all of it went out. */
public final class ExportUnderway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportUnderway.class);
    private static final long TELL_NANOS = 500_000_000;

    private final long id;
    private final JdbcClient db;
    private final Clock clock;
    private long told = System.nanoTime();
    private boolean ended;

    ExportUnderway(long id, JdbcClient db, Clock clock) {
        this.id = id;
        this.db = db;
        this.clock = clock;
    }

    public void reached(long events) {
        if (System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            write("update audit.export set told_at = :now, sent = :sent where access = :id", events, null);
        }
    }

    /** All of it was sent. */
    public void done(long events, String sha256) {
        write("""
            update audit.export set told_at = :now, ended_at = :now, sent = :sent, sha256 = :sha256 where access = :id
            """, events, sha256);
        ended = true;
    }

    private void write(String sql, long events, @Nullable String sha256) {
        db.sql(sql)
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("sent", events)
                .param("sha256", sha256)
                .update();
    }

    /** One that is not done is broken off. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        try {
            db.sql("update audit.export set ended_at = :now where access = :id")
                    .param("id", id)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            // Whoever looks finds it silent.
            LOG.warn("How an export ended could not be written: {}", e.getMessage());
        }
    }
}
