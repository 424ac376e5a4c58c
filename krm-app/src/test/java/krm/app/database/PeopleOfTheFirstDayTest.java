package krm.app.database;

import static krm.app.database.Servers.one;
import static krm.app.database.Servers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import krm.app.command.FirstAdministrator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The first administrator, where there are none: an event like all others. */
class PeopleOfTheFirstDayTest {

    private static final PasswordEncoder PASSWORDS = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private static final String GOOD = "correct horse";

    @TempDir
    private static Path data;

    private static Database krm;
    private static EmbeddedDatabase database;
    private static MasterKeySource masterKey;

    @BeforeAll
    static void start() {
        krm = Database.openMigrated(Servers.lookup(data));
        database = krm.embedded().orElseThrow();
        masterKey = MasterKeySource.of(Servers.lookup(data), krm);
    }

    @AfterAll
    static void stop() {
        krm.close();
    }

    @BeforeEach
    void nobody() throws SQLException {
        try (var db = Servers.superuser(database)) {
            // Past the trigger that refuses it.
            db.createStatement().execute("set session_replication_role = replica");
            db.createStatement()
                    .execute("truncate events.event, people.account, people.team, people.jobcenter, people.credential"
                            + " restart identity");
            db.createStatement().execute("update people.progress set position = 0");
        }
    }

    @Test
    void the_first_administrator_is_the_only_one_made_this_way() throws SQLException {
        admin("chefin", GOOD, "WF", "NI");

        assertThat(rows(database, "select name, role, jobcenter, active, demo from people.account"))
                .containsExactly("chefin|ADMIN|WF|t|f");
        assertThat(rows(database, "select name from events.event order by position"))
                .containsExactly("JobcenterOpened", "UserAdmitted");
        assertThat(rows(database, "select metadata::json ->> 'actor' from events.event"))
                .containsOnly("(create-admin)");
        assertThat(hashOf("chefin")).startsWith("{bcrypt}");
        assertThat(PASSWORDS.matches(GOOD, hashOf("chefin"))).isTrue();
        assertThat(one(database, "select must_change from people.credential")).isEqualTo("f");
        assertThatThrownBy(() -> admin("second", GOOD, "WF", null)).hasMessageContaining("an administrator already");
    }

    @Test
    void two_at_once_make_one() throws Exception {
        var quick = new BCryptPasswordEncoder(4);
        for (var round = 0; round < 3; round++) {
            nobody();
            var start = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var name : List.of("a", "b", "c", "d")) {
                    threads.submit(() -> {
                        start.await();
                        new FirstAdministrator(krm, masterKey, quick, Clock.systemUTC()).create(name, GOOD, "WF", "NI");
                        return name;
                    });
                }
            }
            assertThat(rows(database, "select role from people.account")).containsExactly("ADMIN");
            assertThat(one(database, "select count(*) from events.event where name = 'UserAdmitted'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_weak_password_is_refused() {
        assertThatThrownBy(() -> admin("chefin", "elevenchars", "WF", "NI")).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> admin("chefin", "ä".repeat(37), "WF", "NI")).hasMessageContaining("at most 72 bytes");
    }

    @Test
    void what_a_rule_is_against_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> admin("Chefin", GOOD, "WF", "NI"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("INVALID_USER_NAME (name)");
        assertThatThrownBy(() -> admin("chefin", GOOD, "XY", "ni")).hasMessageContaining("UNKNOWN_LAND (land)");
    }

    @Test
    void a_jobcenter_is_named_unless_there_is_one_only() throws SQLException {
        assertThatThrownBy(() -> admin("chefin", GOOD, null, null)).hasMessageContaining("--jobcenter CODE");
        assertThatThrownBy(() -> admin("chefin", GOOD, "BS", null)).hasMessageContaining("--land NI");
        admin("chefin", GOOD, "BS", "NI");

        assertThat(rows(database, "select code, land from people.jobcenter")).containsExactly("BS|NI");
    }

    private static void admin(String name, String password, @Nullable String jobcenter, @Nullable String land) {
        new FirstAdministrator(krm, masterKey, PASSWORDS, Clock.systemUTC()).create(name, password, jobcenter, land);
    }

    private static String hashOf(String name) throws SQLException {
        return one(
                database,
                "select password_hash from people.credential c join people.account a on a.credential = c.id"
                        + " where name = '" + name + "'");
    }
}
