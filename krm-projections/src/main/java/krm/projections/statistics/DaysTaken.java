package krm.projections.statistics;

/**
 * How many days an answer took, as far as a report tells them apart: around the day of the interim notice, the two weeks of
 * an answer, and twice as long (S1.27, S2.66). They stay the same where a house has other numbers, so that houses and years
 * compare.
 */
public enum DaysTaken {
    DAYS_0_TO_3(3),
    DAYS_4_TO_7(7),
    DAYS_8_TO_14(14),
    DAYS_15_TO_28(28),
    DAYS_29_OR_MORE(Long.MAX_VALUE);

    private final long atMost;

    DaysTaken(long atMost) {
        this.atMost = atMost;
    }

    static DaysTaken of(long days) {
        var taken = DAYS_0_TO_3;
        while (days > taken.atMost) {
            taken = values()[taken.ordinal() + 1];
        }
        return taken;
    }
}
