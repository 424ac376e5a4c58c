package krm.app.database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the one account that makes all others. */
public final class FirstAdministrator {

    private static final int SHORTEST = 12;
    /** bcrypt looks at no more. */
    private static final int LONGEST_BYTES = 72;

    private final DatabaseAccess database;
    private final PasswordEncoder passwords;

    public FirstAdministrator(DatabaseAccess database, PasswordEncoder passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /** The Jobcenter is made where it is not known yet. */
    public void create(String name, String password, @Nullable String jobcenter, @Nullable String land) {
        if (password.codePointCount(0, password.length()) < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw refused("The password must have at least %d characters and at most %d bytes."
                    .formatted(SHORTEST, LONGEST_BYTES));
        }
        var hash = passwords.encode(password);
        var source = database.asProgram();
        var db = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            // Two at once: the second waits and sees the first.
            db.sql("lock table people.account in share row exclusive mode").update();
            if (exists(db)) {
                throw refused("There is an administrator already; accounts are made by that one now.");
            }
            if (exists(db, "select 1 from people.account where name = ?", List.of(name))) {
                throw refused("The name " + name + " is taken.");
            }
            db.sql("insert into people.account (name, password_hash, role, jobcenter) values (?, ?, 'ADMIN', ?)")
                    .params(name, hash, house(db, jobcenter, land))
                    .update();
        });
    }

    /** Demo users are nobody's administrators. */
    public static boolean exists(JdbcClient db) {
        return exists(db, "select 1 from people.account where role = 'ADMIN' and not demo", List.of());
    }

    private static String house(JdbcClient db, @Nullable String jobcenter, @Nullable String land) {
        if (jobcenter == null) {
            var known = db.sql("select code from people.jobcenter")
                    .query(String.class)
                    .list();
            if (known.size() != 1) {
                throw refused("Name the administrator's Jobcenter: --jobcenter CODE --land NI.");
            }
            return known.getFirst();
        }
        if (!exists(db, "select 1 from people.jobcenter where code = ?", List.of(jobcenter))) {
            if (land == null) {
                throw refused("The Jobcenter " + jobcenter + " is not known yet; say in which Land it is: --land NI.");
            }
            db.sql("insert into people.jobcenter (code, name, land) values (?, ?, ?)")
                    .params(jobcenter, jobcenter, land)
                    .update();
        }
        return jobcenter;
    }

    private static boolean exists(JdbcClient db, String query, List<String> values) {
        return !db.sql(query).params(values).query().listOfRows().isEmpty();
    }

    private static StartFailure refused(String sentence) {
        return new StartFailure(Exit.REFUSED, sentence);
    }
}
