package krm.projections.caselist;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import krm.core.house.HouseRules;
import krm.core.house.event.JobcenterOpened;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.EventType;
import krm.eventstore.EventTypes;
import krm.eventstore.StoredEvent;
import krm.projections.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with the empty tables of the read side, and the projection that fills the list. */
final class ReadSide implements AutoCloseable {

    private static final HouseRules RULES =
            HouseRules.NONE.after(new JobcenterOpened("WF", LocalDate.EPOCH, "Wolfenbüttel", "NI"));

    private static final List<String> MIGRATIONS = List.of(
            "V001__token_entry",
            "V002__case_list",
            "V003__case_word",
            "V010__projection",
            "V030__two_times",
            "V031__counted",
            "V060__case_search",
            "V072__case_list_smaller");

    /** As stored, but that nothing is encrypted. */
    private static final EventCodec CODEC = new EventCodec(
            new EventTypes(Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                    .map(ReadSide::type)
                    .toList()),
            Deprecated.class,
            Map.of());

    final JdbcClient db;
    private final EmbeddedPostgres server;
    private final Projection projection;
    private int position;

    ReadSide() {
        try {
            server = EmbeddedPostgres.builder().start();
            var source = server.getDatabase("postgres", "postgres", Map.of("currentSchema", "read_side"));
            db = JdbcClient.create(source);
            var model = new CaseListProjection(_ -> RULES, new EventLog(source), CODEC);
            projection = new Projection(CaseListProjection.NAME, 1, db, CODEC, List.of(model));
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

    /** Tells the projection a batch of events, each with its sequence. */
    void project(Map<ComplaintEvent, Integer> events) {
        projection.follow(events.entrySet().stream()
                .map(event -> stored(event.getKey(), event.getValue()))
                .toList());
    }

    private StoredEvent stored(ComplaintEvent event, int sequence) {
        var id = UUID.fromString(event.complaintId());
        var type = event.getClass().getAnnotation(StoredAs.class);
        return new StoredEvent(
                ++position,
                id,
                UUID.randomUUID(),
                id,
                sequence,
                Instant.EPOCH,
                event.occurredOn(),
                type.name(),
                type.revision(),
                null,
                null,
                CODEC.write(event, id, sequence, null),
                "{\"reference\": \"WF-2026-%06d\"}".formatted(position),
                null,
                new byte[0]);
    }

    @SuppressWarnings("unchecked")
    private static EventType<ComplaintEvent> type(Class<?> event) {
        var type = event.getAnnotation(StoredAs.class);
        return new EventType<>(
                type.name(), type.revision(), (Class<ComplaintEvent>) event, "Complaint", ComplaintEvent::occurredOn);
    }

    /** For rows that came there by hand. */
    void count() {
        db.sql("truncate case_count, case_facet_count").update();
        db.sql("""
            insert into case_count (segment, jobcenter, disciplinary, status, kind, channel, customer_group, team, cases)
            select 0, jobcenter, disciplinary, status, kind, channel, customer_group, team, count(*)
              from case_list
             group by jobcenter, disciplinary, status, kind, channel, customer_group, team
            """).update();
        db.sql("""
            insert into case_facet_count (segment, jobcenter, disciplinary, team, special_groups, topics, areas, cases)
            select 0, jobcenter, disciplinary, team, special_groups, topics, areas, count(*)
              from case_list
             group by jobcenter, disciplinary, team, special_groups, topics, areas
            """).update();
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
