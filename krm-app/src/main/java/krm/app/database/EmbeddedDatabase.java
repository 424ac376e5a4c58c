package krm.app.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import krm.app.database.DatabaseAccess.Login;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A persistent, durable PostgreSQL in the data folder, for whoever has none of their own. Its server is ours to start,
 * to end, and to start again when it dies.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "krm_owner";
    static final String PROGRAM = "krm";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DataFolder folder;
    private final PostgresServer server;
    private final int port;
    private final Thread watch;
    private volatile boolean closing;

    private EmbeddedDatabase(DataFolder folder, PostgresServer server) throws IOException {
        this.folder = folder;
        this.server = server;
        if (!folder.hasCluster()) {
            server.create(SUPERUSER, folder.login(SUPERUSER).password());
        }
        if (!server.version().equals(server.programVersion())) {
            throw folder.unusable(
                    "was made by PostgreSQL " + server.version() + ", and this krm brings " + server.programVersion()
                            + "; back it up with the krm that made it and restore it into a new folder",
                    null);
        }
        this.port = startSomewhere();
        this.watch =
                Thread.ofPlatform().daemon().name("embedded-database-watch").unstarted(this::watch);
    }

    public static EmbeddedDatabase start(Path data, Path binaries) {
        var folder = DataFolder.take(data).orElseThrow(() -> DataFolder.inUse(data));
        PostgresServer server = null;
        try {
            server = new PostgresServer(
                    PostgresBinaries.unpack(binaries),
                    folder.cluster(),
                    folder.path().resolve("postgres.log"));
            server.endLeftover();
            var database = new EmbeddedDatabase(folder, server);
            database.makeRoles();
            database.watch.start();
            return database;
        } catch (IOException | RuntimeException e) {
            giveUp(server);
            folder.close();
            throw e instanceof StartFailure failure
                    ? failure
                    : folder.unusable("holds no database that starts: " + e.getMessage(), e);
        }
    }

    private static void giveUp(@Nullable PostgresServer server) {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop", e);
        }
    }

    /** How to reach the database of a krm that runs on this folder. */
    static DatabaseSettings ofRunning(Path data) {
        var folder = DataFolder.look(data);
        return settings(folder, folder.keptPort().orElseThrow(() -> folder.unusable("names no port yet", null)));
    }

    public DatabaseSettings settings() {
        return settings(folder, port);
    }

    private static DatabaseSettings settings(DataFolder folder, int port) {
        return DatabaseSettings.of(new DatabaseAccess(url(port, "krm"), folder.login(PROGRAM), folder.login(OWNER)));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Path path() {
        return folder.path();
    }

    public int port() {
        return port;
    }

    private int startSomewhere() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var candidate = folder.port();
            try {
                server.start(candidate);
                return candidate;
            } catch (IOException e) {
                // Somebody else took the port just now, or processes of a killed server are still going.
                var passes = !DataFolder.isFree(candidate) || e.getMessage().contains("shared memory block");
                if (attempt == 10 || !passes) {
                    throw e;
                }
                sleep(500);
            }
        }
    }

    /** Idempotent, so that a start that was killed in between is made good by the next. */
    private void makeRoles() throws IOException {
        var superuser = folder.login(SUPERUSER);
        try (var db = connect(superuser, "postgres")) {
            makeRole(db, folder.login(PROGRAM));
            makeRole(db, folder.login(OWNER));
            if (!exists(db, "select 1 from pg_database where datname = 'krm'")) {
                db.createStatement().execute("create database krm owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        try (var db = connect(superuser, "krm");
                var statement = db.createStatement()) {
            statement.execute("grant " + PROGRAM + " to " + OWNER);
            statement.execute("revoke all on database krm from public");
            statement.execute("grant connect on database krm to " + PROGRAM);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Connection connect(Login login, String database) throws SQLException {
        return new DatabaseAccess(url(port, database), login, null).asProgram().getConnection();
    }

    private static void makeRole(Connection db, Login login) throws SQLException {
        if (!exists(db, "select 1 from pg_roles where rolname = '" + login.user() + "'")) {
            db.createStatement().execute("create role " + login.user() + " login password '" + login.password() + "'");
        }
    }

    private static boolean exists(Connection db, String query) throws SQLException {
        try (var statement = db.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private void watch() {
        var process = server.process();
        while (!closing) {
            if (process.filter(PostgresServer::alive).isEmpty()) {
                LOG.warn("The embedded PostgreSQL has ended; starting it again on port {}", port);
                try {
                    synchronized (this) {
                        if (closing) {
                            return;
                        }
                        server.start(port);
                    }
                    LOG.warn("The embedded PostgreSQL is back");
                } catch (IOException e) {
                    LOG.warn("The embedded PostgreSQL does not start, trying again: {}", e.getMessage());
                    sleep(1_000);
                }
                process = server.process();
            }
            sleep(200);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            giveUp(server);
        }
        folder.close();
    }
}
