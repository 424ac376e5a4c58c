package krm.app.people;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import krm.app.people.People.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions of those who have signed in with a form: the same on all nodes and after a restart. Whoever has left, or whose
 * password was set anew, has none any more; role and team are those of the moment.
 */
@Component
public class Sessions {

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 100;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALIVE =
            "s.seen_at > now() - interval '60 minutes' and s.signed_in_at > now() - interval '12 hours'";

    private record Found(Account account, boolean seenLongAgo) {}

    private final JdbcClient db;

    Sessions(JdbcClient db) {
        this.db = db;
    }

    /**
     * Begins a session.
     *
     * @return the token that only the cookie holds
     */
    public String begin(String user) {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.sql("""
            insert into people.session (token_hash, name, credential, signed_in_at, seen_at)
            select :hash, name, credential, now(), now() from people.account where name = :name
            """).param("hash", hash(token)).param("name", user).update();
        return token;
    }

    /**
     * Who it is, if the session lives: an hour without a call ends it, and so do twelve hours.
     *
     * @param watching a page that is open asks by itself: that is nobody's call, and keeps no session alive
     */
    public Optional<Account> find(String token, boolean watching) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var hash = hash(token);
        var found = db.sql("""
            select %s, s.seen_at < now() - interval '1 minute' as seen_long_ago
              from people.session s
              join people.account a on a.name = s.name and a.credential = s.credential and a.active
              join people.credential c on c.id = a.credential
             where s.token_hash = :hash and %s
            """.formatted(People.ACCOUNT, ALIVE))
                .param("hash", hash)
                .query((row, _) -> new Found(People.account(row), row.getBoolean("seen_long_ago")))
                .optional();
        if (!watching && found.filter(Found::seenLongAgo).isPresent()) {
            db.sql("update people.session set seen_at = now() where token_hash = :hash")
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::account);
    }

    public void end(String token) {
        db.sql("delete from people.session where token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    /** Everywhere: after a change of the password. */
    public void endAllOf(String user) {
        db.sql("delete from people.session where name = :name")
                .param("name", user)
                .update();
    }

    /** Removes what is over. */
    public int sweep() {
        return db.sql("delete from people.session s where not (" + ALIVE + ")").update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
