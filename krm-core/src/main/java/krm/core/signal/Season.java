package krm.core.signal;

/**
 * How much the season differs from the average of the year: the house's complaints around the same days of the year before,
 * against the weeks around those.
 */
public record Season(Volume before, Volume year) {

    /** So many complaints of an average season are mixed in, so that few say little. */
    private static final double CAUTION = 50;

    double factor() {
        var average = year.weeks() == 0 ? 0 : (double) year.complaints() * before.weeks() / year.weeks();
        return (before.complaints() + CAUTION) / (average + CAUTION);
    }
}
