package krm.core.signal;

import java.time.LocalDate;

/**
 * The days that count when the seismograph looks at a day. All spans are whole weeks, so that each has every weekday equally
 * often and none needs a factor. The baseline ends before the longest window begins: a burst does not hide itself.
 */
public record Lookback(LocalDate day) {

    static final int SHORT = 7;
    static final int LONG = 28;

    private static final int YEAR = 364;
    /** Around the same days of the year before. */
    private static final int MARGIN = 7;

    /** Days from one to another, both included. */
    public record Days(LocalDate from, LocalDate to) {

        private Days earlier(int days) {
            return new Days(from.minusDays(days), to.minusDays(days));
        }

        private Days wider(int days) {
            return new Days(from.minusDays(days), to.plusDays(days));
        }
    }

    public Days shortWindow() {
        return new Days(day.minusDays(SHORT - 1), day);
    }

    public Days longWindow() {
        return new Days(day.minusDays(LONG - 1), day);
    }

    /** The 52 weeks before the windows. */
    public Days baseline() {
        return new Days(day.minusDays(LONG + YEAR - 1), day.minusDays(LONG));
    }

    /** Six weeks around the same days of the year before. */
    public Days seasonBefore() {
        return longWindow().earlier(YEAR).wider(MARGIN);
    }

    /** The 52 weeks in whose middle those six are: a house that grows has no season of that. */
    public Days yearAround() {
        return seasonBefore().wider((YEAR - LONG - 2 * MARGIN) / 2);
    }
}
