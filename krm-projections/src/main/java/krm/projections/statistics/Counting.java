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
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import krm.core.access.Access;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One question on its way to its answer. Cases that have ended are taken from the sums of whole months. Those that have not
 * are added up by the database if nothing has happened to them since the first day asked about: then they are open, perhaps
 * overdue, and nothing else. Looked at one by one are the other ones, disciplinary ones, those of the days at the edges of a
 * period, and those to which something has happened since the times that are asked about: these are taken out of the sums,
 * and put in as they were then.
 */
final class Counting {

    /** A case that is looked at by itself; its history only if something has happened since. */
    private record Found(
            UUID id,
            CaseFigure figure,
            boolean totalled,
            @Nullable History history) {}

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

    /** Not in the sums: each in an index of its own. */
    private static final String OPEN = "not ended and not disciplinary and ";

    private static final String ENDED_DISCIPLINARY = "disciplinary and ended and ";

    /** From these the viewer is kept out: they were disciplinary once, and accuse them. */
    private static final String ACCUSED = "accused_users <> '{}' and :viewer = any (accused_users)";

    private static final String NOT_ACCUSED = " and not (" + ACCUSED + ")";

    private static final String AT_REST =
            OPEN + "last_day < " + BEGINNING + " and last_recorded <= :knownAt" + NOT_ACCUSED;

    /** In the sums, and to be taken out of them. */
    private static final String ENDED_ACCUSED = "ended and not disciplinary and " + ACCUSED;

    /** Not in the sums. What was over before the first day neither comes nor goes any more. */
    private static final String STILL_DISCIPLINARY = "disciplinary and not ended";

    private static final String MOVING = "last_day >= " + BEGINNING;
    private static final String MOVED_BUT_NOT_KNOWN = "last_day < " + BEGINNING + " and last_recorded > :knownAt";

    private static final String HAPPENED_SINCE = "ended and not disciplinary and last_day > :asOf" + NOT_ACCUSED;
    private static final String KNOWN_SINCE =
            "ended and not disciplinary and last_day <= :asOf and last_recorded > :knownAt" + NOT_ACCUSED;
    private static final String AT_THE_EDGES =
            "ended and not disciplinary and last_day <= :asOf and last_recorded <= :knownAt" + NOT_ACCUSED;

    private final JdbcClient db;

    private final Question question;
    private final List<Period> periods;
    private final Map<Period, Map<String, Sums>> sums = new LinkedHashMap<>();
    private final Map<LocalDate, List<Period>> byMonth = new HashMap<>();
    private final LocalDate firstDay;
    private final LocalDate lastDay;

    Counting(JdbcClient db, Question question, List<Period> periods) {
        this.db = db;
        this.question = question;
        this.periods = periods.stream().distinct().toList();
        firstDay = periods.stream()
                .map(Period::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        lastDay =
                periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
        periods.forEach(period -> sums.put(period, new TreeMap<>(Map.of(Facet.NONE, new Sums()))));
    }

    Statistics.Counted run() {
        totals();
        atRest();
        found(apart(periods.stream()
                        .flatMap(period -> period.edges().stream())
                        .distinct()
                        .toList()))
                .forEach(this::add);
        sums.values()
                .forEach(keys -> keys.entrySet()
                        .removeIf(key -> !key.getKey().equals(Facet.NONE)
                                && key.getValue().isEmpty()));
        return new Statistics.Counted(sums, coverage());
    }

    private void add(Period period, String key, Figure figure, String value, long count) {
        sums.get(period).computeIfAbsent(key, _ -> new Sums()).add(figure, value, count);
    }

    private void totals() {
        var months = new HashSet<LocalDate>();
        periods.forEach(period -> months.addAll(period.wholeMonths()));
        db.sql("""
            select stock, since, key, counts
              from read_side.figure_total
             where jobcenter = any(:houses) and facet = any(:facets) and not stock and since = any(:months::date[])
            union all
            select stock, since, key, counts
              from read_side.figure_total
             where jobcenter = any(:houses) and facet = any(:facets) and stock and since <= :lastDay
            """)
                .param("houses", question.houses().toArray(String[]::new))
                .param("facets", facets())
                .param("months", months.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("lastDay", lastDay)
                .query(row -> {
                    var key = row.getString("key");
                    Total.read(
                            row.getBoolean("stock"),
                            row.getObject("since", LocalDate.class),
                            row.getString("counts"),
                            (figure, value, month, count) -> total(key, figure, value, month, count));
                });
    }

    private void total(String key, Figure figure, String value, LocalDate month, long count) {
        for (var period : near(figure, month)) {
            if (period.containsMonth(figure, month)) {
                add(period, key, figure, value, count);
            }
        }
    }

    private String[] facets() {
        var by = question.by();
        return by == null ? new String[] {Facet.NONE} : new String[] {Facet.NONE, by.name()};
    }

    /**
     * They stand in each period alike, but that something of them may have become overdue in between. None is disciplinary, so
     * whoever may ask for the house's figures may know of them, as of what is in the sums.
     */
    private void atRest() {
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
                    var keys = by == null ? Stream.<String>of() : by.keys(row.getString("keys"));
                    var overdueSince = row.getObject("overdue_since", LocalDate.class);
                    var count = row.getLong("count");
                    var open = row.getBoolean("open");
                    Stream.concat(Stream.of(Facet.NONE), keys).forEach(key -> {
                        for (var period : periods) {
                            if (open) {
                                add(period, key, Figure.OPEN, Figure.FROM, count);
                            }
                            if (overdueSince != null
                                    && !overdueSince.isAfter(question.asOf())
                                    && !overdueSince.isAfter(period.to())) {
                                add(period, key, Figure.OVERDUE, Figure.FROM, count);
                            }
                        }
                    });
                });
    }

