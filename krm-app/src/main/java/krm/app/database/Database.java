package krm.app.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this krm runs on: a PostgreSQL that somebody else keeps, or the embedded one, which lives as long as this. */
public final class Database implements AutoCloseable {

    private final DatabaseSettings settings;
    private final @Nullable EmbeddedDatabase embedded;
    private final @Nullable Path folder;

    private Database(DatabaseSettings settings, @Nullable EmbeddedDatabase embedded, @Nullable Path folder) {
        this.settings = settings;
        this.embedded = embedded;
        this.folder = folder;
    }

    /** The database that the settings name; without any, the embedded one is started. */
    public static Database open(Lookup lookup) {
        return DatabaseSettings.given(lookup)
                .map(settings -> new Database(settings, null, null))
                .orElseGet(() -> {
                    var embedded = EmbeddedDatabase.start(folder(lookup), binaries(lookup));
                    return new Database(embedded.settings(), embedded, embedded.path());
                });
    }

    /** As open; but where a krm runs on the embedded database already, that one's server is used. */
    public static Database join(Lookup lookup) {
        try {
            return open(lookup);
        } catch (StartFailure e) {
            if (e.exit() != Exit.DATA_FOLDER_IN_USE) {
                throw e;
            }
            return new Database(EmbeddedDatabase.ofRunning(folder(lookup)), null, folder(lookup));
        }
    }

    /** Opened and up to date; closed again where that fails. */
    public static Database openMigrated(Lookup lookup) {
        var database = open(lookup);
        try {
            new Migrations(database.settings).run();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** krm's own folder, be there an embedded database or not. */
    static Path folder(Lookup lookup) {
        return Path.of(lookup.find("krm.data").orElse("data")).toAbsolutePath().normalize();
    }

    private static Path binaries(Lookup lookup) {
        return lookup.find("krm.postgres.binaries")
                .map(Path::of)
                .orElseGet(() -> folder(lookup).resolve("server"))
                .toAbsolutePath();
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public Optional<EmbeddedDatabase> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** Where the embedded database is kept, of this krm or of the running one that it has joined. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** For the operator: which database this is. */
    public String place() {
        var place = embedded()
                .map(own -> "embedded PostgreSQL in " + own.path() + ", 127.0.0.1:" + own.port())
                .orElseGet(() -> "PostgreSQL at " + settings.main().place());
        return settings.keysApart() ? place + ", keys at " + settings.keys().place() : place;
    }

    @Override
    public void close() {
        embedded().ifPresent(EmbeddedDatabase::close);
    }
}
