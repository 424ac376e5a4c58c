package krm.app.database;

import java.util.Optional;
import krm.app.database.DatabaseAccess.Login;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Where events, people and the read side are kept, and where the keys are: in the same database or another. */
public record DatabaseSettings(DatabaseAccess main, DatabaseAccess keys) {

    /** Everything in one database. */
    static DatabaseSettings of(DatabaseAccess all) {
        return new DatabaseSettings(all, all);
    }

    /** Empty: no database is named, so the embedded one is meant. */
    public static Optional<DatabaseSettings> given(Lookup lookup) {
        if (lookup.find("krm.db.url").isEmpty()) {
            refuse(lookup, "krm.db.user", "krm.db.password", "krm.db.owner.user", "krm.keys.db.url");
            return Optional.empty();
        }
        var main = new DatabaseAccess(
                url(lookup, "krm.db.url"),
                new Login(
                        lookup.required("krm.db.user", "KRM_DB_URL is set"),
                        lookup.required("krm.db.password", "KRM_DB_URL is set")),
                owner(lookup, "krm.db", null));
        if (lookup.find("krm.keys.db.url").isEmpty()) {
            refuse(lookup, "krm.keys.db.user", "krm.keys.db.password", "krm.keys.db.owner.user");
            return Optional.of(of(main));
        }
        var keys = new DatabaseAccess(
                url(lookup, "krm.keys.db.url"),
                new Login(
                        lookup.find("krm.keys.db.user").orElse(main.program().user()),
                        lookup.find("krm.keys.db.password")
                                .orElse(main.program().password())),
                owner(lookup, "krm.keys.db", main.owner()));
        return Optional.of(new DatabaseSettings(main, keys));
    }

    public boolean keysApart() {
        return !keys.equals(main);
    }

    public boolean hasOwner() {
        return main.hasOwner() && keys.hasOwner();
    }

    private static String url(Lookup lookup, String name) {
        var url = lookup.find(name).orElseThrow();
        if (Driver.parseURL(url, null) == null) {
            throw new StartFailure(
                    Exit.CONFIGURATION,
                    Lookup.variable(name) + " is not of the form jdbc:postgresql://host:5432/database.");
        }
        return url;
    }

    private static @Nullable Login owner(Lookup lookup, String prefix, @Nullable Login otherwise) {
        return lookup.find(prefix + ".owner.user")
                .map(user -> new Login(
                        user,
                        lookup.required(
                                prefix + ".owner.password", Lookup.variable(prefix + ".owner.user") + " is set")))
                .orElse(otherwise);
    }

    /** Half a configuration must not end in another database than was meant. */
    private static void refuse(Lookup lookup, String... names) {
        for (var name : names) {
            if (lookup.find(name).isPresent()) {
                throw new StartFailure(
                        Exit.CONFIGURATION,
                        Lookup.variable(name) + " is set, but "
                                + (name.startsWith("krm.keys.db") && !name.endsWith("url")
                                        ? "KRM_KEYS_DB_URL"
                                        : "KRM_DB_URL")
                                + " is not.");
            }
        }
    }
}
