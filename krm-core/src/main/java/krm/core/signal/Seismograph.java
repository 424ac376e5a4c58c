package krm.core.signal;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what a house received up to a day (S1.12; decision 31). A topic's rate is not known but estimated from its baseline,
 * so the count of a window is foretold by a negative binomial distribution: Poisson, with what is uncertain about the rate.
 *
 * @param baselineWeeks weeks of the baseline in which the house received anything
 */
public record Seismograph(Lookback lookback, int baselineWeeks, Season season) {

    /** Fewer complaints are never a burst. */
    static final int LEAST_COUNT = 5;

    /** Who has seen less of a house cannot say what is usual there. */
    static final int LEAST_WEEKS = 8;

    private static final int WEEK = 7;

    /** What one knows of a rate before having seen anything (Jeffreys): half a complaint. */
    private static final double PRIOR = 0.5;

    /** Season and weeks before tell no rate more exactly than to a tenth, however many complaints they had. */
    private static final double BLUR = 0.1;

    /** By chance alone a window of complaints that come one by one is above its limit on fewer days than this share. */
    private static final double CHANCE = 1e-4;

    /** More than usual in one of the windows, the shorter first. */
    public Optional<Excess> excess(Reading reading) {
        return baselineWeeks < LEAST_WEEKS
                ? Optional.empty()
                : Stream.of(
                                excess(Lookback.SHORT, reading.lastWeek(), reading),
                                excess(Lookback.LONG, reading.lastFourWeeks(), reading))
                        .filter(some -> some.count() >= LEAST_COUNT && some.count() > some.limit())
                        .findFirst();
    }

    /** No more in either window than is to be expected; between that and the limit a burst goes on. */
    public boolean calm(Reading reading) {
        return reading.lastWeek() <= Math.ceil(expected(Lookback.SHORT, reading))
                && reading.lastFourWeeks() <= Math.ceil(expected(Lookback.LONG, reading));
    }

    private Excess excess(int days, long count, Reading reading) {
        var expected = expected(days, reading);
        return new Excess(
                days,
                count,
                expected,
                limit(expected, 1 / (1 / (reading.baseline() + PRIOR) + BLUR * BLUR)),
                lookback.baseline(),
                new Volume(reading.baseline(), baselineWeeks),
                season.factor());
    }

    private double expected(int days, Reading reading) {
        return (reading.baseline() + PRIOR) / Math.max(baselineWeeks, 1) * days / WEEK * season.factor();
    }

    /**
     * The smallest count above which there is less than {@link #CHANCE}; in logarithms, as large houses have tiny terms.
     *
     * @param shape the less is known of the rate, the smaller
     */
    private static long limit(double expected, double shape) {
        var more = expected / (expected + shape);
        var term = shape * Math.log1p(-more);
        var above = 1 - Math.exp(term);
        long count = 0;
        while (above > CHANCE) {
            term += Math.log((count + shape) / (count + 1) * more);
            count++;
            above -= Math.exp(term);
        }
        return count;
    }
}
