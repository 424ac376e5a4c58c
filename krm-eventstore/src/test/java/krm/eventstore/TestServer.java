package krm.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL for the tests of this module, durable as in production; each test class gets a database of its own. */
public final class TestServer {

    private static final List<String> MIGRATIONS = List.of(
            "events/V001__event.sql",
            "events/V002__append.sql",
            "events/V003__privileges.sql",
            "events/V010__seal.sql",
            "events/V011__rests_on.sql",
            "keys/V001__data_key.sql");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            try (var superuser = connect(server, "postgres", "postgres");
                    var statement = superuser.createStatement()) {
                statement.execute("create role program login");
                statement.execute("create role owner login");
                statement.execute("create role reader login");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a new, migrated, empty database. */
    public static String newDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var superuser = connect(SERVER, "postgres", "postgres");
                var statement = superuser.createStatement()) {
            statement.execute("create database " + name + " owner owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (var migration : MIGRATIONS) {
            try (var owner = connect(SERVER, name, "owner");
                    var statement = owner.createStatement();
                    var sql = TestServer.class.getResourceAsStream("/krm/eventstore/" + migration)) {
                statement.execute(
                        new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace("${program}", "program"));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(migration, e);
            }
        }
        return name;
    }

    public static Connection connect(String database, String role) {
        try {
            return connect(SERVER, database, role);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(EmbeddedPostgres server, String database, String role) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(role, database));
    }

    /** Connections of the program's role; each call opens a new one. */
    public static DataSource program(String database) {
        return as("program", database);
    }

    /** Connections of somebody who has no right but those that a test grants. */
    public static DataSource reader(String database) {
        return as("reader", database);
    }

    private static DataSource as(String role, String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(SERVER.getJdbcUrl(role, database));
        return source;
    }
}
