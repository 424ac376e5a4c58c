package krm.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import krm.projections.Rebuild.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the projections have come: a position of the event log. */
public final class ProjectionPositions {

    /** How far behind: events (gaps in the positions count too), and the age of the first of them. */
    public record Lag(long events, long seconds) {}

    private static final String LAG = """
        select it.*, greatest(head - position, 0) as events,
               coalesce(greatest(extract(epoch from now() - (select recorded_at
                                                               from events.event
                                                              where event.position > it.position
                                                              order by event.position
                                                              limit 1)), 0), 0)::bigint as seconds
          from (select projection.*, head.position as head,
                       (select coalesce(min(position), 0)
                          from read_side.segment
                         where projection = name and segment.generation = projection.generation) as position
                  from read_side.projection
                 cross join (select coalesce(max(position), 0) as position from events.event) head) it
        """;

    private final JdbcClient db;

    public ProjectionPositions(JdbcClient db) {
        this.db = db;
    }

    /** The position up to which a projection has seen everything but what waits as a dead letter; 0 at the beginning. */
    public long of(String projection) {
        return db.sql("""
            select coalesce(min(position), 0)
              from read_side.segment
              join read_side.projection on name = projection and projection.generation = segment.generation
             where projection = :projection
            """).param("projection", projection).query(Long.class).single();
    }

    /** Without any before a projection has begun. */
    public Lag lag(String projection) {
        return db.sql("select events, seconds from (" + LAG + ") lag where name = ?")
                .param(projection)
                .query(Lag.class)
                .optional()
                .orElse(new Lag(0, 0));
    }

    /** All of them, by name. */
    public List<ProjectionState> all() {
        return db.sql("""
            select lag.*,
                   (select count(*)
                      from read_side.segment
                     where segment.projection = lag.name and segment.generation = lag.generation) as segments,
                   (select count(*)
                      from read_side.dead_letter
                     where dead_letter.projection = lag.name and dead_letter.generation = lag.generation) as dead_letters,
                   rebuild.started_at, rebuild.ended_at, rebuild.position as rebuilt, rebuild.head as rebuild_head,
                   rebuild.events as told, rebuild.error,
                   extract(epoch from coalesce(ended_at, now()) - started_at) as took,
                   exists (select from pg_locks
                            where locktype = 'advisory' and granted and objsubid = 1
                              and database = (select oid from pg_database where datname = current_database())
                              and (classid::bigint << 32) | objid::bigint = %s) as at_it
              from (%s) lag
              left join read_side.rebuild on rebuild.projection = lag.name
             order by lag.name
            """.formatted(Rebuilds.LOCK.replace("?", "lag.name"), LAG))
                .query((row, _) -> state(row))
                .list();
    }

    private static ProjectionState state(ResultSet row) throws SQLException {
        return new ProjectionState(
                row.getString("name"),
                row.getInt("generation"),
                row.getInt("segments"),
                row.getLong("position"),
                row.getLong("head"),
                row.getLong("events"),
                row.getLong("seconds"),
                row.getLong("dead_letters"),
                rebuild(row));
    }

    /** It runs as long as somebody holds its lock: who reads that it is over can start another. */
    private static @Nullable Rebuild rebuild(ResultSet row) throws SQLException {
        var started = row.getObject("started_at", OffsetDateTime.class);
        if (started == null) {
            return null;
        }
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        var error = row.getString("error");
        // Nobody has said how it ended, or whoever found it so has.
        var interrupted = ended == null || Rebuilds.INTERRUPTED.equals(error);
        var state = row.getBoolean("at_it")
                ? State.RUNNING
                : interrupted ? State.INTERRUPTED : error == null ? State.DONE : State.FAILED;
        var position = row.getLong("rebuilt");
        var head = row.getLong("rebuild_head");
        var took = Math.max(row.getDouble("took"), 0.001);
        return new Rebuild(
                state,
                started.toInstant(),
                ended == null ? null : ended.toInstant(),
                position,
                head,
                Math.round(row.getLong("told") / took),
                state == State.RUNNING && position > 0 ? Math.round((head - position) * took / position) : null,
                interrupted ? null : error);
    }
}
