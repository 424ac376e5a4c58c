package krm.projections.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import krm.core.access.Role;
import krm.projections.Accused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a question reads of {@code case_figure}: the cases to be looked at one by one, and the rest added up. */
final class FigureRows {

    /** A case that is looked at by itself; its history only if something has happened since. */
    record Found(
            UUID id,
            CaseFigure figure,
            boolean totalled,
            @Nullable History history) {}

    /** So many cases alike, to which nothing has happened since the first day asked about. */
    record AtRest(List<String> keys, boolean open, @Nullable LocalDate overdueSince, long count) {}

    private static final String FIGURE = """
        complaint_id, jobcenter, recorded_by, accused_users, received_on, kind, channel, customer_group, special_groups,
        topics, areas, team, anonymous, immediate, redirected, deadlines, first_answered_on, answered_on, outcome,
        closed_on, ratings, open, overdue, ended and not disciplinary as totalled,
        case when last_day > :asOf or last_recorded > :knownAt then history end as history
        """;
    private static final String OF_HOUSES =
            " from read_side.case_figure where jobcenter = any(:houses) and first_day <= :lastDay and ";
    /** Before it, nothing that happens is told by its day: of what stands still, no more is to be known. */
    private static final String BEGINNING = "least(:firstDay, cast(:asOf as date) + 1)";

    private static final String MOVING = "last_day >= " + BEGINNING;
    private static final String MOVED_BUT_NOT_KNOWN = "last_day < " + BEGINNING + " and last_recorded > :knownAt";

    private static final String NOT_ACCUSED = " and not (" + Accused.VIEWER + ")";

    /** Not in the sums: each in an index of its own. */
    private static final String OPEN = "not ended and not disciplinary and ";

    private static final String AT_REST =
            OPEN + "last_day < " + BEGINNING + " and last_recorded <= :knownAt" + NOT_ACCUSED;

    /** Not in the sums. What was over before the first day neither comes nor goes any more. */
    private static final String STILL_DISCIPLINARY = "disciplinary and not ended";

    private static final String ENDED_DISCIPLINARY = "disciplinary and ended and ";

    private static final String IN_SUMS = "ended and not disciplinary and ";
    /** To be taken out of them. */
    private static final String ENDED_ACCUSED = IN_SUMS + Accused.VIEWER;

    private static final String HAPPENED_SINCE = IN_SUMS + "last_day > :asOf" + NOT_ACCUSED;
    private static final String KNOWN_SINCE = IN_SUMS + "last_day <= :asOf and last_recorded > :knownAt" + NOT_ACCUSED;
    private static final String AT_THE_EDGES =
            IN_SUMS + "last_day <= :asOf and last_recorded <= :knownAt" + NOT_ACCUSED;

    /** As PostgreSQL writes an empty array. */
    private static final String NOBODY = "{}";

    private final JdbcClient db;
    private final Question question;
    private final LocalDate firstDay;
    private final LocalDate lastDay;

    /** @param periods that are counted, at least one */
    FigureRows(JdbcClient db, Question question, List<Period> periods) {
        this.db = db;
        this.question = question;
        firstDay = periods.stream()
                .map(Period::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        lastDay =
                periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
    }

    LocalDate lastDay() {
        return lastDay;
    }

    /** None is disciplinary, so whoever may ask for the house's figures may know of them, as of what is in the sums. */
    void atRest(Consumer<AtRest> counted) {
        var by = question.by();
        query("""
            select %s as keys, right(open, 1) = '/' as open,
                   case when right(overdue, 1) = '/' then greatest(left(right(overdue, 11), 10)::date, %s - 1) end
                       as overdue_since,
                   count(*) as count
              from read_side.case_figure
             where jobcenter = any(:houses) and %s
             group by 1, 2, 3
            """.formatted(by == null ? "''" : by.column(), BEGINNING, AT_REST))
                .query(row -> {
                    counted.accept(new AtRest(
                            by == null
                                    ? List.of()
                                    : by.keys(row.getString("keys")).toList(),
                            row.getBoolean("open"),
                            row.getObject("overdue_since", LocalDate.class),
                            row.getLong("count")));
                });
    }

    /**
     * The cases that are neither at rest nor told by the sums alone.
     *
     * @param edges the days of which cases are looked at that have ended and to which nothing has happened since
     */
    List<Found> apart(List<Period> edges) {
        return found(conditions(edges));
    }

    /** And those at rest; of what has ended, the cases of these days. */
    List<Found> all(List<Period> days) {
        return found(Stream.concat(conditions(days), Stream.of(AT_REST)));
    }

    private Stream<String> conditions(List<Period> edges) {
        return Stream.of(
                        Stream.of(
                                STILL_DISCIPLINARY,
                                OPEN + MOVING,
                                ENDED_DISCIPLINARY + MOVING,
                                HAPPENED_SINCE,
                                ENDED_ACCUSED),
                        question.knownAt().equals(Question.NOW)
                                ? Stream.<String>of()
                                : Stream.of(
                                        OPEN + MOVED_BUT_NOT_KNOWN,
                                        ENDED_DISCIPLINARY + MOVED_BUT_NOT_KNOWN,
                                        KNOWN_SINCE),
                        edges.isEmpty()
                                ? Stream.<String>of()
                                : Stream.of(AT_THE_EDGES + " and (" + touching(edges) + ")"))
                .flatMap(some -> some);
    }

    /** Days of the calendar, not of a caller's words: they may stand in the statement. */
    private static String touching(List<Period> edges) {
        return edges.stream()
                .map(edge -> "last_day >= '" + edge.from() + "' and first_day <= '" + edge.to() + "'")
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow();
    }

    private List<Found> found(Stream<String> conditions) {
        var sql = conditions
                .map(condition -> "select " + FIGURE + OF_HOUSES + condition)
                .reduce((a, b) -> a + " union all " + b)
                .orElseThrow();
        return query(sql).query((row, _) -> found(row)).list();
    }

    private static Found found(ResultSet row) throws SQLException {
        var history = row.getBytes("history");
        return new Found(
                row.getObject("complaint_id", UUID.class),
                Kept.figure(row),
                row.getBoolean("totalled"),
                history == null ? null : History.inflated(history));
    }

    private JdbcClient.StatementSpec query(String sql) {
        return db.sql(sql)
                .param("houses", question.houses().toArray(String[]::new))
                // Outside of the house nobody is accused in it.
                .param(
                        "keptOut",
                        question.viewer().role() == Role.REPORTING ? NOBODY : Accused.keptOut(question.viewer()))
                .param("asOf", question.asOf())
                .param("knownAt", OffsetDateTime.ofInstant(question.knownAt(), ZoneOffset.UTC))
                .param("firstDay", firstDay)
                .param("lastDay", lastDay);
    }
}
