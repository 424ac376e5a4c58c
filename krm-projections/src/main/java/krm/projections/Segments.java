package krm.projections;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each projection has come: owner of {@code projection} and {@code segment}. */
final class Segments {

    /** A segment that nobody else works on until this transaction ends. */
    record Claim(int generation, int segment, long position) {}

    private final JdbcClient db;

    Segments(JdbcClient db) {
        this.db = db;
    }

    /** Everybody begins before the first event, in the first generation. */
    void prepare(Follower follower) {
        db.sql("insert into read_side.projection (name, generation) values (?, 1) on conflict do nothing")
                .param(follower.name())
                .update();
        db.sql("""
            insert into read_side.segment (projection, generation, segment, position)
            select name, generation, number, 0
              from read_side.projection, unnest(?::smallint[]) as number
             where name = ?
            on conflict do nothing
            """)
                .param(IntStream.range(0, follower.segments()).boxed().toArray(Integer[]::new))
                .param(follower.name())
                .update();
    }

    /** Which segments of the generation that is read have not seen everything up to a position. */
    List<Integer> behind(String projection, long position) {
        return db.sql("""
            select segment
              from read_side.segment
              join read_side.projection on name = projection and projection.generation = segment.generation
             where projection = ? and position < ?
            """)
                .param(projection)
                .param(position)
                .query(Integer.class)
                .list();
    }

    /** Empty: another node is at it. */
    Optional<Claim> claim(String projection, int segment) {
        return db.sql("""
            select segment.generation, segment, position
              from read_side.segment
              join read_side.projection on name = projection and projection.generation = segment.generation
             where projection = ? and segment = ?
               for update of segment skip locked
            """).param(projection).param(segment).query(Claim.class).optional();
    }

    void move(String projection, Claim claim, long position) {
        db.sql("""
            update read_side.segment
               set position = ?
             where projection = ? and generation = ? and segment = ?
            """)
                .param(position)
                .param(projection)
                .param(claim.generation())
                .param(claim.segment())
                .update();
    }
}
