package peers.krm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import peers.Db;

/** krm's schemas in a database of the cluster, and connections of the role that runs the program and owns nothing. */
final class KrmDatabase {

    static final String PROGRAM = "krm";
    private static final int POOL = 10;

    private final String name;

    private KrmDatabase(String name) {
        this.name = name;
    }

    /** Runs the product's own migrations as superuser. */
    static KrmDatabase migrated(String name) throws SQLException {
        role();
        for (var schema : new String[] {"events", "keys"}) {
            Flyway.configure()
                    .dataSource(Db.url(name), Db.USER, null)
                    .schemas(schema)
                    .locations("classpath:krm/eventstore/" + schema)
                    .placeholders(Map.of("program", PROGRAM))
                    .load()
                    .migrate();
        }
        return new KrmDatabase(name);
    }

    /** With the read side too, which is the program's own. */
    static KrmDatabase withReadSide(String name) throws SQLException {
        var database = migrated(name);
        for (var schema : new String[] {"read_side", "read_side_next"}) {
            Db.execute(name, "create schema " + schema + " authorization " + PROGRAM);
        }
        Flyway.configure()
                .dataSource(database.longLived())
                .schemas("read_side")
                .locations("classpath:krm/projections/migration")
                .load()
                .migrate();
        return database;
    }

    /** What the last run has left. */
    static KrmDatabase kept(String name) {
        return new KrmDatabase(name);
    }

    /** Of the cluster, so it may be there from an earlier run. */
    static void role() throws SQLException {
        Db.execute("postgres", """
            do $$ begin
                if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login; end if;
            end $$
            """.formatted(PROGRAM));
    }

    /** As large as the product's pool for requests. */
    HikariDataSource pool() {
        var config = new HikariConfig();
        config.setDataSource(longLived());
        config.setMaximumPoolSize(POOL);
        return new HikariDataSource(config);
    }

    /** As the product asks for them. */
    DataSource longLived() {
        var source = new PGSimpleDataSource();
        source.setUrl(Db.url(name, PROGRAM));
        source.setOptions("-c jit=off");
        return source;
    }
}
