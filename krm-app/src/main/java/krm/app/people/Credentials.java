package krm.app.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps the hashes of passwords: beside the events, which only name them. */
@Component
public class Credentials {

    public static final int SHORTEST = 12;
    /** bcrypt looks at no more. */
    public static final int LONGEST_BYTES = 72;

    private final JdbcClient db;
    private final PasswordEncoder passwords;

    public Credentials(JdbcClient db, PasswordEncoder passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    public static boolean strong(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST
                && password.getBytes(UTF_8).length <= LONGEST_BYTES;
    }

    /** @return the id by which an event may name it from now on */
    public UUID keep(String password, boolean mustChange) {
        var id = UUID.randomUUID();
        db.sql("insert into people.credential (id, password_hash, must_change) values (:id, :hash, :mustChange)")
                .param("id", id)
                .param("hash", passwords.encode(password))
                .param("mustChange", mustChange)
                .update();
        return id;
    }

    /** @return null, and nothing kept, if it is not strong enough */
    public @Nullable UUID keepIfStrong(String firstPassword) {
        return strong(firstPassword) ? keep(firstPassword, true) : null;
    }

    /** No event came to name it. */
    public void forget(UUID id) {
        db.sql("delete from people.credential where id = :id").param("id", id).update();
    }

    /** Chosen by the person themself. */
    public void change(String user, String password) {
        db.sql("""
            update people.credential
               set password_hash = :hash, must_change = false, set_at = now()
             where id = (select credential from people.account where name = :name)
            """)
                .param("hash", passwords.encode(password))
                .param("name", user)
                .update();
    }

    /** For the demo's users, and for nobody else. */
    public void changeOfAllDemoUsers(String password) {
        db.sql("""
            update people.credential set password_hash = :hash, set_at = now()
             where id in (select credential from people.account where demo)
            """).param("hash", passwords.encode(password)).update();
    }
}
