package krm.projections.statistics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is to be added to {@code figure_total}, or taken away from it. */
final class Totals {

    /** The facet of all cases, and its only key. */
    static final String ALL = "";

    /** A row of the table, by its key. */
    record Cell(String jobcenter, String facet, LocalDate month, Figure figure, String key, String value) {

        /** All writers go through the rows in one order. */
        static final Comparator<Cell> ORDER = Comparator.comparing(Cell::jobcenter)
                .thenComparing(Cell::facet)
                .thenComparing(Cell::month)
                .thenComparing(Cell::figure)
                .thenComparing(Cell::key)
                .thenComparing(Cell::value);
    }

    private final Map<Cell, Long> counts = new TreeMap<>(Cell.ORDER);

    /** @param sign 1: it is in the sums from now on; -1: it is not any more */
    void add(CaseFigure some, int sign) {
        add(some, ALL, ALL, some.entries(LocalDate.MAX), sign);
        for (var facet : Facet.values()) {
            for (var key : facet.keysOf(some)) {
                add(some, facet.name(), key, some.entries(LocalDate.MAX, facet, key), sign);
            }
        }
    }

    private void add(CaseFigure some, String facet, String key, List<Entry> entries, int sign) {
        for (var entry : entries) {
            counts.merge(
                    new Cell(some.jobcenter(), facet, entry.on().withDayOfMonth(1), entry.figure(), key, entry.value()),
                    sign * entry.count(),
                    Long::sum);
        }
    }

    /** Only what changes. */
    Map<Cell, Long> counts() {
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    <T> List<T> each(Function<Cell, T> part) {
        return counts().keySet().stream().map(part).toList();
    }
}
