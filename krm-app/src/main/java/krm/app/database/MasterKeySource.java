package krm.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The master key, which wraps the keys of the complaints: from the settings, or beside the embedded database. Without
 * it nobody reads a person's data again.
 */
public final class MasterKeySource {

    private static final int BYTES = 32;

    private final byte[] key;
    private final String place;

    private MasterKeySource(byte[] key, String place) {
        this.key = key;
        this.place = place;
    }

    public static MasterKeySource of(Lookup lookup, Database database) {
        var given = lookup.find("krm.master.key");
        if (given.isPresent()) {
            var place = lookup.find("krm.master.key.file")
                    .map(file -> "file " + file)
                    .orElse("KRM_MASTER_KEY");
            return new MasterKeySource(decoded(given.get(), place), place);
        }
        return database.folder()
                .map(folder -> beside(folder, database.settings().keys()))
                .orElseThrow(() -> new StartFailure(
                        Exit.MASTER_KEY,
                        "The master key is missing; set KRM_MASTER_KEY_FILE or KRM_MASTER_KEY (32 bytes in"
                                + " base64: openssl rand -base64 32)."));
    }

    private static MasterKeySource beside(Path folder, DatabaseAccess keys) {
        var file = folder.resolve("master.key");
        try {
            if (!Files.exists(file)) {
                refuseIfUsed(file, keys);
                var fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                DurableFile.write(
                        file, (Base64.getEncoder().encodeToString(fresh) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return new MasterKeySource(decoded(Files.readString(file), "file " + file), "file " + file);
        } catch (IOException e) {
            throw new StartFailure(
                    Exit.MASTER_KEY, "The master key in " + file + " cannot be read or made: " + e + ".", e);
        }
    }

    /** A second master key would only hide that the first is gone. */
    private static void refuseIfUsed(Path file, DatabaseAccess keys) {
        try (var db = keys.connect(keys.asProgram());
                var statement = db.createStatement();
                var row = statement.executeQuery("select 1 from keys.master_key")) {
            if (row.next()) {
                throw new StartFailure(
                        Exit.MASTER_KEY,
                        "The master key is missing: this database was written with one, and " + file
                                + " is gone; put it back, or name it with KRM_MASTER_KEY_FILE.");
            }
        } catch (SQLException e) {
            throw keys.failure(e);
        }
    }

    private static byte[] decoded(String base64, String place) {
        byte @Nullable [] key = null;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        if (key == null || key.length != BYTES) {
            throw new StartFailure(
                    Exit.MASTER_KEY, "The master key (" + place + ") is not " + BYTES + " bytes in base64.");
        }
        return key;
    }

    /** 32 bytes, for AES-256. */
    public byte[] key() {
        return key.clone();
    }

    /** For the operator: where it is kept, never what it is. */
    public String place() {
        return place;
    }
}
