package krm.app.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import krm.app.web.Shown;
import krm.app.web.Table.Cell;
import krm.projections.statistics.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers as they are shown: a hidden one is not none, and none is not zero (S1.38, S1.44). */
@Component
class FigureCells {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Shown shown;

    FigureCells(Shown shown) {
        this.shown = shown;
    }

    /** A count: what is null is hidden. Nothing leads to no cases. */
    Cell count(@Nullable Object count, @Nullable String address) {
        return count instanceof Number number
                ? new Cell(
                        shown.number(number.longValue()),
                        BigDecimal.valueOf(number.longValue()),
                        number.longValue() == 0 ? null : address)
                : hidden();
    }

    /** In per cent. */
    Cell share(Figures.Deadline deadline, @Nullable String address) {
        if (deadline.met() == null || deadline.missed() == null) {
            return hidden();
        }
        var share = deadline.onTimeShare();
        return number(share == null ? null : share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP), address);
    }

    /** Mean and median in days and tenths, so that they stand below each other; the 90th percentile. */
    List<Cell> days(Figures.Days days, @Nullable String address) {
        return days.suppressed() != null
                ? List.of(hidden(), hidden(), hidden())
                : List.of(
                        number(days.mean() == null ? null : days.mean().setScale(1, RoundingMode.HALF_UP), address),
                        number(days.median(), address),
                        number(days.p90() == null ? null : BigDecimal.valueOf(days.p90()), address));
    }

    /** What is null has never been there: there is nothing to tell it of. */
    Cell number(@Nullable BigDecimal number, @Nullable String address) {
        return number == null
                ? new Cell(shown.word("cell", "none"), null, null)
                : new Cell(shown.decimal(number), number.stripTrailingZeros(), address);
    }

    private Cell hidden() {
        return new Cell(shown.word("cell", "hidden"), null, null);
    }
}
