package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import krm.core.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads {@code case_list}: the cases that somebody may see, newest first by day of reception, then of recording. Words are
 * looked for in {@code case_search}: few cases that have them are found by its index and sorted; where many have them, the
 * list is walked down until a page is full, so that nothing is ever sorted that many cases have.
 */
public final class CaseList {

    /** From so many cases on, those that have the words are found sooner by walking down the list. */
    private static final int FREQUENT = 5_000;

    private final JdbcClient db;

    public CaseList(JdbcClient db) {
        this.db = db;
    }

    public Page<CaseRow> page(Actor viewer, CaseFilter filter, int page, int size) {
        var sees = new Viewer(viewer);
        if (sees.parts().isEmpty()) {
            return Page.of(List.of(), page, size, 0);
        }
        var parameters = parameters(filter, sees);
        var skipped = (long) page * size;
        var items = rows(
                "select " + CaseRow.NAMES + " from (" + rowsOf(sees, filter, newestFirst(skipped + size)) + ") lead"
                        + cut(size, skipped),
                parameters);
        var isLast = items.size() < size && (page == 0 || !items.isEmpty());
        return Page.of(items, page, size, isLast ? skipped + items.size() : count(sees, filter, parameters));
    }

    /** These cases, as far as somebody may see them, in the order of the ids. */
    public List<CaseRow> rows(Actor viewer, List<UUID> ids) {
        var sees = new Viewer(viewer);
        var parameters = new HashMap<String, Object>(sees.parameters());
        parameters.put("ids", ids.toArray(UUID[]::new));
        return rows(
                "select " + CaseRow.COLUMNS + " from read_side.case_list c where complaint_id = any(:ids) and "
                        + sees.condition() + " order by array_position(:ids, complaint_id)",
                parameters);
    }

    /**
     * The cases that have all these words.
     *
     * @param tokens of the words ({@code search.SearchWords}); without any nothing is found
     */
    public Page<CaseRow> search(Actor viewer, CaseFilter filter, Collection<Long> tokens, int page, int size) {
        var sees = new Viewer(viewer);
        if (sees.parts().isEmpty() || tokens.isEmpty()) {
            return Page.untold(List.of(), page, size);
        }
        var parameters = parameters(filter, sees);
        parameters.put("tokens", tokens.toArray(Long[]::new));
        var sql = areFrequent(tokens) ? listLeads(sees, filter) : wordsLead(sees, filter);
        return Page.untold(rows(sql + cut(size + 1, (long) page * size), parameters), page, size);
    }

    /** The references of those among some cases that somebody may see, by id. */
    public Map<UUID, String> references(Actor viewer, Collection<UUID> ids) {
        var sees = new Viewer(viewer);
        var references = new HashMap<UUID, String>();
        db.sql("select complaint_id, reference from read_side.case_list c where complaint_id = any (:ids) and "
                        + sees.condition())
                .params(sees.parameters())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    references.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return references;
    }

    private List<CaseRow> rows(String sql, Map<String, Object> parameters) {
        return db.sql(sql).params(parameters).query(CaseRow.class).list();
    }

    /** Numbers, not parameters: the server shall know that little is asked for when it plans. */
    private static String cut(int size, long skipped) {
        return " order by lead.newest desc limit " + size + " offset " + skipped;
    }

    private boolean areFrequent(Collection<Long> tokens) {
        return db.sql("with matching as materialized (select from read_side.case_search where tokens @> :tokens) select"
                                + " count(*) from (select from matching limit :frequent) these")
                        .param("tokens", tokens.toArray(Long[]::new))
                        .param("frequent", FREQUENT)
                        .query(Integer.class)
                        .single()
                == FREQUENT;
    }

    /**
     * The few cases that have the words, each looked at for who may see it. The index finds them: the server plans that part
     * as if all of them were wanted ("materialized"), and looks the cases up one by one ("offset 0").
     */
    private static String wordsLead(Viewer sees, CaseFilter filter) {
        return "with matching as materialized (select complaint_id from read_side.case_search where tokens @> :tokens"
                + " and "
                + filter.range("case_search") + ") select " + CaseRow.NAMES
                + " from matching cross join lateral (select newest, " + CaseRow.COLUMNS
                + " from read_side.case_list c where c.complaint_id = matching.complaint_id and " + sees.condition()
                + " and " + filter.condition() + " offset 0) lead";
    }

    /** Down the list, each case looked at for the words, until the page is full. */
    private static String listLeads(Viewer sees, CaseFilter filter) {
        return "select " + CaseRow.NAMES + " from (" + rowsOf(sees, filter, "") + ") lead where exists (select from"
                + " read_side.case_search where complaint_id = lead.id and tokens @> :tokens offset 0)";
    }

    private static String rowsOf(Viewer sees, CaseFilter filter, String cut) {
        return fromEachPart("select newest, " + CaseRow.COLUMNS, sees, filter, cut);
    }

    /** @param cut of each part: else the server would sort all rows of a union before it takes the first few */
    private static String fromEachPart(String select, Viewer sees, CaseFilter filter, String cut) {
        return sees.parts().stream()
                .map(part -> "(" + select + " from read_side.case_list c where " + part.condition() + " and "
                        + filter.condition() + cut + ")")
                .collect(joining(" union all "));
    }

    private static String newestFirst(long rows) {
        return " order by newest desc limit " + rows;
    }

    /** Added up where that is possible, counted where it is not. */
    private long count(Viewer sees, CaseFilter filter, Map<String, Object> parameters) {
        var counted = filter.counts();
        var counts = sees.parts().stream()
                .map(part -> part.counted() && counted != null
                        ? "select coalesce(sum(cases), 0) as cases from read_side." + counted + " c where "
                                + part.condition() + " and " + filter.condition()
                        : "select count(*) as cases from read_side.case_list c where " + part.condition() + " and "
                                + filter.condition())
                .collect(joining(" union all "));
        return db.sql("select sum(cases) from (" + counts + ") parts")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> parameters(CaseFilter filter, Viewer sees) {
        var parameters = new HashMap<String, Object>(sees.parameters());
        parameters.putAll(filter.parameters());
        return parameters;
    }
}
