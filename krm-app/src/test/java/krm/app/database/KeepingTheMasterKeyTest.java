package krm.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTheMasterKeyTest {

    private static final String GIVEN = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path data;

    @Test
    void it_is_made_once_beside_the_embedded_database_and_never_made_anew() throws Exception {
        var lookup = Servers.lookup(data);
        try (var database = Database.openMigrated(lookup)) {
            var made = MasterKeySource.of(lookup, database);
            var file = data.resolve("master.key");

            assertThat(made.key()).hasSize(32).isNotEqualTo(new byte[32]);
            assertThat(MasterKeySource.of(lookup, database).key()).isEqualTo(made.key());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");

            Files.delete(file);
            Servers.asProgram(database.embedded().orElseThrow(), "insert into keys.master_key values (true, '\\x00')");
            assertThatThrownBy(() -> MasterKeySource.of(lookup, database))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.exit()).isEqualTo(Exit.MASTER_KEY))
                    .hasMessageContaining("is gone; put it back");

            var given = MasterKeySource.of(Servers.lookup(data, "krm.master.key", GIVEN), database);
            assertThat(given.key()).isEqualTo(new byte[32]);
            assertThat(given.place()).isEqualTo("KRM_MASTER_KEY");
            assertThatThrownBy(() -> MasterKeySource.of(Servers.lookup(data, "krm.master.key", "c2hvcnQ="), database))
                    .hasMessage("The master key (KRM_MASTER_KEY) is not 32 bytes in base64.");
        }
    }
}
