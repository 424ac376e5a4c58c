package krm.projections.caselist;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with the empty tables of the read side. */
final class ReadSide implements AutoCloseable {

    private static final List<String> MIGRATIONS =
            List.of("V001__token_entry", "V002__case_list", "V003__case_word", "V030__two_times");

    final JdbcClient db;
    private final EmbeddedPostgres server;

    ReadSide() {
        try {
            server = EmbeddedPostgres.builder().start();
            db = JdbcClient.create(server.getPostgresDatabase());
            db.sql("create schema read_side").update();
            for (var migration : MIGRATIONS) {
                try (var sql = CaseList.class.getResourceAsStream("/krm/projections/migration/" + migration + ".sql")) {
                    db.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                            .update();
                }
            }
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
