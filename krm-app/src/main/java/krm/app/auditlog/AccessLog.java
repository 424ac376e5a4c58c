package krm.app.auditlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who read which case, when and by which door (rules.md §6). What is noted is durable before the case is shown. */
@Component
public class AccessLog {

    private static final String SELECT = """
        select id, at, complaint, actor, role, on_behalf_of, jobcenter, door, outcome,
               house, file, received_from, received_to, cases, events
          from audit.access
        """;

    /**
     * The entries of a case, and of the exports that took it along: of its house, by a day of reception that it had then,
     * and not by somebody from whom it was hidden. An attempt that was refused concerned all cases alike.
     */
    private static final String OF_CASE = """
         where (complaint = :complaint
                or complaint is null and house = :house
                   and exists (select
                                 from jsonb_to_recordset(:standings::jsonb)
                                      as s (since timestamptz, day date, hidden text[])
                                where at >= s.since
                                  and (received_from is null or received_from <= s.day)
                                  and (received_to is null or received_to >= s.day)
                                  and (outcome <> 'ALLOWED' or actor <> all (s.hidden))))
        """;

    private static final String FILTERED = """
           and (:actor::text is null or actor = :actor)
           and (:door::text is null or door = :door)
           and (:outcome::text is null or outcome = :outcome)
           and (:from::timestamptz is null or at >= :from)
           and (:until::timestamptz is null or at < :until)
        """;

    private final JdbcClient db;
    private final JsonMapper json;

    AccessLog(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** @param house whose case it is; null if it is nobody's */
    public void note(Actor actor, Door door, UUID complaint, @Nullable String house, Access.Verdict outcome) {
        note(actor, door, Set.of(complaint), house, outcome);
    }

    /** As above, of several cases that one call shows, in one statement. */
    public void note(
            Actor actor, Door door, Collection<UUID> complaints, @Nullable String house, Access.Verdict outcome) {
        if (complaints.isEmpty()) {
            return;
        }
        db.sql("""
            insert into audit.access (complaint, actor, role, on_behalf_of, jobcenter, door, outcome, house)
            select complaint, :actor, :role, :onBehalfOf, :jobcenter, :door, :outcome, :house
              from unnest(:complaints) as read(complaint)
            """)
                .params(who(actor))
                .param("door", door.name())
                .param("outcome", outcome.name())
                .param("house", house)
                .param("complaints", complaints.toArray(UUID[]::new))
                .update();
    }

    /**
     * An export: one entry for all cases that it takes along.
     *
     * @return the entry's number
     */
    public long note(Actor actor, TakenAlong export, Access.Verdict outcome) {
        return db.sql("""
            insert into audit.access (actor, role, on_behalf_of, jobcenter, door, outcome,
                                      house, file, received_from, received_to, cases, events)
            values (:actor, :role, :onBehalfOf, :jobcenter, :door, :outcome,
                    :house, :file, :from, :to, :cases, :events)
            returning id
            """)
                .params(who(actor))
                .param("door", Door.EXPORT.name())
                .param("outcome", outcome.name())
                .param("house", export.house())
                .param("file", export.file())
                .param("from", export.from())
                .param("to", export.to())
                .param("cases", export.cases())
                .param("events", export.events())
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> who(Actor actor) {
        var who = new HashMap<String, @Nullable Object>();
        who.put("actor", actor.user());
        who.put("role", actor.role().name());
        who.put("onBehalfOf", actor.onBehalfOf());
        who.put("jobcenter", actor.jobcenter());
        return who;
    }

    /** Who has read a case, the newest first. */
    public List<CaseRead> of(ReadableCase complaint, AccessFilter filter, long skip, int limit) {
        return asked(SELECT + OF_CASE + FILTERED + " order by id desc limit :limit offset :skip", filter)
                .params(known(complaint))
                .param("limit", limit)
                .param("skip", skip)
                .query(AccessLog::read)
                .list();
    }

    public long count(ReadableCase complaint, AccessFilter filter) {
        return asked("select count(*) from audit.access" + OF_CASE + FILTERED, filter)
                .params(known(complaint))
                .query(Long.class)
                .single();
    }

    private Map<String, Object> known(ReadableCase complaint) {
        return Map.of(
                "complaint",
                complaint.id(),
                "house",
                complaint.house(),
                "standings",
                json.writeValueAsString(complaint.standings()));
    }

    /**
     * Who has read anything of a house, the newest first.
     *
     * @param before only entries with a smaller number
     */
    public List<CaseRead> inHouse(String house, AccessFilter filter, long before, int limit) {
        return asked(
                        SELECT + " where house = :house and id < :before" + FILTERED + " order by id desc limit :limit",
                        filter)
                .param("house", house)
                .param("before", before)
                .param("limit", limit)
                .query(AccessLog::read)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, AccessFilter filter) {
        return db.sql(sql)
                .param("actor", filter.actor())
                .param("door", name(filter.door()))
                .param("outcome", name(filter.outcome()))
                .param("from", filter.from())
                .param("until", filter.until());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** Of a row with the columns of {@link #SELECT}. */
    static CaseRead read(ResultSet row, int number) throws SQLException {
        var file = row.getString("file");
        return new CaseRead(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class),
                row.getObject("complaint", UUID.class),
                row.getString("actor"),
                Role.valueOf(row.getString("role")),
                row.getString("on_behalf_of"),
                row.getString("jobcenter"),
                Door.valueOf(row.getString("door")),
                Access.Verdict.valueOf(row.getString("outcome")),
                file == null
                        ? null
                        : new TakenAlong(
                                row.getString("house"),
                                file,
                                row.getObject("received_from", LocalDate.class),
                                row.getObject("received_to", LocalDate.class),
                                row.getObject("cases", Long.class),
                                row.getObject("events", Long.class)));
    }
}
