package krm.app.auditlog;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import krm.core.access.Access;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exports of a house: who took which cases along, how far each has come, and how it ended. */
@Component
public class Exports {

    /** So long no connection to a reader lives on without a byte. */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    /**
     * An export, with what has become of it.
     *
     * @param progress null where it was refused, and where nothing is known any more: it is in no backup
     */
    public record Export(CaseRead entry, @Nullable Progress progress) {}

    /**
     * How far it is.
     *
     * @param sent of the events that were announced
     * @param sha256 of all bytes before the last line; null unless it was sent to its end
     */
    public record Progress(
            State state,
            OffsetDateTime toldAt,
            long sent,
            @Nullable String sha256) {}

    /** What has become of an export. */
    public enum State {
        RUNNING,
        DONE,
        /** Its reader went away, or it failed, or its node died; the file was cut off. */
        BROKEN_OFF
    }

    private final JdbcClient db;
    private final AccessLog accesses;
    private final Clock clock;

    Exports(JdbcClient db, AccessLog accesses, Clock clock) {
        this.db = db;
        this.accesses = accesses;
        this.clock = clock;
    }

    /** Noted when this returns; nothing of the file may be shown before. */
    public ExportUnderway begin(Actor actor, TakenAlong export) {
        var id = accesses.note(actor, export, Access.Verdict.ALLOWED);
        db.sql("insert into audit.export (access, told_at) values (:id, :now)")
                .param("id", id)
                .param("now", now())
                .update();
        return new ExportUnderway(id, db, clock);
    }

    /** Those of a house and the attempts on it, the newest first. */
    public List<Export> of(String house, long skip, int limit) {
        return db.sql("""
            select id, at, complaint, actor, role, on_behalf_of, jobcenter, door, outcome,
                   house, file, received_from, received_to, cases, events,
                   e.access is not null as begun, told_at, sent, sha256,
                   case when sha256 is not null then 'DONE'
                        when ended_at is not null or told_at < :silentSince then 'BROKEN_OFF'
                        else 'RUNNING' end as state
              from audit.access
              left join audit.export e on e.access = id
             where complaint is null and house = :house
             order by id desc
             limit :limit offset :skip
            """)
                .param("house", house)
                .param("silentSince", now().minus(SILENCE))
                .param("limit", limit)
                .param("skip", skip)
                .query((row, number) -> new Export(
                        AccessLog.read(row, number),
                        row.getBoolean("begun")
                                ? new Progress(
                                        State.valueOf(row.getString("state")),
                                        row.getObject("told_at", OffsetDateTime.class),
                                        row.getLong("sent"),
                                        row.getString("sha256"))
                                : null))
                .list();
    }

    public long count(String house) {
        return db.sql("select count(*) from audit.access where complaint is null and house = :house")
                .param("house", house)
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
