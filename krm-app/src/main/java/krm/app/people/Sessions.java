package krm.app.people;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions of those who have signed in on the pages: the same on all nodes and after a restart. Whoever has left, or whose
 * password was set anew, has none any more.
 */
@Component
public class Sessions {

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 100;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALIVE =
            "s.seen_at > now() - interval '60 minutes' and s.signed_in_at > now() - interval '12 hours'";

    private record Found(@Nullable Session session, boolean seenLongAgo) {}

    private final JdbcClient db;

    Sessions(JdbcClient db) {
        this.db = db;
    }

    /**
     * Begins a session of somebody who has shown the password of an account.
     *
     * @return the token that only the cookie holds
     */
    public String begin(String user) {
        var token = newToken();
        db.sql("""
            insert into people.session (token_hash, name, credential, signed_in_at, seen_at)
            select :hash, name, credential, now(), now() from people.account where name = :name
            """).param("hash", hash(token)).param("name", user).update();
        return token;
    }

    /** Begins a session of somebody whom the provider has sent. */
    public String begin(Session.Provider said) {
        var token = newToken();
        db.sql("""
            insert into people.session (token_hash, name, provider, signed_in_at, seen_at)
            values (:hash, :name, :sealed, now(), now())
            """)
                .param("hash", hash(token))
                .param("name", said.actor().user())
                .param("sealed", SealedByCookie.seal(token, said))
                .update();
        return token;
    }

    /**
     * Whose it is, if the session lives: an hour without a call ends it, and so do twelve hours.
     *
     * @param watching a page that is open asks by itself: that is nobody's call, and keeps no session alive
     */
    public Optional<Session> find(String token, boolean watching) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var hash = hash(token);
        var found = db.sql("""
            select %s, s.provider, s.on_behalf_of, s.seen_at < now() - interval '1 minute' as seen_long_ago
              from people.session s
              left join people.account a on a.name = s.name
              left join people.credential c on c.id = a.credential
             where s.token_hash = :hash and %s
               and case when s.provider is null then a.active and a.credential = s.credential
                        else a.active is not false end
            """.formatted(People.ACCOUNT, ALIVE))
                .param("hash", hash)
                .query((row, _) -> new Found(session(row, token), row.getBoolean("seen_long_ago")))
                .optional();
        if (!watching && found.filter(Found::seenLongAgo).isPresent()) {
            db.sql("update people.session set seen_at = now() where token_hash = :hash")
                    .param("hash", hash)
                    .update();
        }
        return found.map(Found::session);
    }

    private static @Nullable Session session(ResultSet row, String token) throws SQLException {
        var sealed = row.getBytes("provider");
        var onBehalfOf = row.getString("on_behalf_of");
        return sealed == null
                ? new Session(new Session.Password(People.account(row)), onBehalfOf)
                : SealedByCookie.open(token, sealed)
                        .map(said -> new Session(said, onBehalfOf))
                        .orElse(null);
    }

    /** From the next call on, as that person's deputy; null: as oneself. */
    public void actFor(String token, @Nullable String person) {
        db.sql("update people.session set on_behalf_of = :person where token_hash = :hash")
                .param("person", person)
                .param("hash", hash(token))
                .update();
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

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
