package krm.projections;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import krm.eventstore.StoredEvent;
import krm.projections.Segments.Claim;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases of which an event could not be projected: it waits, and so do the later ones of its case, until somebody tries
 * again. Owner of {@code dead_letter}.
 */
final class DeadLetters {

    private final JdbcClient db;

    DeadLetters(JdbcClient db) {
        this.db = db;
    }

    /** The aggregates of a segment whose events wait. */
    Set<UUID> waiting(String projection, Claim claim) {
        return new HashSet<>(db.sql("""
            select aggregate_id from read_side.dead_letter where projection = ? and generation = ? and segment = ?
            """)
                .param(projection)
                .param(claim.generation())
                .param(claim.segment())
                .query(UUID.class)
                .list());
    }

    void park(String projection, Claim claim, StoredEvent event, String error) {
        db.sql("""
            insert into read_side.dead_letter (projection, generation, segment, aggregate_id, position, sequence, error)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .param(projection)
                .param(claim.generation())
                .param(claim.segment())
                .param(event.aggregateId())
                .param(event.position())
                .param(event.sequence())
                .param(error)
                .update();
    }
}
