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

    /** Of the newest so many tell how frequent words are. */
    private static final int LOOKED_AT = 1_000;
    /** If so many of them have the words, a page is found sooner by walking down the list. */
    private static final int FREQUENT = 4;

    /** Of a case in {@code case_list c}; by its key, one case at a time ("offset 0"). */
    private static final String HAS_WORDS = "exists (select from read_side.case_search s where s.complaint_id ="
            + " c.complaint_id and s.tokens @> :tokens offset 0)";

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
        var skipped = (long) page * size;
        var sql = areFrequent(sees, filter, parameters)
                ? listLeads(sees, filter, skipped + size + 1)
                : wordsLead(sees, filter);
        return Page.untold(rows(sql + cut(size + 1, skipped), parameters), page, size);
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

    /** Whether walking down the list soon finds a page full of cases that have the words: told by the newest ones. */
    private boolean areFrequent(Viewer sees, CaseFilter filter, Map<String, Object> parameters) {
        var newest = "select id from (" + rowsOf(sees, CaseFilter.any(filter.today()), newestFirst(LOOKED_AT))
                + ") list order by newest desc limit " + LOOKED_AT;
        return db.sql("select count(*) from (" + newest + ") c (complaint_id) where " + HAS_WORDS)
                        .params(parameters)
                        .query(Integer.class)
                        .single()
                >= FREQUENT;
    }

    /**
     * The few cases that have the words, the newest first, each looked at for who may see it. The index finds them: the server
     * plans that part as if all of them were wanted ("materialized"), and looks the cases up one by one ("offset 0").
     */
    private static String wordsLead(Viewer sees, CaseFilter filter) {
        return "with matching as materialized (select complaint_id, newest from read_side.case_search where tokens @>"
                + " :tokens and " + filter.range("case_search") + ") select " + CaseRow.NAMES
                + " from (select * from matching order by newest desc) lead cross join lateral (select "
                + CaseRow.COLUMNS + " from read_side.case_list c where c.complaint_id = lead.complaint_id and "
                + sees.condition() + " and " + filter.condition() + " offset 0) seen";
    }

    /** Down the list, each case looked at for the words, until the page is full. */
    private static String listLeads(Viewer sees, CaseFilter filter, long rows) {
        return "select " + CaseRow.NAMES + " from (" + rowsOf(sees, filter, " and " + HAS_WORDS + newestFirst(rows))
                + ") lead";
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
                .map(part -> "select "
                        + part.count(
                                "(select "
                                        + (part.counted() && counted != null
                                                ? "coalesce(sum(cases), 0) from read_side." + counted
                                                : "count(*) from read_side.case_list")
                                        + " c where " + part.all() + " and " + filter.condition() + ")",
                                filter.condition())
                        + " as cases")
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
