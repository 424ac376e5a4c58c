package krm.projections.statistics;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import krm.core.complaint.ConcernFacts;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.SpecialGroup;
import krm.projections.CaseEvent;
import krm.projections.Row;
import krm.projections.Sort;
import krm.projections.Table;
import org.jspecify.annotations.Nullable;

/** A case in {@code case_figure}: what happened, and what it adds to the figures by all that is known. */
final class Kept {

    private static final String SEPARATOR = ",";
    private static final String NONE = "-";
    private static final String ID = "complaint_id uuid";
    /** With their types, in their order. */
    private static final List<String> REST = List.of(
            "jobcenter text",
            "disciplinary boolean",
            "recorded_by text",
            "accused_users text[]",
            "first_day date",
            "last_day date",
            "last_recorded timestamptz",
            "ended boolean",
            "received_on date",
            "kind text",
            "channel text",
            "customer_group text",
            "special_groups text",
            "topics text",
            "areas text",
            "team text",
            "anonymous boolean",
            "immediate boolean",
            "redirected boolean",
            "deadlines text",
            "first_answered_on date",
            "answered_on date",
            "outcome text",
            "closed_on date",
            "ratings text",
            "open text",
            "overdue text",
            "sequence integer",
            "history bytea");

    /** As a select list. */
    static final String COLUMNS = Stream.concat(Stream.of(ID), REST.stream())
            .map(column -> column.split(" ", 2)[0])
            .collect(joining(", "));

    static final Table<Kept> CASES = Table.one("case_figure", ID, REST, Kept::row);

    static final Table<Kept> TOTALS = Table.packed(
            "figure_total",
            List.of("jobcenter text", "facet text", "stock boolean", "since date", "key text"),
            Kept::totals);

    /** What the seismograph counts (S1.12; decision 31). */
    static final Table<Kept> RECEPTIONS = Table.packed(
            "reception_count", List.of("jobcenter text", "facet text", "key text", "month date"), Kept::receptions);

    private final UUID id;
    private final int sequence;
    private final History history;
    /** Worked out when it is asked for: a rebuild folds many events of a case before it writes. */
    private @Nullable CaseFigure figure;

    private Kept(UUID id, int sequence, History history, @Nullable CaseFigure figure) {
        this.id = id;
        this.sequence = sequence;
        this.history = history;
        this.figure = figure;
    }

    static Kept after(@Nullable Kept before, CaseEvent event) {
        var known = before == null ? History.EMPTY : before.history;
        var history = known.with(event.stored().recordedAt(), event.event());
        return new Kept(
                event.caseId(), event.sequence(), history, before == null || history != known ? null : before.figure);
    }

    UUID id() {
        return id;
    }

    int sequence() {
        return sequence;
    }

    private CaseFigure figure() {
        if (figure == null) {
            figure = history.figure();
        }
        return figure;
    }

    /** In the sums of all: nothing about it changes by itself, and everybody who reads figures may know of it. */
    private void totals(ObjLongConsumer<Sort> counts) {
        if (figure().ended() && !figure().disciplinary()) {
            figure().totals(counts);
        }
    }

    private void receptions(ObjLongConsumer<Sort> counts) {
        if (!history.imported()) {
            figure().receptions(counts);
        }
    }

    private Row row() {
        var f = figure();
        var first = f.first();
        return Row.of(
                id,
                f.jobcenter(),
                f.disciplinary(),
                f.recordedBy(),
                f.accusedUsers().stream().sorted().toList(),
                history.firstDay(),
                history.lastDay(),
                history.lastRecorded(),
                f.ended(),
                f.receivedOn(),
                f.kind(),
                f.channel(),
                f.customerGroup(),
                several(f.specialGroups().stream()),
                several(f.concerns().stream().map(ConcernFacts::topic)),
                several(f.concerns().stream().map(ConcernFacts::area)),
                f.team(),
                f.anonymous(),
                f.immediate(),
                f.redirected(),
                several(f.deadlines().stream().map(Stance::text)),
                first.firstAnsweredOn(),
                first.answeredOn(),
                first.outcome(),
                first.closedOn(),
                several(f.ratings().stream().map(Rated::text)),
                Span.text(f.open()),
                Span.text(f.overdue()),
                sequence,
                history.deflated());
    }

    /** One after the other, separated by what none of them holds; a concern may have no topic. */
    private static String several(Stream<? extends @Nullable Object> values) {
        return values.map(value -> value == null ? NONE : value.toString()).collect(joining(SEPARATOR));
    }

    static List<@Nullable String> several(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(SEPARATOR))
                        .<@Nullable String>map(value -> value.equals(NONE) ? null : value)
                        .toList();
    }

    static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("complaint_id", UUID.class),
                row.getInt("sequence"),
                History.inflated(row.getBytes("history")),
                figure(row));
    }

    /** From any row with the columns of the figure. */
    static CaseFigure figure(ResultSet row) throws SQLException {
        return new CaseFigure(
                row.getString("jobcenter"),
                row.getString("recorded_by"),
                accused(row),
                row.getObject("received_on", LocalDate.class),
                ComplaintKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                CustomerGroup.valueOf(row.getString("customer_group")),
                several(row.getString("special_groups")).stream()
                        .map(SpecialGroup::valueOf)
                        .toList(),
                concerns(several(row.getString("topics")), several(row.getString("areas"))),
                row.getString("team"),
                row.getBoolean("anonymous"),
                row.getBoolean("immediate"),
                row.getBoolean("redirected"),
                several(row.getString("deadlines")).stream().map(Stance::parse).toList(),
                new FirstRun(
                        row.getObject("first_answered_on", LocalDate.class),
                        row.getObject("answered_on", LocalDate.class),
                        constant(Outcome.class, row.getString("outcome")),
                        row.getObject("closed_on", LocalDate.class)),
                several(row.getString("ratings")).stream().map(Rated::parse).toList(),
                Span.parse(row.getString("open")),
                Span.parse(row.getString("overdue")));
    }

    private static List<ConcernFacts> concerns(List<@Nullable String> topics, List<@Nullable String> areas) {
        var concerns = new ArrayList<ConcernFacts>();
        for (int i = 0; i < topics.size(); i++) {
            concerns.add(new ConcernFacts(topics.get(i), constant(Area.class, areas.get(i))));
        }
        return concerns;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> values, @Nullable String name) {
        return name == null ? null : Enum.valueOf(values, name);
    }

    /** Few cases have any: an array is not opened for nothing. */
    private static Set<String> accused(ResultSet row) throws SQLException {
        return row.getString("accused_users").equals("{}")
                ? Set.of()
                : Set.of((String[]) row.getArray("accused_users").getArray());
    }
}
