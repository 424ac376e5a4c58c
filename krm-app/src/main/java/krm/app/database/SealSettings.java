package krm.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.eventstore.seal.SealFile;
import krm.eventstore.seal.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals are signed with, and the file that they are kept in outside of the database: from the settings, or
 * beside the master key. A lost key is no loss of data: a new one is made, and seals of the old one count if its
 * fingerprint is named.
 *
 * @param key of this krm
 * @param file of the seals
 * @param earlier fingerprints of keys that were used before this one
 */
public record SealSettings(SigningKey key, SealFile file, Set<String> earlier) {

    public static SealSettings of(Lookup lookup, Database database) {
        return new SealSettings(key(lookup, database), file(lookup, database), earlier(lookup));
    }

    /** Where the seals are kept outside of the database. */
    public static SealFile file(Lookup lookup, Database database) {
        return new SealFile(lookup.find("krm.seal.file")
                .map(Path::of)
                .orElseGet(() -> folder(lookup, database).resolve("seals.jsonl"))
                .toAbsolutePath());
    }

    private static SigningKey key(Lookup lookup, Database database) {
        var given = lookup.find("krm.seal.key");
        if (given.isPresent()) {
            return decoded(given.get(), "KRM_SEAL_KEY");
        }
        var file = folder(lookup, database).resolve("seal.key");
        try {
            if (!Files.exists(file)) {
                DurableFile.createFolder(file.getParent());
                var fresh = new byte[SigningKey.BYTES];
                new SecureRandom().nextBytes(fresh);
                DurableFile.write(
                        file, (Base64.getEncoder().encodeToString(fresh) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return decoded(Files.readString(file), "file " + file);
        } catch (IOException e) {
            throw new StartFailure(
                    Exit.SEALS,
                    "The key that seals are signed with cannot be read or made in " + file
                            + "; name another place with KRM_SEAL_KEY_FILE: " + e + ".",
                    e);
        }
    }

    /** That of the embedded database, or that of the master key if we may write there. */
    private static Path folder(Lookup lookup, Database database) {
        return database.folder()
                .or(() -> lookup.given("krm.master.key.file")
                        .map(file -> Path.of(file).toAbsolutePath().getParent())
                        .filter(Files::isWritable))
                .orElseGet(() -> Database.folder(lookup));
    }

    private static SigningKey decoded(String base64, String place) {
        byte @Nullable [] secret = null;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        if (secret == null || secret.length != SigningKey.BYTES) {
            throw new StartFailure(
                    Exit.SEALS,
                    "The key that seals are signed with (" + place + ") is not " + SigningKey.BYTES
                            + " bytes in base64.");
        }
        return new SigningKey(secret);
    }

    private static Set<String> earlier(Lookup lookup) {
        return lookup.find("krm.seal.earlier.keys").stream()
                .flatMap(fingerprints -> Arrays.stream(fingerprints.strip().split("[,\\s]+")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whose seals count. */
    public Set<String> trusted() {
        return Stream.concat(Stream.of(key.fingerprint()), earlier.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
