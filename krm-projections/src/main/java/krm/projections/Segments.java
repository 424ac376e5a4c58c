package krm.projections;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Which segments have not seen everything up to a position, and how far they have come. */
    Map<Integer, Long> behind(String projection, Generation generation, long position) {
        var behind = new HashMap<Integer, Long>();
        db.sql("""
            select segment, position
              from read_side.segment
              join read_side.projection on name = projection and projection.generation + ? = segment.generation
             where projection = ? and position < ?
            """).param(generation.ahead()).param(projection).param(position).query(row -> {
            behind.put(row.getInt("segment"), row.getLong("position"));
        });
        return behind;
    }

    /** Some of these: another node is at the others, or they have come to this position already. */
    List<Claim> claim(String projection, Generation generation, Collection<Integer> some, long to) {
        return claimed(projection, generation, some, to, "skip locked");
    }

    /** Waits for whoever is at it. */
    Optional<Claim> await(String projection, Generation generation, int segment) {
        return claimed(projection, generation, List.of(segment), Long.MAX_VALUE, "").stream()
                .findFirst();
    }

    private List<Claim> claimed(
            String projection, Generation generation, Collection<Integer> some, long to, String otherwise) {
        return db.sql("""
            select segment.generation, segment, position
              from read_side.segment
              join read_side.projection on name = projection and projection.generation + ? = segment.generation
             where projection = ? and segment = any (?) and position < ?
               for update of segment %s
            """.formatted(otherwise))
                .param(generation.ahead())
                .param(projection)
                .param(some.toArray(Integer[]::new))
                .param(to)
                .query(Claim.class)
                .list();
    }

    /** @param position those that are further than this stay where they are */
    void move(String projection, List<Claim> claims, long position) {
        db.sql("""
            update read_side.segment
               set position = greatest(position, ?)
             where projection = ? and generation = ? and segment = any (?)
            """)
                .param(position)
                .param(projection)
                .param(claims.getFirst().generation())
                .param(claims.stream().map(Claim::segment).toArray(Integer[]::new))
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
