package krm.projections;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the projections have come: a position of the event log. */
public final class ProjectionPositions {

    private final JdbcClient db;

    public ProjectionPositions(JdbcClient db) {
        this.db = db;
    }

    /** The position up to which a projection has seen everything that does not wait as a dead letter; 0 at the beginning. */
    public long of(String projection) {
        return db.sql("""
            select coalesce(min(position), 0)
              from read_side.segment
              join read_side.projection on name = projection and projection.generation = segment.generation
             where projection = :projection
            """).param("projection", projection).query(Long.class).single();
    }
}
