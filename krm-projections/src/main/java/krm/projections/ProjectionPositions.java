package krm.projections;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the projections have come: a position of the event log. */
public final class ProjectionPositions {

    private final JdbcClient db;

    public ProjectionPositions(JdbcClient db) {
        this.db = db;
    }

    /** The position up to which a projection has seen everything, in a replay: again; 0 before its first event. */
    public long of(String projection) {
        return db.sql("""
            select coalesce(min(coalesce(token ->> 'globalIndex', token #>> '{currentToken,globalIndex}', '0')::bigint), 0)
              from (select convert_from(token, 'UTF8')::json as token
                      from read_side.token_entry
                     where processor_name = :projection) entry
            """).param("projection", projection).query(Long.class).single();
    }
}
