package krm.projections.statistics;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import krm.core.complaint.event.ComplaintEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code case_figure} and {@code figure_total}, always together in the caller's transaction. */
public final class FigureTables {

    /** An event as it was recorded. */
    public record Recorded(UUID complaint, int sequence, Instant recordedAt, ComplaintEvent event) {}

    private static final String COLUMNS = String.join(", ", FigureRow.COLUMNS.keySet());
    private static final String UPSERT = "insert into read_side.case_figure (" + COLUMNS + ") select "
            + each(column -> column + "::" + FigureRow.COLUMNS.get(column))
            + " from unnest(" + each(column -> ":" + column + "::text[]") + ") as given (" + COLUMNS + ")"
            + " on conflict (complaint_id) do update set "
            + each(column -> column + " = excluded." + column);

    private final JdbcClient db;

    public FigureTables(JdbcClient db) {
        this.db = db;
    }

    private static String each(Function<String, String> of) {
        return FigureRow.COLUMNS.keySet().stream().map(of).collect(joining(", "));
    }

    /** In the order of their recording; an event that comes twice does nothing. */
    public void write(Collection<Recorded> events) {
        var cases = events.stream().map(Recorded::complaint).distinct().toList();
        var before = load(cases);
        var after = new LinkedHashMap<UUID, FigureRow>();
        var histories = new HashMap<UUID, History>();
        var sequences = new HashMap<UUID, Integer>();
        before.forEach((id, row) -> {
            histories.put(id, row.history());
            sequences.put(id, row.sequence());
        });
        for (var event : events) {
            var id = event.complaint();
            if (event.sequence() > sequences.getOrDefault(id, -1)) {
                sequences.put(id, event.sequence());
                histories.merge(
                        id,
                        History.EMPTY.with(event.recordedAt(), event.event()),
                        (known, _) -> known.with(event.recordedAt(), event.event()));
            }
        }
        for (var id : cases) {
            var row = before.get(id);
            var sequence = sequences.getOrDefault(id, -1);
            if (row == null || row.sequence() < sequence) {
                after.put(id, FigureRow.of(id, sequence, histories.get(id)));
            }
        }
        store(before, after);
    }

    private Map<UUID, FigureRow> load(List<UUID> cases) {
        return db
                .sql("select " + COLUMNS + " from read_side.case_figure where complaint_id = any(:ids) for update")
                .param("ids", cases.toArray(UUID[]::new))
                .query((row, _) -> FigureRow.read(row))
                .list()
                .stream()
                .collect(toMap(FigureRow::id, row -> row));
    }

    private void store(Map<UUID, FigureRow> before, Map<UUID, FigureRow> after) {
        if (after.isEmpty()) {
            return;
        }
        var totals = new Totals();
        after.forEach((id, row) -> {
            var old = before.get(id);
            if (old != null && old.totalled()) {
                totals.add(old.figure(), -1);
            }
            if (row.totalled()) {
                totals.add(row.figure(), 1);
            }
        });
        upsert(after.values());
        add(totals);
    }

    private void upsert(Collection<FigureRow> rows) {
        var texts = rows.stream().map(FigureRow::texts).toList();
        var statement = db.sql(UPSERT);
        var index = 0;
        for (var column : FigureRow.COLUMNS.keySet()) {
            var i = index++;
            statement = statement.param(column, column(texts, i));
        }
        statement.update();
    }

    private static @Nullable String[] column(List<List<@Nullable String>> rows, int index) {
        var values = new ArrayList<@Nullable String>();
        rows.forEach(row -> values.add(row.get(index)));
        return values.toArray(String[]::new);
    }

    private void add(Totals totals) {
        if (totals.counts().isEmpty()) {
            return;
        }
        db.sql("""
            insert into read_side.figure_total (jobcenter, facet, month, figure, key, value, count)
            select jobcenter, facet, month::date, figure, key, value, count
              from unnest(:jobcenter::text[], :facet::text[], :month::text[], :figure::text[], :key::text[],
                          :value::text[], :count::bigint[])
                   as given (jobcenter, facet, month, figure, key, value, count)
            on conflict (jobcenter, facet, month, figure, key, value)
            do update set count = figure_total.count + excluded.count
            """)
                .param("jobcenter", totals.each(Totals.Cell::jobcenter).toArray(String[]::new))
                .param("facet", totals.each(Totals.Cell::facet).toArray(String[]::new))
                .param("month", totals.each(cell -> cell.month().toString()).toArray(String[]::new))
                .param("figure", totals.each(cell -> cell.figure().name()).toArray(String[]::new))
                .param("key", totals.each(Totals.Cell::key).toArray(String[]::new))
                .param("value", totals.each(Totals.Cell::value).toArray(String[]::new))
                .param("count", totals.counts().values().toArray(Long[]::new))
                .update();
    }

    public void clear() {
        db.sql("truncate read_side.case_figure, read_side.figure_total").update();
    }
}
