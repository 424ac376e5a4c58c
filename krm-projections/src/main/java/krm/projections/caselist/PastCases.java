package krm.projections.caselist;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import krm.core.access.Access;
import krm.core.complaint.Chronology;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.TwoTimes;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases at two times. Whatever has no event behind them stands in {@code case_list} as it stood then, and is read
 * there; the few that have some are folded anew from the log. Who may see a case is asked of the case as it is now: what
 * has become confidential since is hidden at every time, and what was then, at that time.
 */
public final class PastCases {

    /** So many are in memory at once with all their events. */
    private static final int CHUNK = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Of a row of {@code case_list}: as it stood then. */
    static final String UNCHANGED = "last_on <= :asOf and last_recorded_at <= :knownAt";

    private static final String CHANGED = "began_on <= :asOf and recorded_at <= :knownAt and not (" + UNCHANGED + ")";

    private record Found(UUID id, long newest, String reference, OffsetDateTime recordedAt) {}

    private final JdbcClient db;
    private final EventLog log;
    private final EventCodec codec;

    public PastCases(JdbcClient db, EventLog log, EventCodec codec) {
        this.db = db;
        this.log = log;
        this.codec = codec;
    }

    /** What {@link #UNCHANGED} asks for. The database knows microseconds, and would round. */
    static Map<String, Object> parameters(TwoTimes times) {
        return Map.of(
                "asOf",
                times.asOf(),
                "knownAt",
                times.knownAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    /**
     * What {@code as} makes of those that have changed since and that somebody may see now.
     *
     * @param more a further condition on {@code case_list c}, with its parameters
     */
    <T> List<T> changed(
            Viewer sees,
            TwoTimes times,
            String more,
            Map<String, Object> parameters,
            Function<PastCase, Optional<T>> as) {
        var found = db.sql("""
            select complaint_id as id, newest, reference, recorded_at
              from read_side.case_list c
             where
            """ + sees.condition() + " and " + CHANGED + " and " + more)
                .params(sees.parameters())
                .params(parameters(times))
                .params(parameters)
                .query(Found.class)
                .list();
        var made = new ArrayList<T>();
        for (int from = 0; from < found.size(); from += CHUNK) {
            var chunk = found.subList(from, Math.min(from + CHUNK, found.size()));
            var events = log.ofAggregates(chunk.stream().map(Found::id).toList()).stream()
                    .collect(groupingBy(StoredEvent::aggregateId));
            for (var some : chunk) {
                var then = then(some, events.get(some.id()), times);
                if (Access.seeingPast(sees.actor(), then.file().facts())) {
                    as.apply(then).ifPresent(made::add);
                }
            }
        }
        return made;
    }

    private PastCase then(Found some, List<StoredEvent> events, TwoTimes times) {
        var file = ComplaintFile.EMPTY;
        var chronology = new Chronology();
        for (var stored : events) {
            var event = (ComplaintEvent) codec.read(stored);
            if (times.hold(chronology.next(event), stored.recordedAt())) {
                file = file.after(event);
            }
        }
        return new PastCase(
                some.id(), Newest.moved(some.newest(), file.receivedOn()), some.reference(), some.recordedAt(), file);
    }

    /** Rows as a table that a query reads as if they stood in the database: one parameter, whatever their number. */
    static String json(List<? extends Record> rows) {
        return rows.stream().map(JSON::writeValueAsString).collect(joining(",", "[", "]"));
    }
}
