package krm.projections.caselist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code case_list}: cases with a miss or a reminder that the system has to record and has not yet. */
public final class MissedDeadlines {

    /** A case of a house. */
    public record Row(UUID id, String jobcenter) {}

    private final JdbcClient db;

    public MissedDeadlines(JdbcClient db) {
        this.db = db;
    }

    /**
     * In the order of their ids.
     *
     * @param today at whose beginning there was something to record
     * @param after the last one of the batch before, if there was one
     */
    public List<Row> unrecorded(LocalDate today, @Nullable UUID after, int limit) {
        return db.sql("""
            select complaint_id as id, jobcenter
              from read_side.case_list
             where next_miss_on <= :today and (:after::uuid is null or complaint_id > :after)
             order by complaint_id
             limit :limit
            """)
                .param("today", today)
                .param("after", after)
                .param("limit", limit)
                .query(Row.class)
                .list();
    }
}
