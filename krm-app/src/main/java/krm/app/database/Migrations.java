package krm.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schemas up to date: events, people, imports, audit and keys as their owner, the read side as the program. Without the
 * owner's credentials it only looks whether somebody else has done so.
 */
public final class Migrations {

    private static final int OLDEST = 150_000;

    private final DatabaseSettings settings;

    public Migrations(DatabaseSettings settings) {
        this.settings = settings;
    }

    public void run() {
        prepare(settings.main(), Schema.EVENTS, Schema.PEOPLE, Schema.IMPORTS, Schema.AUDIT);
        prepare(settings.keys(), Schema.KEYS);
        migrate(settings.main(), Schema.READ_SIDE);
    }

    /** A schema, where its migrations lie, and who runs them. */
    private enum Schema {
        EVENTS("events", "krm/eventstore/events"),
        PEOPLE("people", "krm/app/people"),
        IMPORTS("imports", "krm/app/imports"),
        AUDIT("audit", "krm/app/auditlog"),
        KEYS("keys", "krm/eventstore/keys"),
        READ_SIDE("read_side", "krm/projections/migration");

        private final String sql;
        private final String location;

        Schema(String sql, String location) {
            this.sql = sql;
            this.location = location;
        }

        private Flyway flyway(DataSource source, DatabaseAccess database) {
            return Flyway.configure()
                    .dataSource(source)
                    .schemas(sql)
                    .locations("classpath:" + location)
                    .placeholders(Map.of("program", quoted(database.program().user())))
                    .load();
        }
    }

    private static void prepare(DatabaseAccess database, Schema... schemas) {
        if (database.hasOwner()) {
            try (var db = database.connect(database.asOwner())) {
                checkServer(db, database);
                checkRole(db, database);
            } catch (SQLException e) {
                throw database.failure(e);
            }
            for (var schema : schemas) {
                migrate(database, schema);
            }
        }
        try (var db = database.connect(database.asProgram())) {
            checkServer(db, database);
        } catch (SQLException e) {
            throw database.failure(e);
        }
        for (var schema : schemas) {
            checkComplete(database, schema);
        }
    }

    private static void checkServer(Connection db, DatabaseAccess database) throws SQLException {
        if (Integer.parseInt(ask(db, "show server_version_num")) < OLDEST) {
            throw new StartFailure(
                    Exit.DATABASE_TOO_OLD,
                    "The database at " + database.place() + " is PostgreSQL " + ask(db, "show server_version")
                            + "; krm needs 15 or newer.");
        }
        var encoding = ask(db, "show server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new StartFailure(
                    Exit.CONFIGURATION,
                    "The database at " + database.place() + " is encoded in " + encoding + "; krm needs UTF8.");
        }
    }

    private static void checkRole(Connection db, DatabaseAccess database) throws SQLException {
        var program = database.program().user();
        var owner = Objects.requireNonNull(database.owner()).user();
        try (var query = db.prepareStatement(
                "select pg_has_role(current_user, oid, 'MEMBER') from pg_roles where rolname = ?")) {
            query.setString(1, program);
            var row = query.executeQuery();
            if (!row.next()) {
                throw new StartFailure(
                        Exit.ROLE_MISSING,
                        "The role %s does not exist at %s; an administrator makes it with: create role %s login password '…'; grant %s to %s;"
                                .formatted(program, database.place(), quoted(program), quoted(program), quoted(owner)));
            }
            if (!row.getBoolean(1)) {
                throw new StartFailure(
                        Exit.ROLE_MISSING,
                        "The owner %s may not act for %s at %s; an administrator allows it with: grant %s to %s;"
                                .formatted(owner, program, database.place(), quoted(program), quoted(owner)));
            }
        }
    }

    private static void migrate(DatabaseAccess database, Schema schema) {
        var source = schema == Schema.READ_SIDE ? database.asProgram() : database.asOwner();
        try {
            schema.flyway(source, database).migrate();
            if (schema != Schema.READ_SIDE) {
                showHistory(database, schema);
            }
        } catch (FlywayValidateException e) {
            throw new StartFailure(
                    Exit.SCHEMA_MISSING,
                    "The schema " + schema.sql + " at " + database.place() + " is not what this krm made: " + oneLine(e)
                            + ".",
                    e);
        } catch (FlywayException e) {
            throw new StartFailure(
                    Exit.SCHEMA_MISSING,
                    "The schema " + schema.sql + " at " + database.place() + " cannot be migrated: " + oneLine(e) + ".",
                    e);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** So that a start without the owner's credentials can tell whether the schema is complete. */
    private static void showHistory(DatabaseAccess database, Schema schema) throws SQLException {
        var program = quoted(database.program().user());
        var history = schema.sql + ".flyway_schema_history";
        try (var db = database.connect(database.asOwner());
                var statement = db.createStatement();
                var query = db.prepareStatement("select has_table_privilege(?, ?, 'select')")) {
            query.setString(1, database.program().user());
            query.setString(2, history);
            var row = query.executeQuery();
            row.next();
            if (!row.getBoolean(1)) {
                statement.execute("grant select on " + history + " to " + program);
            }
        }
    }

    private static void checkComplete(DatabaseAccess database, Schema schema) {
        try {
            var info = schema.flyway(database.asProgram(), database).info();
            if (info.current() != null && info.pending().length == 0) {
                return;
            }
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException cause && !"42501".equals(cause.getSQLState())) {
                throw database.failure(cause);
            }
        }
        throw new StartFailure(
                Exit.SCHEMA_MISSING,
                "The schema " + schema.sql + " at " + database.place()
                        + " is missing or older than this krm; run \"krm migrate\" with KRM_DB_OWNER_USER and"
                        + " KRM_DB_OWNER_PASSWORD.");
    }

    private static String ask(Connection db, String query) throws SQLException {
        try (var statement = db.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String oneLine(FlywayException e) {
        return Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .limit(4)
                .reduce((one, next) -> one + " " + next)
                .orElse("")
                .replaceFirst("\\.$", "");
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
