package krm.projections.caselist;

import java.time.LocalDate;

/**
 * Where a case stands in a list, newest last, as one number that no other case has: the day of its reception, then the
 * order in which receptions were recorded.
 */
public final class Newest {

    /** For positions of the log: 10^12 of them. */
    private static final int POSITION_BITS = 40;

    private Newest() {}

    /** @param position of the event that recorded the reception */
    public static long of(LocalDate receivedOn, long position) {
        return firstOf(receivedOn) + position;
    }

    /** The number of a case whose day of reception has been put right. */
    public static long moved(long newest, LocalDate receivedOn) {
        return firstOf(receivedOn) + (newest & (1L << POSITION_BITS) - 1);
    }

    /** The least number that a case received on this day can have. */
    static long firstOf(LocalDate day) {
        return day.toEpochDay() << POSITION_BITS;
    }
}
