package krm.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import krm.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases of which an event could not be projected: it waits, and so do the later ones of its case, until somebody tries
 * again. Owner of {@code dead_letter}.
 */
public final class DeadLetters {

    /** Where the events that wait are. */
    record Place(String projection, int segment, UUID aggregateId, int sequence) {}

    private static final String OF_WHAT_IS_READ = """
        from read_side.dead_letter
        join read_side.projection on name = projection and projection.generation = dead_letter.generation
        """;
    private static final String COLUMNS = "id, projection, position, error, tries, parked_at, tried_at ";

    private final JdbcClient db;

    public DeadLetters(JdbcClient db) {
        this.db = db;
    }

    /** The oldest first. */
    public List<DeadLetter> page(int page, int size) {
        return db.sql("select " + COLUMNS + OF_WHAT_IS_READ + "order by parked_at, id limit ? offset ?")
                .param(size)
                .param((long) page * size)
                .query((row, _) -> letter(row))
                .list();
    }

    public long count() {
        return db.sql("select count(*) " + OF_WHAT_IS_READ).query(Long.class).single();
    }

    Optional<DeadLetter> find(UUID id) {
        return db.sql("select " + COLUMNS + OF_WHAT_IS_READ + "where id = ?")
                .param(id)
                .query((row, _) -> letter(row))
                .optional();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("projection"),
                row.getLong("position"),
                row.getString("error"),
                row.getInt("tries"),
                instant(row, "parked_at"),
                instant(row, "tried_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<Place> place(UUID id) {
        return db.sql("select projection, segment, aggregate_id, sequence " + OF_WHAT_IS_READ + "where id = ?")
                .param(id)
                .query(Place.class)
                .optional();
    }

    /** The aggregates whose events wait. */
    Set<UUID> waiting(String projection, int generation) {
        return new HashSet<>(db.sql("""
            select aggregate_id from read_side.dead_letter where projection = ? and generation = ?
            """)
                .param(projection)
                .param(generation)
                .query(UUID.class)
                .list());
    }

    /** A letter names the first event of its case that waits. */
    void park(String projection, int generation, int segment, StoredEvent event, String error) {
        db.sql("""
            insert into read_side.dead_letter (projection, generation, segment, aggregate_id, position, sequence, error)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (projection, generation, aggregate_id) do update
                set position = excluded.position, sequence = excluded.sequence
                where excluded.sequence < dead_letter.sequence
            """)
                .param(projection)
                .param(generation)
                .param(segment)
                .param(event.aggregateId())
                .param(event.position())
                .param(event.sequence())
                .param(error)
                .update();
    }

    /** Tried again, and this is now the first event that fails. */
    void failedAgain(UUID id, StoredEvent event, String error) {
        db.sql("""
            update read_side.dead_letter
               set position = ?, sequence = ?, error = ?, tries = tries + 1, tried_at = now()
             where id = ?
            """)
                .param(event.position())
                .param(event.sequence())
                .param(error)
                .param(id)
                .update();
    }

    void solved(UUID id) {
        db.sql("delete from read_side.dead_letter where id = ?").param(id).update();
    }

    /** Those of generations that nobody reads, nor is going to. */
    void discardOthers(String projection) {
        db.sql("""
            delete from read_side.dead_letter
             using read_side.projection
             where projection = ? and name = projection and dead_letter.generation <> projection.generation
            """).param(projection).update();
    }
}
