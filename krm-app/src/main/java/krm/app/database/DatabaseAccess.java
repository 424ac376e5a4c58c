package krm.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL database and who may enter it: the program, which owns nothing but the read side, and perhaps the
 * owner, who migrates.
 */
public record DatabaseAccess(
        String url, Login program, @Nullable Login owner) {

    /** A role and its password. */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * All statements are short, also those that the server expects to be long: to compile them costs more. And the server
     * notices within half a minute if the machine at the other end has lost its power: a lock may be held there.
     */
    private static final String OPTIONS =
            "-c jit=off -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5" + " -c tcp_keepalives_count=3";

    private static final Duration NEVER = Duration.ZERO;

    /** For requests: short statements, a connection for each. The caller closes it. */
    public HikariDataSource programPool(String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source(program, Duration.ofMinutes(2)));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        // The start has looked already; later the database may be away for a while.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** For a connection that somebody keeps: the writer's, a listener's. Notices a server that has gone silent. */
    public DataSource longLived() {
        return source(program, Duration.ofSeconds(30));
    }

    /** For one-off work however long it takes: a backup. */
    public DataSource asProgram() {
        return source(program, NEVER);
    }

    /** For migrations and a restore. */
    public DataSource asOwner() {
        return source(Objects.requireNonNull(owner, "owner"), NEVER);
    }

    public boolean hasOwner() {
        return owner != null;
    }

    /** Host, port and database, without anything secret. */
    public String place() {
        return url.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*$", "");
    }

    Connection connect(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What a database error means for the operator. */
    public StartFailure failure(SQLException e) {
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        var said = Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (state.equals("28P01") || state.startsWith("28") || state.equals("42501")) {
            return new StartFailure(
                    Exit.DATABASE_ACCESS, "The database at " + place() + " refuses krm: " + said + ".", e);
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.equals("3D000")) {
            return new StartFailure(
                    Exit.DATABASE_UNREACHABLE,
                    "The database at " + place() + " cannot be reached: " + said.replaceFirst("\\.$", "") + ".",
                    e);
        }
        return new StartFailure(Exit.UNEXPECTED, "The database at " + place() + " answered: " + said + ".", e);
    }

    private PGSimpleDataSource source(Login login, Duration silence) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(login.user);
        source.setPassword(login.password);
        source.setApplicationName("krm");
        source.setConnectTimeout(5);
        source.setLoginTimeout(10);
        source.setSocketTimeout((int) silence.toSeconds());
        source.setTcpKeepAlive(true);
        // The server quotes rows in its errors: they are nobody's business in a log.
        source.setLogServerErrorDetail(false);
        if (login == program) {
            source.setCurrentSchema("read_side");
            if (source.getOptions() == null) {
                source.setOptions(OPTIONS);
            }
        }
        return source;
    }
}
