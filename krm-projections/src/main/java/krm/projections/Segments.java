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
        begin(follower, Generation.READ, 0);
    }

    /** A generation whose tables hold everything up to a position. */
    void begin(Follower follower, Generation generation, long position) {
        db.sql("""
            insert into read_side.segment (projection, generation, segment, position)
            select name, generation + ?, number, ?
              from read_side.projection, unnest(?::smallint[]) as number
             where name = ?
            on conflict do nothing
            """)
                .param(generation.ahead())
                .param(position)
                .param(IntStream.range(0, follower.segments()).boxed().toArray(Integer[]::new))
                .param(follower.name())
                .update();
    }

    /** Which segments have not seen everything up to a position. */
    List<Integer> behind(String projection, Generation generation, long position) {
        return db.sql("""
            select segment
              from read_side.segment
              join read_side.projection on name = projection and projection.generation + ? = segment.generation
             where projection = ? and position < ?
            """)
                .param(generation.ahead())
                .param(projection)
                .param(position)
                .query(Integer.class)
                .list();
    }

    /** How far the one is that has come least far. */
    long least(String projection, Generation generation) {
        return db.sql("""
            select coalesce(min(position), 0)
              from read_side.segment
              join read_side.projection on name = projection and projection.generation + ? = segment.generation
             where projection = ?
            """)
                .param(generation.ahead())
                .param(projection)
                .query(Long.class)
                .single();
    }

    /** Empty: another node is at it. */
    Optional<Claim> claim(String projection, Generation generation, int segment) {
        return claim(projection, generation, segment, "skip locked");
    }

    /** Waits for whoever is at it. */
    Optional<Claim> await(String projection, Generation generation, int segment) {
        return claim(projection, generation, segment, "");
    }

    private Optional<Claim> claim(String projection, Generation generation, int segment, String otherwise) {
        return db.sql("""
            select segment.generation, segment, position
              from read_side.segment
              join read_side.projection on name = projection and projection.generation + ? = segment.generation
             where projection = ? and segment = ?
               for update of segment %s
            """.formatted(otherwise))
                .param(generation.ahead())
                .param(projection)
                .param(segment)
                .query(Claim.class)
                .optional();
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

    /** From now on the next generation is the one that is read. */
    void swap(String projection) {
        db.sql("update read_side.projection set generation = generation + 1 where name = ?")
                .param(projection)
                .update();
        db.sql("""
            delete from read_side.segment
             using read_side.projection
             where projection = ? and name = projection and segment.generation < projection.generation
            """).param(projection).update();
    }

    /** Forgets a generation that is not to be read. */
    void discardNext(String projection) {
        db.sql("""
            delete from read_side.segment
             using read_side.projection
             where projection = ? and name = projection and segment.generation > projection.generation
            """).param(projection).update();
    }
}
