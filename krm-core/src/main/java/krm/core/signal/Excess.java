package krm.core.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import krm.core.signal.event.SignalRaised;

/** More complaints in a window than are usual, with what that rests on. */
public record Excess(
        int days, long count, double expected, long limit, Lookback.Days baseline, Volume before, double season) {

    SignalRaised raised(Watched what, LocalDate on) {
        return new SignalRaised(
                what.jobcenter(),
                on,
                what.subject(),
                what.key(),
                days,
                count,
                rounded(expected),
                limit,
                baseline.from(),
                baseline.to(),
                before.weeks(),
                before.complaints(),
                rounded(season));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
