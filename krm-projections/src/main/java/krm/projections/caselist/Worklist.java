package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads {@code case_list}: cases with a deadline that is not yet done and still can be done. Risks first, then petitions
 * and submissions, then the rest; each by due day. What is overdue is asked of the day, so it is right at 00:00 without
 * any job, and for a day to come. A page is cut out of the index that has this order.
 */
public final class Worklist {

    private static final String ORDER = " order by urgency, due_on, newest";

    private final JdbcClient db;

    public Worklist(JdbcClient db) {
        this.db = db;
    }

    public Page<WorklistRow> page(Actor viewer, WorklistFilter filter, int page, int size) {
        return page(db, viewer, filter, "true", "", Map.of(), 0, page, size);
    }

    /**
     * @param more a further condition on {@code case_list}
     * @param others a query of rows beside those of the table
     * @param parameters of the two
     * @param otherRows how many there are
     */
    static Page<WorklistRow> page(
            JdbcClient db,
            Actor viewer,
            WorklistFilter filter,
            String more,
            String others,
            Map<String, Object> parameters,
            int otherRows,
            int page,
            int size) {
        var sees = new Viewer(viewer);
        if (sees.parts().isEmpty()) {
            return Page.of(List.of(), page, size, 0);
        }
        var all = new HashMap<String, Object>(parameters);
        all.putAll(sees.parameters());
        all.putAll(filter.parameters());
        var skipped = (long) page * size;
        var first = ORDER + " limit " + (skipped + size);
        var where = filter.condition() + " and " + more;
        var items = db.sql("select " + WorklistRow.NAMES + " from ("
                        + fromEachPart("select urgency, newest, " + WorklistRow.COLUMNS, sees, where, first) + others
                        + ") lead" + ORDER + " limit " + size + " offset " + skipped)
                .params(all)
                .query(WorklistRow.class)
                .list();
        var total = db.sql("select sum(cases) from (" + fromEachPart("select count(*) as cases", sees, where, "")
                        + ") parts")
                .params(all)
                .query(Long.class)
                .single();
        return Page.of(items, page, size, total + otherRows);
    }

    /**
     * How many cases are in each list, in one look at all that are open.
     *
     * @param lists of one team and one day
     * @return in the order of the lists
     */
    public List<Long> cases(Actor viewer, List<WorklistFilter> lists) {
        var sees = new Viewer(viewer);
        if (sees.parts().isEmpty()) {
            return lists.stream().map(_ -> 0L).toList();
        }
        var parameters = new HashMap<String, Object>(sees.parameters());
        lists.forEach(list -> parameters.putAll(list.parameters()));
        var counts = each(lists, i -> "count(*) filter (where " + lists.get(i).condition() + ") as cases" + i);
        return db.sql("select " + each(lists, i -> "sum(cases" + i + ")") + " from ("
                        + fromEachPart("select " + counts, sees, WorklistFilter.OPEN, "") + ") parts")
                .params(parameters)
                .query((row, _) -> {
                    var cases = new ArrayList<Long>();
                    for (int i = 1; i <= lists.size(); i++) {
                        cases.add(row.getLong(i));
                    }
                    return List.copyOf(cases);
                })
                .single();
    }

    private static String each(List<WorklistFilter> lists, IntFunction<String> column) {
        return IntStream.range(0, lists.size()).mapToObj(column).collect(joining(", "));
    }

    private static String fromEachPart(String select, Viewer sees, String where, String cut) {
        return sees.parts().stream()
                .map(part -> "(" + select + " from read_side.case_list c where " + part.condition() + " and " + where
                        + cut + ")")
                .collect(joining(" union all "));
    }
}
