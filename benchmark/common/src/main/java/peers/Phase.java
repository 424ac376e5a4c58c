package peers;

/**
 * What the clients saw in one measured stretch.
 *
 * @param latencies nanoseconds of each step, ascending
 * @param firstError null if there was none
 */
record Phase(long nanos, long[] latencies, long errors, String firstError) {

    long steps() {
        return latencies.length;
    }

    double seconds() {
        return nanos / 1e9;
    }

    double percentileMillis(double share) {
        return latencies.length == 0
                ? Double.NaN
                : latencies[(int) Math.min(latencies.length - 1, Math.floor(share * latencies.length))] / 1e6;
    }
}
