package krm.app.auditlog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import krm.core.access.Access;
import krm.core.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read which case, when and by which door (domain.md §6). What is noted is durable before the case is shown. */
@Component
public class AccessLog {

    private final JdbcClient db;

    AccessLog(JdbcClient db) {
        this.db = db;
    }

    public void note(Actor actor, Door door, UUID complaint, Access.Verdict outcome) {
        note(actor, door, Set.of(complaint), outcome);
    }

    /** As above, of several cases that one call shows, in one statement. */
    public void note(Actor actor, Door door, Collection<UUID> complaints, Access.Verdict outcome) {
        if (complaints.isEmpty()) {
            return;
        }
        db.sql("""
            insert into audit.access (complaint, actor, role, on_behalf_of, jobcenter, door, outcome)
            select complaint, :actor, :role, :onBehalfOf, :jobcenter, :door, :outcome
              from unnest(:complaints) as read(complaint)
            """)
                .param("actor", actor.user())
                .param("role", actor.role().name())
                .param("onBehalfOf", actor.onBehalfOf())
                .param("jobcenter", actor.jobcenter())
                .param("door", door.name())
                .param("outcome", outcome.name())
                .param("complaints", complaints.toArray(UUID[]::new))
                .update();
    }

    /** The newest first. */
    public List<CaseRead> of(UUID complaint, long skip, int limit) {
        return db.sql("""
            select at, complaint, actor, role, on_behalf_of, jobcenter, door, outcome
              from audit.access
             where complaint = :complaint
             order by id desc
             limit :limit offset :skip
            """)
                .param("complaint", complaint)
                .param("limit", limit)
                .param("skip", skip)
                .query(CaseRead.class)
                .list();
    }

    public long count(UUID complaint) {
        return db.sql("select count(*) from audit.access where complaint = :complaint")
                .param("complaint", complaint)
                .query(Long.class)
                .single();
    }
}