    private JdbcClient.StatementSpec query(String sql) {
        return db.sql(sql)
                .param("houses", question.houses().toArray(String[]::new))
                // Outside of the house nobody is accused in it.
                .param(
                        "viewer",
                        question.viewer().role() == Role.REPORTING
                                ? ""
                                : question.viewer().user())
                .param("asOf", question.asOf())
                .param("knownAt", OffsetDateTime.ofInstant(question.knownAt(), ZoneOffset.UTC))
                .param("firstDay", firstDay)
                .param("lastDay", lastDay);
    }

    /** Those that a number of the one period counts, the newest first by day of reception. */
    List<UUID> cases(FigurePath number, @Nullable String key) {
        var period = periods.getFirst();
        record Counted(UUID id, LocalDate receivedOn) {}
        return found(Stream.concat(apart(periods), Stream.of(AT_REST))).stream()
                .flatMap(found -> then(found)
                        .filter(then -> number.counts(entries(then, key), period))
                        .map(then -> new Counted(found.id(), then.receivedOn()))
                        .stream())
                .sorted(Comparator.comparing(Counted::receivedOn).reversed().thenComparing(Counted::id))
                .map(Counted::id)
                .toList();
    }

    /** The case as it was at the times that are asked about, if it was there and counts for whoever asks. */
    private Optional<CaseFigure> then(Found found) {
        return Access.counting(question.viewer(), found.figure().facts())
                ? (found.history() == null
                                ? Optional.of(found.figure())
                                : found.history().figure(question.asOf(), question.knownAt()))
                        .filter(then -> Access.counting(question.viewer(), then.facts()))
                : Optional.empty();
    }

    /** What it adds to the figures of the key, or to those of all. */
    private List<Entry> entries(CaseFigure some, @Nullable String key) {
        var by = question.by();
        if (by == null || key == null) {
            return some.entries(question.asOf());
        }
        return by.keysOf(some).contains(key) ? some.entries(question.asOf(), by, key) : List.of();
    }

    /**
     * Which cases are looked at one by one.
     *
     * @param edges the days of which cases are looked at that have ended and to which nothing has happened since
     */
    private Stream<String> apart(List<Period> edges) {
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

    private List<Found> found(Stream<String> parts) {
        var sql = parts.map(part -> "select " + FIGURE + OF_HOUSES + part)
                .reduce((a, b) -> a + " union all " + b)
                .orElseThrow();
        return query(sql).query((row, _) -> found(row)).list();
    }

    /** Days of the calendar, not of a caller's words: they may stand in the statement. */
    private static String touching(List<Period> edges) {
        return edges.stream()
                .map(edge -> "last_day >= '" + edge.from() + "' and first_day <= '" + edge.to() + "'")
                .reduce((a, b) -> a + " or " + b)
                .orElseThrow();
    }

    private static Found found(ResultSet row) throws SQLException {
        var history = row.getBytes("history");
        return new Found(
                row.getObject("complaint_id", UUID.class),
                Kept.figure(row),
                row.getBoolean("totalled"),
                history == null ? null : History.inflated(history));
    }

    private void add(Found found) {
        var changedSince = found.history() != null;
        var counts = Access.counting(question.viewer(), found.figure().facts());
        if (found.totalled() && (changedSince || !counts)) {
            takeOut(found.figure());
        }
        then(found).ifPresent(then -> add(then, found.totalled() && !changedSince));
    }

    /** @param inSums then only the days that the sums do not hold */
    private void add(CaseFigure some, boolean inSums) {
        each(some, question.asOf(), (key, entry) -> {
            for (var period : near(entry.figure(), entry.on())) {
                if (period.contains(entry.figure(), entry.on())
                        && !(inSums && period.containsMonth(entry.figure(), entry.on()))) {
                    add(period, key, entry.figure(), entry.value(), entry.count());
                }
            }
        });
    }

    /** The periods in which an entry may count: of dozens of months, one. */
    private List<Period> near(Figure figure, LocalDate on) {
        return figure.isStock()
                ? periods
                : byMonth.computeIfAbsent(
                        on.withDayOfMonth(1),
                        month -> periods.stream()
                                .filter(period -> !period.to().isBefore(month)
                                        && period.from().isBefore(month.plusMonths(1)))
                                .toList());
    }

    private void takeOut(CaseFigure some) {
        each(some, LocalDate.MAX, (key, entry) -> {
            for (var period : near(entry.figure(), entry.on())) {
                if (period.containsMonth(entry.figure(), entry.on())) {
                    add(period, key, entry.figure(), entry.value(), -entry.count());
                }
            }
        });
    }

    private void each(CaseFigure some, LocalDate asOf, BiConsumer<String, Entry> what) {
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
