package krm.projections.signals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import krm.core.signal.Watched;
import krm.core.signal.event.SignalRaised;
import krm.core.signal.event.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the signals of a house. */
public final class Signals {

    private final JdbcClient db;

    public Signals(JdbcClient db) {
        this.db = db;
    }

    /** The newest first. */
    public List<Signal> newest(String jobcenter, long offset, int limit) {
        return db.sql("""
            select id, jobcenter, subject, key, raised_on, raised_at, days, count, expected, usual_limit, baseline_from,
                   baseline_to, baseline_weeks, baseline_count, season, ended_on
              from read_side.signal
             where jobcenter = :jobcenter
             order by raised_on desc, position desc
            offset :offset limit :limit
            """)
                .param("jobcenter", jobcenter)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, _) -> signal(row))
                .list();
    }

    public long count(String jobcenter) {
        return db.sql("select count(*) from read_side.signal where jobcenter = :jobcenter")
                .param("jobcenter", jobcenter)
                .query(Long.class)
                .single();
    }

    /** What a signal goes on for. */
    public Set<Watched> running(String jobcenter) {
        return db.sql("""
            select subject, key
              from read_side.signal
             where jobcenter = :jobcenter and ended_on is null
            """)
                .param("jobcenter", jobcenter)
                .query((row, _) -> new Watched(jobcenter, Subject.valueOf(row.getString(1)), row.getString(2)))
                .set();
    }

    private static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getObject("id", UUID.class),
                row.getObject("raised_at", OffsetDateTime.class),
                new SignalRaised(
                        row.getString("jobcenter"),
                        row.getObject("raised_on", LocalDate.class),
                        Subject.valueOf(row.getString("subject")),
                        row.getString("key"),
                        row.getInt("days"),
                        row.getLong("count"),
                        row.getBigDecimal("expected"),
                        row.getLong("usual_limit"),
                        row.getObject("baseline_from", LocalDate.class),
                        row.getObject("baseline_to", LocalDate.class),
                        row.getInt("baseline_weeks"),
                        row.getLong("baseline_count"),
                        row.getBigDecimal("season")),
                row.getObject("ended_on", LocalDate.class));
    }
}
