package peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The cluster under all peers. */
public final class Db {

    public static final String HOST = env("PEERS_PGHOST", "127.0.0.1");
    public static final String PORT = env("PEERS_PGPORT", "54399");
    public static final String USER = env("PEERS_PGUSER", "postgres");

    /** The database that is dropped and made anew for each run. */
    public static final String RUN = "peers_run";

    private Db() {}

    public static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    public static int number(String name, int otherwise) {
        return Integer.parseInt(env(name, String.valueOf(otherwise)));
    }

    public static String url(String database) {
        return url(database, USER);
    }

    public static String url(String database, String user) {
        return "jdbc:postgresql://" + HOST + ":" + PORT + "/" + database + "?user=" + user + env("PEERS_JDBC_OPTS", "");
    }

    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    public static HikariDataSource pool(String database, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url(database));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Drops the database and makes it anew. */
    public static void fresh(String database) throws SQLException {
        execute("postgres", "drop database if exists " + database + " with (force)");
        execute("postgres", "create database " + database);
        execute("postgres", "checkpoint");
    }

    public static void execute(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static String one(String database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public static long count(String database, String sql) throws SQLException {
        return Long.parseLong(one(database, sql));
    }
}
