package krm.projections.caselist;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import krm.core.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code case_list}: the cases that somebody may see, newest first by day of reception, then of recording. */
public final class CaseList {

    /** What to look for; a null asks for nothing. Days are inclusive. */
    public record Filter(
            @Nullable String status,
            @Nullable String kind,
            @Nullable String channel,
            @Nullable String customerGroup,
            @Nullable String team,
            @Nullable LocalDate receivedFrom,
            @Nullable LocalDate receivedTo) {}

    private static final String WHERE = """
          from read_side.case_list
         where (:status::text is null or status = :status)
           and (:kind::text is null or kind = :kind)
           and (:channel::text is null or channel = :channel)
           and (:customerGroup::text is null or customer_group = :customerGroup)
           and (:team::text is null or team = :team)
           and (:receivedFrom::date is null or received_on >= :receivedFrom::date)
           and (:receivedTo::date is null or received_on <= :receivedTo::date)
           and
        """;

    private final JdbcClient db;

    public CaseList(JdbcClient db) {
        this.db = db;
    }

    public Page<CaseRow> page(Actor viewer, Filter filter, int page, int size) {
        var sees = new Viewer(viewer);
        var parameters = parameters(filter, sees);
        var total = db.sql("select count(*) " + WHERE + sees.condition())
                .params(parameters)
                .query(Long.class)
                .single();
        var items = db.sql("select " + CaseRow.COLUMNS + WHERE + sees.condition()
                        + " order by received_on desc, recorded_at desc, complaint_id limit :size offset :skipped")
                .params(parameters)
                .param("size", size)
                .param("skipped", (long) page * size)
                .query(CaseRow.class)
                .list();
        return Page.of(items, page, size, total);
    }

    private static Map<String, @Nullable Object> parameters(Filter filter, Viewer sees) {
        var parameters = new HashMap<String, @Nullable Object>(sees.parameters());
        parameters.put("status", filter.status());
        parameters.put("kind", filter.kind());
        parameters.put("channel", filter.channel());
        parameters.put("customerGroup", filter.customerGroup());
        parameters.put("team", filter.team());
        parameters.put(
                "receivedFrom",
                filter.receivedFrom() == null ? null : filter.receivedFrom().toString());
        parameters.put(
                "receivedTo",
                filter.receivedTo() == null ? null : filter.receivedTo().toString());
        return parameters;
    }
}
