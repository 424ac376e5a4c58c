package krm.projections.statistics;

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

    private final JdbcClient db;

    private final Question question;
    private final List<Period> periods;
    private final Map<Period, Map<String, Sums>> sums = new LinkedHashMap<>();
    private final Map<LocalDate, List<Period>> byMonth = new HashMap<>();
    private final FigureRows rows;

    Counting(JdbcClient db, Question question, List<Period> periods) {
        this.db = db;
        this.question = question;
        this.periods = periods.stream().distinct().toList();
        rows = new FigureRows(db, question, this.periods);
        periods.forEach(period -> sums.put(period, new TreeMap<>(Map.of(Facet.NONE, new Sums()))));
    }

    Statistics.Counted run() {
        totals();
        atRest();
        rows.apart(periods.stream()
                        .flatMap(period -> period.edges().stream())
                        .distinct()
                        .toList())
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
                .param("lastDay", rows.lastDay())
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

    /** They stand in each period alike, but that something of them may have become overdue in between. */
    private void atRest() {
        rows.atRest(some -> Stream.concat(Stream.of(Facet.NONE), some.keys().stream())
                .forEach(key -> periods.forEach(period -> add(some, key, period))));
    }

    private void add(FigureRows.AtRest some, String key, Period period) {
        if (some.open()) {
            add(period, key, Figure.OPEN, Figure.FROM, some.count());
        }
        var since = some.overdueSince();
        if (since != null && !since.isAfter(question.asOf()) && !since.isAfter(period.to())) {
            add(period, key, Figure.OVERDUE, Figure.FROM, some.count());
        }
    }

    /** Those that a number of the one period counts, the newest first by day of reception. */
    List<UUID> cases(FigurePath number, @Nullable String key) {
        var period = periods.getFirst();
        record Counted(UUID id, LocalDate receivedOn) {}
        return rows.all(periods).stream()
                .flatMap(found -> then(found)
                        .filter(then -> number.counts(entries(then, key), period))
                        .map(then -> new Counted(found.id(), then.receivedOn()))
                        .stream())
                .sorted(Comparator.comparing(Counted::receivedOn).reversed().thenComparing(Counted::id))
                .map(Counted::id)
                .toList();
    }

    /** The case as it was at the times that are asked about, if it was there and counts for whoever asks. */
    private Optional<CaseFigure> then(FigureRows.Found found) {
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

    private void add(FigureRows.Found found) {
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
