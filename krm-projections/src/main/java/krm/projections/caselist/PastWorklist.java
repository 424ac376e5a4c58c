package krm.projections.caselist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.HashMap;
import java.util.Map;
import krm.core.access.Actor;
import krm.core.complaint.TwoTimes;
import krm.core.house.Houses;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worklist at two times: what somebody would have had to do then, as far as it was known then. */
public final class PastWorklist {

    private static final String OTHERS = """
         union all
        select urgency, newest, id, reference, kind, channel, status, priority, received_on, recorded_at, team, person,
               version, type, run, due_on, missed_after, act_by
          from json_to_recordset(:changed::json) as changed (
               urgency smallint, newest bigint, id uuid, reference text, kind text, channel text, status text,
               priority text, received_on date, recorded_at timestamptz, team text, person text, version integer,
               type text, run integer, due_on date, missed_after date, act_by date)
        """;

    private record Row(
            int urgency, long newest, @JsonUnwrapped WorklistRow row) {}

    private final JdbcClient db;
    private final PastCases cases;
    private final Houses houses;

    public PastWorklist(JdbcClient db, PastCases cases, Houses houses) {
        this.db = db;
        this.cases = cases;
        this.houses = houses;
    }

    public Page<WorklistRow> page(Actor viewer, WorklistFilter filter, TwoTimes times, int page, int size) {
        var changed = cases.changed(new Viewer(viewer), times, "true", Map.of(), then -> {
            var file = then.file();
            return Next.of(file, file.calendar(houses))
                    .filter(_ -> filter.matches(file, viewer.user()))
                    .map(next -> new Row(Urgency.of(file), then.newest(), WorklistRow.of(then, next)));
        });
        var parameters = new HashMap<>(PastCases.parameters(times));
        parameters.put("changed", PastCases.json(changed));
        return Worklist.page(db, viewer, filter, PastCases.UNCHANGED, OTHERS, parameters, changed.size(), page, size);
    }
}
