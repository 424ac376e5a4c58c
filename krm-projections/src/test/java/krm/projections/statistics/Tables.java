package krm.projections.statistics;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A server with the empty tables of the figures. */
final class Tables implements AutoCloseable {

    final JdbcClient db;
    final PlatformTransactionManager transactions;
    private final EmbeddedPostgres server;

    Tables() {
        try (var sql = Statistics.class.getResourceAsStream("/krm/projections/migration/V020__statistics.sql")) {
            server = EmbeddedPostgres.builder().start();
            var source = server.getPostgresDatabase();
            db = JdbcClient.create(source);
            transactions = new DataSourceTransactionManager(source);
            db.sql("create schema read_side").update();
            db.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8)).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
