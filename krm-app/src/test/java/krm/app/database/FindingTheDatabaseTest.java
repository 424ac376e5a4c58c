package krm.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FindingTheDatabaseTest {

    private static final String URL = "jdbc:postgresql://db.example:5432/krm";

    @Test
    void without_a_url_the_embedded_one_is_meant() {
        assertThat(DatabaseSettings.given(given())).isEmpty();
    }

    @Test
    void keys_are_in_the_same_database_unless_said_otherwise() {
        var settings = DatabaseSettings.given(given("krm.db.url", URL, "krm.db.user", "krm", "krm.db.password", "p"))
                .orElseThrow();

        assertThat(settings.keysApart()).isFalse();
        assertThat(settings.hasOwner()).isFalse();
        assertThat(settings.main().place()).isEqualTo("db.example:5432/krm");
    }

    @Test
    void keys_may_have_a_database_and_roles_of_their_own() {
        var keys = DatabaseSettings.given(given(
                        "krm.db.url",
                        URL,
                        "krm.db.user",
                        "krm",
                        "krm.db.password",
                        "p",
                        "krm.db.owner.user",
                        "krm_owner",
                        "krm.db.owner.password",
                        "o",
                        "krm.keys.db.url",
                        "jdbc:postgresql://vault/keys?sslmode=require",
                        "krm.keys.db.user",
                        "k"))
                .orElseThrow()
                .keys();

        assertThat(keys.program()).isEqualTo(new DatabaseAccess.Login("k", "p"));
        assertThat(keys.owner()).isEqualTo(new DatabaseAccess.Login("krm_owner", "o"));
        assertThat(keys.place()).isEqualTo("vault/keys");
    }

    @Test
    void half_a_configuration_never_ends_in_another_database() {
        assertRefused("KRM_DB_URL", "krm.db.user", "krm");
        assertRefused("KRM_DB_PASSWORD", "krm.db.url", URL, "krm.db.user", "krm");
        assertRefused(
                "KRM_KEYS_DB_URL",
                "krm.db.url",
                URL,
                "krm.db.user",
                "krm",
                "krm.db.password",
                "p",
                "krm.keys.db.user",
                "k");
        assertRefused("KRM_DB_URL", "krm.db.url", "postgres://db.example/krm");
    }

    @Test
    void a_secret_may_come_from_a_file(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "top secret\n");

        assertThat(given("krm.db.password.file", file.toString()).find("krm.db.password"))
                .contains("top secret");
        assertThatThrownBy(() -> given("krm.db.password.file", file.toString(), "krm.db.password", "p")
                        .find("krm.db.password"))
                .hasMessageContaining("KRM_DB_PASSWORD and KRM_DB_PASSWORD_FILE are both set");
        assertThatThrownBy(
                        () -> given("krm.db.password.file", "/does/not/exist").find("krm.db.password"))
                .hasMessageContaining("KRM_DB_PASSWORD_FILE names /does/not/exist, which cannot be read");
    }

    @Test
    void a_password_is_taken_as_it_stands() {
        var environment = new StandardEnvironment();
        var values = new HashMap<String, Object>();
        values.put("krm.db.password", "a${user.name}b");
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));

        assertThat(Lookup.of(environment).find("krm.db.password")).contains("a${user.name}b");
    }

    @Test
    void nobody_sees_a_password_in_a_log() {
        assertThat(new DatabaseAccess(URL, new DatabaseAccess.Login("krm", "secret"), null).toString())
                .doesNotContain("secret");
    }

    private static void assertRefused(String named, String... values) {
        assertThatThrownBy(() -> DatabaseSettings.given(given(values)))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        failure -> assertThat(failure.exit()).isEqualTo(Exit.CONFIGURATION))
                .hasMessageContaining(named);
    }

    private static Lookup given(String... values) {
        var map = new HashMap<String, String>();
        for (var i = 0; i < values.length; i += 2) {
            map.put(values[i], values[i + 1]);
        }
        return new Lookup(map::get);
    }
}
