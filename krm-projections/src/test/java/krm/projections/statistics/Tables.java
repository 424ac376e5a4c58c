package krm.projections.statistics;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import krm.eventstore.EventCodec;
import krm.eventstore.EventType;
import krm.eventstore.EventTypes;
import krm.eventstore.StoredEvent;
import krm.projections.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A server with the tables of the figures, and the projection that fills them. */
final class Tables implements AutoCloseable {

    /** As stored, but that nothing is encrypted. */
    private static final EventCodec CODEC = new EventCodec(
            new EventTypes(Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                    .map(Tables::type)
                    .toList()),
            Deprecated.class,
            Map.of());

    final JdbcClient db;
    final PlatformTransactionManager transactions;
    private final EmbeddedPostgres server;
    private final Projection projection;
    private int position;

    Tables() {
        try {
            server = EmbeddedPostgres.builder().start();
            var source = server.getDatabase("postgres", "postgres", Map.of("currentSchema", "read_side"));
            db = JdbcClient.create(source);
            transactions = new DataSourceTransactionManager(source);
            projection = new Projection(FigureModel.NAME, 1, db, CODEC, List.of(new FigureModel()));
            db.sql("create schema read_side").update();
            for (var migration : List.of(
                    "V020__statistics",
                    "V021__figure_lists",
                    "V040__reception_count",
                    "V050__figures_at_rest",
                    "V070__ratings_of_every_run",
                    "V071__figures_packed")) {
                try (var sql =
                        Statistics.class.getResourceAsStream("/krm/projections/migration/" + migration + ".sql")) {
                    db.sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                            .update();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void project(List<Recorded> events) {
        projection.follow(events.stream().map(this::stored).toList());
    }

    private StoredEvent stored(Recorded recorded) {
        var type = recorded.event().getClass().getAnnotation(StoredAs.class);
        return new StoredEvent(
                ++position,
                recorded.complaint(),
                UUID.randomUUID(),
                recorded.complaint(),
                recorded.sequence(),
                recorded.recordedAt(),
                recorded.event().occurredOn(),
                type.name(),
                type.revision(),
                null,
                null,
                CODEC.write(recorded.event(), recorded.complaint(), recorded.sequence(), null),
                "{}",
                null,
                new byte[0]);
    }

    @SuppressWarnings("unchecked")
    private static EventType<ComplaintEvent> type(Class<?> event) {
        var type = event.getAnnotation(StoredAs.class);
        return new EventType<>(
                type.name(), type.revision(), (Class<ComplaintEvent>) event, "Complaint", ComplaintEvent::occurredOn);
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
