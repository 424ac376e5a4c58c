package krm.app.database;

import static krm.app.database.Servers.asOwner;
import static krm.app.database.Servers.one;
import static krm.app.database.Servers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Demo users, and the first administrator where there are none. */
class PeopleOfTheFirstDayTest {

    private static final PasswordEncoder PASSWORDS = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private static final String GOOD = "correct horse";

    @TempDir
    private static Path data;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = Servers.migrated(data);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void nobody() throws SQLException {
        asOwner(database, "truncate people.account, people.team, people.jobcenter");
    }

    @Test
    void the_demo_has_two_houses_and_nine_people() throws SQLException {
        demo().moveIn();
        demo().moveIn();

        assertThat(rows(database, "select name, role, jobcenter from people.account order by jobcenter, name"))
                .containsExactly(
                        "krm.sz|KRM_OFFICER|SZ",
                        "admin|ADMIN|WF",
                        "gf|MANAGEMENT|WF",
                        "krm|KRM_OFFICER|WF",
                        "mitarbeit|STAFF|WF",
                        "rd|REPORTING|WF",
                        "revision|AUDITOR|WF",
                        "team.leistung|TEAM_LEAD|WF",
                        "team.vermittlung|TEAM_LEAD|WF");
        assertThat(rows(database, "select jobcenter, count(*) from people.team group by 1 order by 1"))
                .containsExactly("SZ|4", "WF|4");
        assertThat(PASSWORDS.matches("demo", hashOf("krm"))).isTrue();
    }

    @Test
    void outside_the_demo_nobody_knows_the_demo_users_password() throws SQLException {
        demo().moveIn();
        demo().lockOut();
        assertThat(PASSWORDS.matches("demo", hashOf("admin"))).isFalse();

        demo().moveIn();
        assertThat(PASSWORDS.matches("demo", hashOf("admin"))).isTrue();
    }

    @Test
    void the_demo_does_not_touch_a_real_account() throws SQLException {
        admin("admin", GOOD, "WF", "NI");
        demo().moveIn();
        demo().lockOut();

        assertThat(PASSWORDS.matches(GOOD, hashOf("admin"))).isTrue();
    }

    @Test
    void the_first_administrator_is_the_only_one_made_this_way() throws SQLException {
        demo().moveIn();
        admin("chefin", GOOD, "WF", null);

        assertThat(hashOf("chefin")).startsWith("{bcrypt}");
        assertThat(PASSWORDS.matches(GOOD, hashOf("chefin"))).isTrue();
        assertThatThrownBy(() -> admin("second", GOOD, "WF", null)).hasMessageContaining("an administrator already");
    }

    @Test
    void two_at_once_make_one() throws Exception {
        var quick = new BCryptPasswordEncoder(4);
        for (var round = 0; round < 5; round++) {
            nobody();
            var start = new CyclicBarrier(4);
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var name : List.of("a", "b", "c", "d")) {
                    threads.submit(() -> {
                        start.await();
                        new FirstAdministrator(database.settings().main(), quick).create(name, GOOD, "WF", "NI");
                        return name;
                    });
                }
            }
            assertThat(rows(database, "select role from people.account")).containsExactly("ADMIN");
        }
    }

    @Test
    void a_weak_password_is_refused() {
        assertThatThrownBy(() -> admin("chefin", "elevenchars", "WF", "NI")).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> admin("chefin", "ä".repeat(37), "WF", "NI")).hasMessageContaining("at most 72 bytes");
    }

    @Test
    void a_jobcenter_is_named_unless_there_is_one_only() throws SQLException {
        assertThatThrownBy(() -> admin("chefin", GOOD, null, null)).hasMessageContaining("--jobcenter CODE");
        assertThatThrownBy(() -> admin("chefin", GOOD, "BS", null)).hasMessageContaining("--land NI");
        admin("chefin", GOOD, "BS", "NI");

        assertThat(rows(database, "select code, land from people.jobcenter")).containsExactly("BS|NI");
    }

    private static DemoPeople demo() {
        return new DemoPeople(JdbcClient.create(database.settings().main().asProgram()), PASSWORDS);
    }

    private static void admin(String name, String password, @Nullable String jobcenter, @Nullable String land) {
        new FirstAdministrator(database.settings().main(), PASSWORDS).create(name, password, jobcenter, land);
    }

    private static String hashOf(String name) throws SQLException {
        return one(database, "select password_hash from people.account where name = '" + name + "'");
    }
}
