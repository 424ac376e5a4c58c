package krm.projections.statistics;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import krm.core.complaint.ConcernFacts;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import org.jspecify.annotations.Nullable;

/** A case in {@code case_figure}: what it adds to the figures by all that is known, and what happened. */
record FigureRow(UUID id, int sequence, CaseFigure figure, History history) {

    /** The columns and their types, in their order. */
    static final Map<String, String> COLUMNS = columns();

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        Stream.of(
                        "complaint_id uuid",
                        "jobcenter text",
                        "disciplinary boolean",
                        "recorded_by text",
                        "accused_users text[]",
                        "first_day date",
                        "last_day date",
                        "first_recorded timestamptz",
                        "last_recorded timestamptz",
                        "ended boolean",
                        "received_on date",
                        "kind text",
                        "channel text",
                        "customer_group text",
                        "special_groups text[]",
                        "topics text[]",
                        "areas text[]",
                        "team text",
                        "anonymous boolean",
                        "immediate boolean",
                        "redirected boolean",
                        "deadlines text[]",
                        "first_answered_on date",
                        "answered_on date",
                        "outcome text",
                        "rated_on date",
                        "rating text",
                        "agreement text",
                        "satisfaction text",
                        "closed_on date",
                        "open text",
                        "overdue text",
                        "sequence integer",
                        "history text")
                .map(column -> column.split(" "))
                .forEach(column -> columns.put(column[0], column[1]));
        return columns;
    }

    static FigureRow of(UUID id, int sequence, History history) {
        return new FigureRow(id, sequence, history.figure(), history);
    }

    /** In the sums of all: nothing about it changes by itself, and everybody who reads figures may know of it. */
    boolean totalled() {
        return figure.ended() && !figure.disciplinary();
    }

    /** The values of the columns as the server reads them. */
    List<@Nullable String> texts() {
        var f = figure;
        var first = f.first();
        return Arrays.asList(
                id.toString(),
                f.jobcenter(),
                String.valueOf(f.disciplinary()),
                f.recordedBy(),
                array(f.accusedUsers().stream().sorted()),
                history.firstDay().toString(),
                history.lastDay().toString(),
                history.firstRecorded().toString(),
                history.lastRecorded().toString(),
                String.valueOf(f.ended()),
                f.receivedOn().toString(),
                f.kind().name(),
                f.channel().name(),
                f.customerGroup().name(),
                array(f.specialGroups().stream()),
                array(f.concerns().stream().map(ConcernFacts::topic)),
                array(f.concerns().stream().map(ConcernFacts::area)),
                f.team(),
                String.valueOf(f.anonymous()),
                String.valueOf(f.immediate()),
                String.valueOf(f.redirected()),
                array(f.deadlines().stream().map(Stance::text)),
                text(first.firstAnsweredOn()),
                text(first.answeredOn()),
                text(first.outcome()),
                text(first.ratedOn()),
                text(first.rating()),
                text(first.agreement()),
                text(first.satisfaction()),
                text(first.closedOn()),
                Span.text(f.open()),
                Span.text(f.overdue()),
                String.valueOf(sequence),
                history.json());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String array(Stream<? extends @Nullable Object> values) {
        return values.map(value -> value == null
                        ? "null"
                        : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }

    static FigureRow read(ResultSet row) throws SQLException {
        return new FigureRow(
                row.getObject("complaint_id", UUID.class),
                row.getInt("sequence"),
                figure(row),
                History.parse(row.getString("history")));
    }

    /** From any row with the columns of the figure. */
    static CaseFigure figure(ResultSet row) throws SQLException {
        return new CaseFigure(
                row.getString("jobcenter"),
                row.getString("recorded_by"),
                Set.copyOf(strings(row, "accused_users")),
                row.getObject("received_on", LocalDate.class),
                ComplaintKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                CustomerGroup.valueOf(row.getString("customer_group")),
                strings(row, "special_groups").stream()
                        .map(SpecialGroup::valueOf)
                        .toList(),
                concerns(strings(row, "topics"), strings(row, "areas")),
                row.getString("team"),
                row.getBoolean("anonymous"),
                row.getBoolean("immediate"),
                row.getBoolean("redirected"),
                strings(row, "deadlines").stream().map(Stance::parse).toList(),
                new FirstRun(
                        row.getObject("first_answered_on", LocalDate.class),
                        row.getObject("answered_on", LocalDate.class),
                        constant(Outcome.class, row.getString("outcome")),
                        row.getObject("rated_on", LocalDate.class),
                        constant(Rating.class, row.getString("rating")),
                        constant(Agreement.class, row.getString("agreement")),
                        constant(Satisfaction.class, row.getString("satisfaction")),
                        row.getObject("closed_on", LocalDate.class)),
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

    private static List<@Nullable String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((@Nullable String[]) row.getArray(column).getArray());
    }
}
