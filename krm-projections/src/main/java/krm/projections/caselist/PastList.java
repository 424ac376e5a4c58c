package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import krm.core.access.Actor;
import krm.core.complaint.TwoTimes;
import krm.core.house.Houses;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list at two times: each case as it stood then, as far as it was known then; newest first. */
public final class PastList {

    private static final String OTHERS = """
        select newest, id, reference, kind, channel, customer_group, status, priority, received_on, recorded_at, team,
               person, version
          from json_to_recordset(:changed::json) as changed (
               newest bigint, id uuid, reference text, kind text, channel text, customer_group text, status text,
               priority text, received_on date, recorded_at timestamptz, team text, person text, version integer)
        """;

    private static final String HAS_WORDS = """
        exists (select from read_side.case_search w where w.complaint_id = c.complaint_id and w.tokens @> :tokens)
        """;

    private record Row(long newest, @JsonUnwrapped CaseRow row) {}

    private final JdbcClient db;
    private final PastCases cases;
    private final Houses houses;

    public PastList(JdbcClient db, PastCases cases, Houses houses) {
        this.db = db;
        this.cases = cases;
        this.houses = houses;
    }

    public Page<CaseRow> page(Actor viewer, CaseFilter filter, TwoTimes times, int page, int size) {
        var asked = new Asked(viewer, filter, times, "true", Map.of());
        var items = asked.rows(size, (long) page * size);
        return Page.of(items, page, size, asked.total());
    }

    /** By the words that are known today. */
    public Page<CaseRow> search(
            Actor viewer, CaseFilter filter, Collection<Long> tokens, TwoTimes times, int page, int size) {
        if (tokens.isEmpty()) {
            return Page.untold(List.of(), page, size);
        }
        var words = Map.<String, Object>of("tokens", tokens.toArray(Long[]::new));
        var asked = new Asked(viewer, filter, times, HAS_WORDS, words);
        return Page.untold(asked.rows(size + 1, (long) page * size), page, size);
    }

    /** One question: whose answer is in two places, the table and the cases that have changed since. */
    private final class Asked {

        private final Viewer sees;
        private final String where;
        private final List<Row> changed;
        private final Map<String, Object> parameters;

        Asked(Actor viewer, CaseFilter filter, TwoTimes times, String words, Map<String, Object> wordParameters) {
            sees = new Viewer(viewer);
            changed = cases.changed(
                    sees,
                    times,
                    words,
                    wordParameters,
                    then -> filter.matches(then.file(), then.file().calendar(houses))
                            ? Optional.of(new Row(then.newest(), then.row()))
                            : Optional.empty());
            where = filter.condition() + " and " + PastCases.UNCHANGED + " and " + words;
            parameters = new HashMap<>(sees.parameters());
            parameters.putAll(filter.parameters());
            parameters.putAll(PastCases.parameters(times));
            parameters.putAll(wordParameters);
        }

        List<CaseRow> rows(int size, long skipped) {
            var newestFirst = " order by newest desc limit " + (skipped + size);
            var all = Stream.concat(
                            fromEachPart("newest, " + CaseRow.COLUMNS).map(part -> "(" + part + newestFirst + ")"),
                            Stream.of(OTHERS))
                    .collect(joining(" union all "));
            return db.sql("select " + CaseRow.NAMES + " from (" + all + ") lead order by newest desc limit " + size
                            + " offset " + skipped)
                    .params(parameters)
                    .param("changed", PastCases.json(changed))
                    .query(CaseRow.class)
                    .list();
        }

        long total() {
            var counts = fromEachPart("count(*) as cases").collect(joining(" union all "));
            return changed.size()
                    + db.sql("select coalesce(sum(cases), 0) from (" + counts + ") parts")
                            .params(parameters)
                            .query(Long.class)
                            .single();
        }

        private Stream<String> fromEachPart(String select) {
            return sees.parts().stream()
                    .map(part -> "select " + select + " from read_side.case_list c where " + part.condition() + " and "
                            + where);
        }
    }
}
