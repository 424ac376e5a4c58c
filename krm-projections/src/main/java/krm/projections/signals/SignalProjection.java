package krm.projections.signals;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import krm.core.complaint.event.StoredAs;
import krm.core.signal.event.SignalEnded;
import krm.core.signal.event.SignalEvent;
import krm.core.signal.event.SignalRaised;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import krm.projections.Rebuildable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code signal}: one row a signal. They come of events that stand in the log: a rebuild raises none. */
public final class SignalProjection implements Rebuildable {

    public static final String NAME = "signals";

    private static final Set<String> EVENTS = Arrays.stream(SignalEvent.class.getPermittedSubclasses())
            .map(event -> event.getAnnotation(StoredAs.class).name())
            .collect(toUnmodifiableSet());

    private final JdbcClient db;
    private final EventCodec codec;

    public SignalProjection(JdbcClient db, EventCodec codec) {
        this.db = db;
        this.codec = codec;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tableNames() {
        return List.of("signal");
    }

    @Override
    public int segments() {
        return 1;
    }

    @Override
    public void follow(List<StoredEvent> events) {
        for (var stored : events) {
            if (EVENTS.contains(stored.name())) {
                switch ((SignalEvent) codec.read(stored)) {
                    case SignalRaised raised -> raised(stored, raised);
                    case SignalEnded ended -> ended(stored, ended);
                }
            }
        }
    }

    private void raised(StoredEvent stored, SignalRaised event) {
        db.sql("""
            insert into signal (position, id, watch, jobcenter, subject, key, raised_on, raised_at, days, count,
                                          expected, usual_limit, baseline_from, baseline_to, baseline_weeks, baseline_count,
                                          season)
            values (:position, :id, :watch, :jobcenter, :subject, :key, :raisedOn, :raisedAt, :days, :count,
                    :expected, :limit, :baselineFrom, :baselineTo, :baselineWeeks, :baselineCount, :season)
            on conflict (position) do nothing
            """)
                .param("position", stored.position())
                .param("id", stored.eventId())
                .param("watch", stored.aggregateId())
                .param("jobcenter", event.jobcenter())
                .param("subject", event.subject().name())
                .param("key", event.key())
                .param("raisedOn", event.occurredOn())
                .param("raisedAt", stored.recordedAt().atOffset(ZoneOffset.UTC))
                .param("days", event.days())
                .param("count", event.count())
                .param("expected", event.expected())
                .param("limit", event.limit())
                .param("baselineFrom", event.baselineFrom())
                .param("baselineTo", event.baselineTo())
                .param("baselineWeeks", event.baselineWeeks())
                .param("baselineCount", event.baselineCount())
                .param("season", event.season())
                .update();
    }

    private void ended(StoredEvent stored, SignalEnded event) {
        db.sql("""
            update signal
               set ended_on = :endedOn
             where watch = :watch and ended_on is null and position < :position
            """)
                .param("endedOn", event.occurredOn())
                .param("watch", stored.aggregateId())
                .param("position", stored.position())
                .update();
    }
}
