package krm.app.web;

import java.time.LocalDate;
import krm.projections.statistics.Period;
import org.jspecify.annotations.Nullable;

/** A period that somebody asks about, as far as it makes sense. */
public final class AskedPeriod {

    /** Longer is no report any more, but a typing error in a year; so is what lies before and behind these. */
    private static final int MOST_YEARS = 20;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private AskedPeriod() {}

    /** @throws Problem 422 */
    public static Period of(LocalDate from, LocalDate to) {
        requireOrder(from, to);
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw Problem.field("PERIOD_OUT_OF_RANGE", "from", EARLIEST, LATEST);
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw Problem.field("PERIOD_TOO_LONG", "to", MOST_YEARS);
        }
        return new Period(from, to);
    }

    /**
     * Of a period that may be open on either side.
     *
     * @throws Problem 422
     */
    public static void requireOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw Problem.field("PERIOD_REVERSED", "to");
        }
    }
}
