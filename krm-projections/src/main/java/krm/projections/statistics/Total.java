package krm.projections.statistics;

import java.time.LocalDate;
import krm.projections.Pack;
import krm.projections.Row;
import krm.projections.Sort;

/**
 * A count in {@code figure_total}. What a month adds stands in one row of each key; what is open or overdue, which is asked for
 * of all months before a day, in one row a year.
 *
 * @param since the first day of the row's month or year
 * @param cell figure and value, of a stock also the month
 */
record Total(String jobcenter, String facet, boolean stock, LocalDate since, String key, String cell) implements Sort {

    private static final char MONTH = '/';

    /** Told what a row holds. */
    interface Reader {
        void count(Figure figure, String value, LocalDate month, long n);
    }

    /** @param cell {@link #cell}, which is the same for all keys of a case */
    static Total of(String jobcenter, String facet, String key, Entry entry, String cell) {
        var stock = entry.figure().isStock();
        var on = entry.on();
        return new Total(jobcenter, facet, stock, stock ? on.withDayOfYear(1) : on.withDayOfMonth(1), key, cell);
    }

    static String cell(Entry entry) {
        var cell = entry.figure().cell(entry.value());
        return entry.figure().isStock() ? cell + MONTH + entry.on().getMonthValue() : cell;
    }

    @Override
    public Row row() {
        return Row.of(jobcenter, facet, stock, since, key, cell);
    }

    static void read(boolean stock, LocalDate since, String counts, Reader reader) {
        Pack.each(counts, (cell, n) -> {
            var figure = Figure.ofCell(cell);
            var end = stock ? cell.indexOf(MONTH) : cell.length();
            reader.count(
                    figure,
                    figure.valueIn(cell.substring(0, end)),
                    stock ? since.withMonth(Integer.parseInt(cell, end + 1, cell.length(), 10)) : since,
                    n);
        });
    }
}
