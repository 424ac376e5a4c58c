package krm.projections.caselist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code case_deadline}: cases with a deadline that still runs and has a certain day within its time. */
public final class DeadlinesAround {

    private final JdbcClient db;

    public DeadlinesAround(JdbcClient db) {
        this.db = db;
    }

    /**
     * A house's cases in the order of their ids.
     *
     * @param today on which the deadline was not missed yet
     * @param after the last one of the batch before, if there was one
     */
    public List<UUID> of(String jobcenter, LocalDate day, LocalDate today, @Nullable UUID after, int limit) {
        return db.sql("""
            select complaint_id
              from read_side.case_list c
             where jobcenter = :jobcenter and (:after::uuid is null or complaint_id > :after)
               and complaint_id in (
                   select complaint_id
                     from read_side.case_deadline
                    where open and due_on >= :day and set_on <= :day and missed_after >= :today)
             order by complaint_id
             limit :limit
            """)
                .param("jobcenter", jobcenter)
                .param("day", day)
                .param("today", today)
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
