package krm.projections.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import krm.core.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads figures for any period, as of any day, by what was known at any instant. Cases that have ended are taken from the
 * sums of whole months; looked at one by one are those that have not, disciplinary ones, those of the days at the edges of
 * a period, and those to which something has happened since the times that are asked about: these are taken out of the
 * sums, and put in as they were then.
 */
public final class Statistics {

    /** The figures of the periods, by key; those of all cases under {@link Totals#ALL}. */
    record Counted(Map<Period, Map<String, Sums>> periods, Report.Coverage coverage) {

        Sums of(Period period, String key) {
            return periods.get(period).getOrDefault(key, new Sums());
        }

        /** Those of which there is anything in any of the periods. */
        List<String> keys() {
            return periods.values().stream()
                    .flatMap(keys -> keys.keySet().stream())
                    .filter(key -> !key.equals(Facet.NONE))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** A case that is looked at by itself; its history only if something has happened since. */
    private record Found(
            CaseFigure figure, boolean totalled, @Nullable History history) {}

    private static final String FIGURE = """
        jobcenter, recorded_by, accused_users, received_on, kind, channel, customer_group, special_groups, topics, areas,
        team, anonymous, immediate, redirected, deadlines, first_answered_on, answered_on, outcome, rated_on, rating,
        agreement, satisfaction, closed_on, open, overdue, ended and not disciplinary as totalled,
        case when last_day > :asOf or last_recorded > :knownAt then history end as history
        """;
    private static final String OF_HOUSES =
            " from read_side.case_figure where jobcenter = any(:houses) and first_day <= :lastDay and ";
    /** Not in the sums; what was over before the first day neither comes nor goes any more. */
    private static final String APART = """
        (disciplinary or not ended)
        and (not ended or last_day >= :firstDay or last_day > :asOf or last_recorded > :knownAt)
        """;

    private static final String HAPPENED_SINCE = "ended and not disciplinary and last_day > :asOf";
    private static final String KNOWN_SINCE =
            "ended and not disciplinary and last_day <= :asOf and last_recorded > :knownAt";
    private static final String AT_THE_EDGES =
            "ended and not disciplinary and last_day <= :asOf and last_recorded <= :knownAt";

    private final JdbcClient db;
    private final TransactionTemplate snapshot;

    public Statistics(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** The figures of the period, and of those that it is compared with. */
    public Report report(Question question) {
        return question.outside() ? new Outside(this, question).report() : inside(question);
    }

    private Report inside(Question question) {
        var period = question.period();
        var counted = count(question, question.periods());
        return new Report(
                period,
                question.asOf(),
                question.knownAt().equals(Question.NOW)
                        ? null
                        : question.knownAt().atOffset(ZoneOffset.UTC),
                counted.coverage(),
                Figures.of(counted.of(period, Facet.NONE)),
                new Report.Compared(period.previous(), Figures.of(counted.of(period.previous(), Facet.NONE))),
                new Report.Compared(period.yearBefore(), Figures.of(counted.of(period.yearBefore(), Facet.NONE))),
                counted.periods().get(period).entrySet().stream()
                        .filter(key -> !key.getKey().equals(Facet.NONE))
                        .map(key -> new Report.Group(key.getKey(), Figures.of(key.getValue())))
                        .toList());
    }

    /** The month of the first entry of a house; null: there is none. */
    @Nullable
    LocalDate firstMonth(String house) {
        return db.sql("""
            select date_trunc('month', least(
                       (select min(month) from read_side.figure_total
                         where jobcenter = :house and facet = '' and figure = 'OPEN'),
                       (select min(first_day) from read_side.case_figure
                         where jobcenter = :house and not disciplinary and not ended)))::date
            """)
                .param("house", house)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** Adds up each of the periods; all of them from one picture of the tables. */
    Counted count(Question question, List<Period> periods) {
        return Objects.requireNonNull(snapshot.execute(_ -> new Count(question, periods).run()));
    }

    /** One question on its way to its answer. */
    private final class Count {

        private final Question question;
        private final List<Period> periods;
        private final Map<Period, Map<String, Sums>> sums = new LinkedHashMap<>();
        private final LocalDate firstDay;
        private final LocalDate lastDay;

        Count(Question question, List<Period> periods) {
            this.question = question;
            this.periods = periods.stream().distinct().toList();
            firstDay = periods.stream()
                    .map(Period::from)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            lastDay = periods.stream()
                    .map(Period::to)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            periods.forEach(period -> sums.put(period, new TreeMap<>(Map.of(Facet.NONE, new Sums()))));
        }

        Counted run() {
            totals();
            found().forEach(this::add);
            sums.values()
                    .forEach(keys -> keys.entrySet()
                            .removeIf(key -> !key.getKey().equals(Facet.NONE)
                                    && key.getValue().isEmpty()));
            return new Counted(sums, coverage());
        }

        private void add(Period period, String key, Figure figure, String value, long count) {
            sums.get(period).computeIfAbsent(key, _ -> new Sums()).add(figure, value, count);
        }

        private void totals() {
            var months = new HashSet<LocalDate>();
            periods.forEach(period -> months.addAll(period.wholeMonths()));
            db.sql("""
                select month, figure, key, value, sum(cases) as count
                  from read_side.figure_total
                 where jobcenter = any(:houses) and facet = any(:facets)
                   and (month = any(:months::date[]) or figure in ('OPEN', 'OVERDUE') and month <= :lastDay)
                 group by month, figure, key, value
                """)
                    .param("houses", question.houses().toArray(String[]::new))
                    .param("facets", facets())
                    .param("months", months.stream().map(LocalDate::toString).toArray(String[]::new))
                    .param("lastDay", lastDay)
                    .query(row -> {
                        var figure = Figure.valueOf(row.getString("figure"));
                        var month = row.getObject("month", LocalDate.class);
                        for (var period : periods) {
                            if (period.containsMonth(figure, month)) {
                                add(period, row.getString("key"), figure, row.getString("value"), row.getLong("count"));
                            }
                        }
                    });
        }

        private String[] facets() {
            var by = question.by();
            return by == null ? new String[] {Facet.NONE} : new String[] {Facet.NONE, by.name()};
        }

        private List<Found> found() {
            var edges = periods.stream()
                    .flatMap(period -> period.edges().stream())
                    .distinct()
                    .toList();
            var parts = Stream.concat(
                    Stream.of(APART, HAPPENED_SINCE, KNOWN_SINCE),
                    edges.isEmpty() ? Stream.of() : Stream.of(AT_THE_EDGES + " and (" + touching(edges) + ")"));
            var sql = parts.map(part -> "select " + FIGURE + OF_HOUSES + part)
                    .reduce((a, b) -> a + " union all " + b)
                    .orElseThrow();
            return db.sql(sql)
                    .param("houses", question.houses().toArray(String[]::new))
                    .param("asOf", question.asOf())
                    .param("knownAt", OffsetDateTime.ofInstant(question.knownAt(), ZoneOffset.UTC))
                    .param("firstDay", firstDay)
                    .param("lastDay", lastDay)
                    .query((row, _) -> found(row))
                    .list();
        }

        /** Days of the calendar, not of a caller's words: they may stand in the statement. */
        private static String touching(List<Period> edges) {
            return edges.stream()
                    .map(edge -> "last_day >= '" + edge.from() + "' and first_day <= '" + edge.to() + "'")
                    .reduce((a, b) -> a + " or " + b)
                    .orElseThrow();
        }

        private static Found found(ResultSet row) throws SQLException {
            var history = row.getString("history");
            return new Found(
                    Kept.figure(row), row.getBoolean("totalled"), history == null ? null : History.parse(history));
        }

        private void add(Found found) {
            if (!Access.counting(question.viewer(), found.figure().facts())) {
                return;
            }
            if (found.history() == null) {
                add(found.figure(), found.totalled());
                return;
            }
            if (found.totalled()) {
                takeOut(found.figure());
            }
            found.history()
                    .figure(question.asOf(), question.knownAt())
                    .filter(then -> Access.counting(question.viewer(), then.facts()))
                    .ifPresent(then -> add(then, false));
        }

        /** @param inSums then only the days that the sums do not hold */
        private void add(CaseFigure some, boolean inSums) {
            each(some, question.asOf(), (key, entry) -> {
                for (var period : periods) {
                    if (period.contains(entry.figure(), entry.on())
                            && !(inSums && period.containsMonth(entry.figure(), entry.on()))) {
                        add(period, key, entry.figure(), entry.value(), entry.count());
                    }
                }
            });
        }

        private void takeOut(CaseFigure some) {
            each(some, LocalDate.MAX, (key, entry) -> {
                for (var period : periods) {
                    if (period.containsMonth(entry.figure(), entry.on())) {
                        add(period, key, entry.figure(), entry.value(), -entry.count());
                    }
                }
            });
        }

        private void each(CaseFigure some, LocalDate asOf, java.util.function.BiConsumer<String, Entry> what) {
            some.entries(asOf).forEach(entry -> what.accept(Facet.NONE, entry));
            var by = question.by();
            if (by != null) {
                by.keysOf(some).forEach(key -> some.entries(asOf, by, key).forEach(entry -> what.accept(key, entry)));
            }
        }

        private Report.Coverage coverage() {
            var last = new HashMap<String, OffsetDateTime>();
            db.sql("""
                select house, (select max(last_recorded) from read_side.case_figure
                                where jobcenter = house and not disciplinary and last_recorded <= :knownAt) as last
                  from unnest(:houses::text[]) as house
                """)
                    .param("houses", question.houses().toArray(String[]::new))
                    .param("knownAt", OffsetDateTime.ofInstant(question.knownAt(), ZoneOffset.UTC))
                    .query(row -> {
                        var at = row.getObject("last", OffsetDateTime.class);
                        if (at != null) {
                            last.put(row.getString("house"), at);
                        }
                    });
            return new Report.Coverage(
                    question.houses(),
                    last.keySet().stream().sorted().toList(),
                    last.values().stream().max(Comparator.naturalOrder()).orElse(null));
        }
    }
}
