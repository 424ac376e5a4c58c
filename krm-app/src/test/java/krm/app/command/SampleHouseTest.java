package krm.app.command;

import java.nio.file.Path;
import java.util.Map;
import krm.app.database.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invented cases on request: into an empty database, and only for who says so. */
class SampleHouseTest {

    @TempDir
    private Path folder;

    @Test
    void only_on_request_and_into_an_empty_database() {
        var environment = Map.of("KRM_DATA", folder.resolve("data").toString());
        Krm.run(environment, "sample-data", "--cases", "99", "--confirm", "invented")
                .refusedWith(Exit.USAGE, "100 to 1000000");
        Krm.run(environment, "sample-data", "--cases", "100").refusedWith(Exit.REFUSED, "--confirm invented");
        Krm.run(environment, "sample-data", "--cases", "100", "--confirm", "yes")
                .refusedWith(Exit.REFUSED, "--confirm invented");
        Krm.run(environment, "sample-data", "--cases", "120", "--seed", "4", "--confirm", "invented")
                .done("60 of 120 cases", "120 of 120 cases", "An invented house of 120 cases");
        Krm.run(environment, "sample-data", "--cases", "120", "--confirm", "invented")
                .refusedWith(Exit.REFUSED, "empty");
        Krm.run(
                        Map.of("KRM_DATA", folder.resolve("other").toString(), "KRM_ADDRESS", "0.0.0.0"),
                        "sample-data",
                        "--cases",
                        "100",
                        "--confirm",
                        "invented")
                .refusedWith(Exit.CONFIGURATION, "demo");
    }
}
