package krm.app.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Embedded databases for tests, and what tests ask of them. */
public final class Servers {

    /** Unpacked once for all tests. */
    public static final Path BINARIES = Path.of("target", "postgres-server").toAbsolutePath();

    private Servers() {}

    static EmbeddedDatabase empty(Path data) {
        return EmbeddedDatabase.start(data, BINARIES);
    }

    static EmbeddedDatabase migrated(Path data) {
        var database = empty(data);
        new Migrations(database.settings()).run();
        return database;
    }

    static Lookup lookup(Path data, String... more) {
        var values = new HashMap<>(Map.of("krm.data", data.toString(), "krm.postgres.binaries", BINARIES.toString()));
        for (var i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return new Lookup(values::get);
    }

    static void asOwner(EmbeddedDatabase database, String sql) throws SQLException {
        try (var db = database.settings().main().asOwner().getConnection()) {
            db.createStatement().execute(sql);
        }
    }

    static void asProgram(EmbeddedDatabase database, String sql) throws SQLException {
        try (var db = database.settings().main().asProgram().getConnection()) {
            db.createStatement().execute(sql);
        }
    }

    /** With all rights: to ask, or to do what nobody else may. */
    public static Connection superuser(EmbeddedDatabase database) throws SQLException {
        var login = DataFolder.look(database.path()).login(EmbeddedDatabase.SUPERUSER);
        return new DatabaseAccess(database.settings().main().url(), login, null)
                .asProgram()
                .getConnection();
    }

    static String one(EmbeddedDatabase database, String query) throws SQLException {
        return rows(database, query).getFirst();
    }

    static List<String> rows(EmbeddedDatabase database, String query) throws SQLException {
        try (var db = database.settings().main().asOwner().getConnection();
                var answer = db.createStatement().executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                var row = new StringJoiner("|");
                for (var i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(answer.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }
}
