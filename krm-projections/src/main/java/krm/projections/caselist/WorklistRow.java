package krm.projections.caselist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case in the worklist, and its next deadline. */
public record WorklistRow(
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
        LocalDate actBy) {

    /** As the select list of a query on a query with {@link #COLUMNS}. */
    static final String NAMES =
            "id, reference, kind, channel, status, priority, received_on, recorded_at, team, person,"
                    + " version, type, run, due_on, missed_after, act_by";

    /** As the select list of a query on {@code case_list}. */
    static final String COLUMNS = "complaint_id as id, reference, kind, channel, status, priority, received_on,"
            + " recorded_at, team, person, version, next_type as type, next_run as run, next_due_on as due_on,"
            + " next_missed_after as missed_after, next_act_by as act_by";

    static WorklistRow of(PastCase then, Next next) {
        var row = then.row();
        return new WorklistRow(
                row.id(),
                row.reference(),
                row.kind(),
                row.channel(),
                row.status(),
                row.priority(),
                row.receivedOn(),
                row.recordedAt(),
                row.team(),
                row.person(),
                row.version(),
                next.type(),
                next.run(),
                next.dueOn(),
                next.missedAfter(),
                next.actBy());
    }
}
