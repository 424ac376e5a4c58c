package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads {@code case_list}: the cases that somebody may see, newest first by day of reception, then of recording. With
 * words it reads {@code case_word} too, where each word has its cases in that same order; a page is cut out of the index
 * of the rarest word, so that nothing is ever sorted that many cases have.
 */
public final class CaseList {

    /** Up to here words are told apart by how many cases have them; beyond, whichever leads fills its page soon. */
    private static final int FREQUENT = 5_000;
    /** So few are looked at one by one, whatever else is asked for. */
    private static final int FEW = 200;

    private record Word(long token, int cases) {}

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
        var words = rarestFirst(tokens);
        if (sees.parts().isEmpty() || words.isEmpty() || words.getFirst().cases() == 0) {
            return Page.untold(List.of(), page, size);
        }
        var parameters = parameters(filter, sees);
        IntStream.range(0, words.size())
                .forEach(i -> parameters.put("token" + i, words.get(i).token()));
        var leads = words.getFirst().cases();
        var sql = leads > FEW
                        && (sees.few() || !filter.equals(CaseFilter.any(filter.today())))
                        && listIsShorterThan(leads, sees, filter, parameters)
                ? listLeads(sees, filter, words.size())
                : wordLeads(sees, filter, words.size());
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

    private List<Word> rarestFirst(Collection<Long> tokens) {
        return db.sql("""
            select token, cases
              from unnest(:tokens::bigint[]) as asked (token)
             cross join lateral (select count(*) as cases
                                   from (select from read_side.case_word
                                          where case_word.token = asked.token
                                          limit :frequent) these) counted
             order by cases, token
            """)
                .param("tokens", tokens.toArray(Long[]::new))
                .param("frequent", FREQUENT)
                .query(Word.class)
                .list();
    }

    /** Somebody who sees few cases, or a filter that few meet: then these are looked through for the words. */
    private boolean listIsShorterThan(int cases, Viewer sees, CaseFilter filter, Map<String, Object> parameters) {
        return db.sql("select count(*) from (" + fromEachPart("select", sees, filter, " limit " + cases) + ") these")
                        .params(parameters)
                        .query(Integer.class)
                        .single()
                < cases;
    }

    /** Down the first word's cases, each looked at for the other words, then for who may see it. */
    private static String wordLeads(Viewer sees, CaseFilter filter, int words) {
        return "select " + CaseRow.NAMES + " from read_side.case_word lead" + haveWords(1, words)
                + " cross join lateral (select " + CaseRow.COLUMNS
                + " from read_side.case_list c where c.newest = lead.newest and " + sees.condition() + " and "
                + filter.condition() + " offset 0) seen where lead.token = :token0 and " + filter.range("lead");
    }

    private static String listLeads(Viewer sees, CaseFilter filter, int words) {
        return "select " + CaseRow.NAMES + " from (" + rowsOf(sees, filter, "") + ") lead" + haveWords(0, words);
    }

    /** One look into the index a word and case: "offset 0" keeps the server from reading all cases of a frequent word. */
    private static String haveWords(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> """
             cross join lateral (select from read_side.case_word w
                                  where w.token = :token%1$d and w.newest = lead.newest offset 0) word%1$d
            """.formatted(i)).collect(joining());
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
