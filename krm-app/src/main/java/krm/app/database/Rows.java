package krm.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What backup and restore ask of a database. */
final class Rows {

    private Rows() {}

    /** Times in an archive do not depend on where the server stands. */
    static void asWritten(Connection db) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
        }
    }

    static List<String> columns(Connection db, String table) throws SQLException {
        try (var query = db.prepareStatement("""
            select attname
              from pg_attribute
             where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """)) {
            query.setString(1, table);
            var rows = query.executeQuery();
            var columns = new ArrayList<String>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }

    static String list(List<String> columns) {
        return columns.stream().map(Rows::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    static long head(Connection db) throws SQLException {
        return number(db, "select coalesce(max(position), 0) from events.event");
    }

    static long number(Connection db, String query) throws SQLException {
        try (var statement = db.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
