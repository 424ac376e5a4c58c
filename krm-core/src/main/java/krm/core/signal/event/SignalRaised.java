package krm.core.signal.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/**
 * Unusually many complaints (Signal des Seismographen; S1.12), with the figures that this rests on.
 *
 * @param days how long the window is that ends on the day
 * @param count how many came in the window
 * @param expected how many were to be expected
 * @param limit so many would still have been usual
 * @param baselineWeeks weeks of the baseline in which the house received anything
 * @param baselineCount how many came in the baseline
 * @param season by how much the season differs from the year's average; 1: not at all, or not known
 */
@StoredAs(name = "SignalRaised", revision = 1)
public record SignalRaised(
        String jobcenter,
        LocalDate occurredOn,
        Subject subject,
        String key,
        int days,
        long count,
        BigDecimal expected,
        long limit,
        LocalDate baselineFrom,
        LocalDate baselineTo,
        int baselineWeeks,
        long baselineCount,
        BigDecimal season)
        implements SignalEvent {}
