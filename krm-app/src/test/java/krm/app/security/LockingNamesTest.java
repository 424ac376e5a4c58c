package krm.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import krm.app.database.DatabaseSettings;
import krm.app.web.AtTheDoors;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten wrong passwords lock a name for a while, the same for names that do not exist (rules.md §7). */
class LockingNamesTest extends AtTheDoors {

    @Autowired
    private DatabaseSettings settings;

    @Test
    void ten_wrong_passwords_lock_a_name_also_for_the_right_one() {
        var name = Staff.name();
        var right = admitted(name, "STAFF", null);
        wrong(name, 10);
        var locked = right.get("/api/users/" + name).expect(429, "NAME_LOCKED");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 900);
        assertThat(locked.header("WWW-Authenticate")).isNull();
        assertThat(locked.at("/title")).isEqualTo("Zu viele Versuche");
        assertThat(as(name, "wrong")
                        .with("Accept-Language", "en")
                        .get("/api/complaints")
                        .expect(429, "NAME_LOCKED")
                        .at("/detail"))
                .contains("Too many wrong passwords");

        timePasses(20);
        right.get("/api/users/" + name).expect(200);
        wrong(name, 9);
        right.get("/api/users/" + name).expect(200);
    }

    @Test
    void a_name_that_nobody_has_is_answered_word_for_word_alike() {
        var name = Staff.name();
        admitted(name, "STAFF", null);
        var nobody = Staff.name();
        for (int i = 0; i < 12; i++) {
            var known = as(name, "wrong" + i).get("/api/complaints");
            var unknown = as(nobody, "wrong" + i).get("/api/complaints");
            assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(i < 10 ? 401 : 429);
            assertThat(unknown.text()).isEqualTo(known.text());
            assertThat(unknown.headers().map().keySet())
                    .isEqualTo(known.headers().map().keySet());
        }
        for (var odd : new String[] {"Großbuchstabe", "x".repeat(5_000), "a\tb", "a'b\"; --"}) {
            as(odd, "wrong").get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        }
    }

    @Test
    void a_right_password_resets_the_count() {
        var name = Staff.name();
        var right = admitted(name, "STAFF", null);
        for (int round = 0; round < 3; round++) {
            wrong(name, 9);
            right.get("/api/users/" + name).expect(200);
        }
    }

    @Test
    void many_attempts_at_once_are_counted_like_one_after_the_other() throws Exception {
        var name = Staff.name();
        admitted(name, "STAFF", null);
        var statuses =
                atOnce(24, i -> as(name, "wrong" + i).get("/api/complaints").status());
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(14);
    }

    @Test
    void many_calls_at_once_with_the_right_password_lock_nobody() throws Exception {
        var name = Staff.name();
        admin().post("/api/users", Staff.form(name, "STAFF", null)).expect(201);
        assertThat(atOnce(
                        24,
                        _ -> as(name, Staff.FIRST_PASSWORD)
                                .get("/api/users/" + name)
                                .status()))
                .containsOnly(403);
    }

    @Test
    void no_name_is_kept_in_plain_text() {
        var nobody = Staff.name();
        wrong(nobody, 3);
        assertThat(owner().sql("select f::text from people.failed_sign_in f")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(nobody));
    }

    private void wrong(String name, int times) {
        for (int i = 0; i < times; i++) {
            as(name, "wrong" + i).get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        }
    }

    private void timePasses(int minutes) {
        owner().sql("update people.failed_sign_in set locked_until = locked_until - make_interval(mins => :minutes)")
                .param("minutes", minutes)
                .update();
    }

    private JdbcClient owner() {
        return JdbcClient.create(settings.main().asOwner());
    }

    private interface Attempt {
        int number(int number);
    }

    private static java.util.List<Integer> atOnce(int attempts, Attempt attempt) throws Exception {
        var together = new CyclicBarrier(attempts);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < attempts; i++) {
            var number = i;
            calls.add(() -> {
                together.await();
                return attempt.number(number);
            });
        }
        try (var threads = Executors.newFixedThreadPool(attempts)) {
            var statuses = new ArrayList<Integer>();
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            return statuses;
        }
    }
}
