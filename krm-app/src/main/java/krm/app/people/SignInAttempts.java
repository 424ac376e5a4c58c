package krm.app.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import krm.eventstore.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by name, for all nodes together: ten lock it for a quarter of an hour (rules.md §7).
 * Names that nobody has are counted alike, and no name stands here in plain text.
 */
@Component
public class SignInAttempts {

    public static final int MOST = 10;
    public static final int LOCK_MINUTES = 15;

    /** {@code lockedSeconds} is 0 where the name is not locked. */
    public record Standing(int failures, int lockedSeconds) {}

    private final JdbcClient db;
    private final MasterKey master;

    SignInAttempts(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    public Standing of(String name) {
        return db.sql("""
            select failures, greatest(0, ceil(extract(epoch from locked_until - now())))::integer as locked_seconds
              from people.failed_sign_in
             where name_key = :key
            """)
                .param("key", key(name))
                .query((row, _) -> new Standing(row.getInt(1), row.getInt(2)))
                .optional()
                .orElse(new Standing(0, 0));
    }

    /**
     * Counts an attempt as wrong before it is judged, so that many at once are not more than one after the other.
     *
     * @return 0 if it may be judged; otherwise for how many seconds the name is locked
     */
    public int begin(String name) {
        return db.sql("""
            insert into people.failed_sign_in as known (name_key, failures, locked_until, last_at)
            values (:key, 1, null, now())
            on conflict (name_key) do update
               set failures = case
                       when known.locked_until <= now() or known.last_at < now() - interval '1 day' then 1
                       else least(known.failures + 1, 1000) end,
                   locked_until = case
                       when known.locked_until <= now() or known.last_at < now() - interval '1 day' then null
                       when known.locked_until is not null then known.locked_until
                       when known.failures + 1 >= :most then now() + make_interval(mins => :minutes) end,
                   last_at = now()
            returning failures, greatest(1, ceil(extract(epoch from locked_until - now())))::integer
            """)
                .param("key", key(name))
                .param("most", MOST)
                .param("minutes", LOCK_MINUTES)
                .query((row, _) -> row.getInt(1) > MOST ? row.getInt(2) : 0)
                .single();
    }

    /** A right password resets the count. */
    public void succeeded(String name) {
        db.sql("delete from people.failed_sign_in where name_key = :key")
                .param("key", key(name))
                .update();
    }

    /** Removes what has been counted long ago. */
    public int sweep() {
        return db.sql("delete from people.failed_sign_in where last_at < now() - interval '1 day'")
                .update();
    }

    private byte[] key(String name) {
        return master.fingerprint(("sign-in\0" + name).getBytes(UTF_8));
    }
}
