package krm.projections.caselist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads {@code case_list} and {@code case_deadline}: cases with a deadline that is not yet done and still can be done.
 * What is overdue is asked of the day, so it is right at 00:00 without any job; on a day in the past by what had happened
 * up to then, whenever it was recorded.
 */
public final class Worklist {

    /**
     * Which cases: overdue if one of their deadlines is missed, else by the first due day from today on. An interim
     * notice that waits for a forecast is behind its due day and not missed yet; it must not hide what is due after it.
     */
    public enum Due {
        OVERDUE("first_missed < :today"),
        TODAY("first_missed >= :today and from_today = :today"),
        SOON("first_missed >= :today and from_today > :today and from_today <= :soon"),
        ALL("true");

        private final String condition;

        Due(String condition) {
            this.condition = condition;
        }
    }

    /** A case and its next deadline. */
    public record Row(
            UUID id,
            String reference,
            String kind,
            String channel,
            String status,
            String priority,
            LocalDate receivedOn,
            OffsetDateTime recordedAt,
            @Nullable String team,
            @Nullable String person,
            int version,
            String type,
            int run,
            LocalDate dueOn,
            LocalDate missedAfter,
            LocalDate actBy) {}

    /** What was open on the day, as far as is known today: of each case the first, and when the next falls due. */
    private static final String NEXT = """
          from (select distinct on (complaint_id)
                       complaint_id, type, run, due_on, missed_after, act_by,
                       min(missed_after) over (partition by complaint_id) as first_missed,
                       min(due_on) filter (where due_on >= :today) over (partition by complaint_id) as from_today
                  from read_side.case_deadline
                 where open @> :today::date
                 order by complaint_id, due_on, type, run) next
          join read_side.case_list using (complaint_id)
         where (:team::text is null or team = :team)
           and (not :mine or person = :viewer)
           and
        """;

    private final JdbcClient db;

    public Worklist(JdbcClient db) {
        this.db = db;
    }

    /**
     * Risks first, then petitions and submissions, then the rest; each by due day.
     *
     * @param today the day that is asked about
     * @param soon the last day that is still soon: two working days on
     */
    public Page<Row> page(
            Actor viewer,
            Due due,
            @Nullable String team,
            boolean mine,
            LocalDate today,
            LocalDate soon,
            int page,
            int size) {
        var sees = new Viewer(viewer);
        var where = NEXT + sees.condition() + " and " + due.condition;
        var total = spec("select count(*) " + where, sees, team, mine, today, soon)
                .query(Long.class)
                .single();
        var items = spec(
                        """
                            select complaint_id as id, reference, kind, channel, status, priority, received_on, recorded_at,
                                   team, person, version, type, run, due_on, missed_after, act_by
                            """ + where + " order by urgency, due_on, newest limit" + " :size offset :skipped",
                        sees,
                        team,
                        mine,
                        today,
                        soon)
                .param("size", size)
                .param("skipped", (long) page * size)
                .query(Row.class)
                .list();
        return Page.of(items, page, size, total);
    }

    private JdbcClient.StatementSpec spec(
            String sql, Viewer sees, @Nullable String team, boolean mine, LocalDate today, LocalDate soon) {
        return db.sql(sql)
                .params(sees.parameters())
                .param("team", team)
                .param("mine", mine)
                .param("today", today)
                .param("soon", soon);
    }
}
