package krm.projections.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** The days that a report is about, both inclusive (Berichtszeitraum; S1.33, S2.78, S2.80). */
public record Period(LocalDate from, LocalDate to) {

    /** Nothing but whole months? */
    public boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }

    /** The month, quarter or year before where this is one, else as many days before (rules.md §5). */
    public Period previous() {
        var months = isWholeMonths() ? months() : 0;
        return switch ((int) Math.min(months, Integer.MAX_VALUE)) {
            case 1 -> monthsFrom(YearMonth.from(from).minusMonths(1), 1);
            case 3 ->
                from.getMonthValue() % 3 == 1 ? monthsFrom(YearMonth.from(from).minusMonths(3), 3) : asManyDaysBefore();
            case 12 ->
                from.getMonthValue() == 1 ? monthsFrom(YearMonth.from(from).minusMonths(12), 12) : asManyDaysBefore();
            default -> asManyDaysBefore();
        };
    }

    private Period asManyDaysBefore() {
        return new Period(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    /** The same period of the year before; whole months stay whole. */
    public Period yearBefore() {
        return isWholeMonths()
                ? monthsFrom(YearMonth.from(from).minusYears(1), months())
                : new Period(from.minusYears(1), to.minusYears(1));
    }

    private long months() {
        return ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
    }

    private static Period monthsFrom(YearMonth first, long months) {
        return new Period(first.atDay(1), first.plusMonths(months - 1).atEndOfMonth());
    }

    boolean contains(Figure figure, LocalDate day) {
        return !day.isAfter(to) && (figure.isStock() || !day.isBefore(from));
    }

    /** Is the whole month of that day in it? */
    boolean containsMonth(Figure figure, LocalDate day) {
        return !YearMonth.from(day).atEndOfMonth().isAfter(to)
                && (figure.isStock() || !day.withDayOfMonth(1).isBefore(from));
    }

    /** The first days of its whole months. */
    List<LocalDate> wholeMonths() {
        return LongStream.range(0, months())
                .mapToObj(n -> YearMonth.from(from).plusMonths(n).atDay(1))
                .filter(first -> containsMonth(Figure.RECEIVED, first))
                .toList();
    }

    /** The days whose months it holds in part, or up to its end: none, one or two pieces. */
    List<Period> edges() {
        var first = YearMonth.from(from);
        var last = YearMonth.from(to);
        var begun = to.equals(last.atEndOfMonth()) ? List.<Period>of() : List.of(new Period(last.atDay(1), to));
        if (from.getDayOfMonth() == 1 || first.equals(last) && !begun.isEmpty()) {
            return begun;
        }
        var left = new Period(from, first.atEndOfMonth());
        return begun.isEmpty() ? List.of(left) : List.of(left, begun.getFirst());
    }
}
