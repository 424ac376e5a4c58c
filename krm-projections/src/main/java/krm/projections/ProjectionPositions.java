package krm.projections;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the projections have come: a position of the event log. */
public final class ProjectionPositions {

    private final JdbcClient db;

    public ProjectionPositions(JdbcClient db) {
        this.db = db;
    }

    /** The position up to which a projection has seen everything; 0 before its first event and during a replay. */
    public long of(String projection) {
        return db.sql(
                        """
                        select coalesce(min((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint), 0)
                          from read_side.token_entry
                         where processor_name = :projection
                        """)
                .param("projection", projection)
                .query(Long.class)
                .single();
    }
}
