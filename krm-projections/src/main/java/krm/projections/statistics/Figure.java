package krm.projections.statistics;

/** What is counted, and by which day (api.md, «Statistics»). */
enum Figure {
    /** By day of reception, as the following ones. */
    RECEIVED,
    CONCERNS,
    ANONYMOUS,
    PETITIONS,
    IMMEDIATE,
    REDIRECTED,
    /** Its value is a type of deadline and how it stands. */
    DEADLINE,
    /** By the day of the answer; its value are the days since the reception. */
    FIRST_ANSWER,
    FINAL_ANSWER,
    /** By the day of the final answer. */
    OUTCOME,
    /** By the day of the rating, as the following ones. */
    RATING,
    AGREEMENT,
    SATISFACTION,
    /** By the day of the first closing. */
    CLOSED,
    /** By the day since which a case is open, and by the day since which it is not. */
    OPEN,
    /** Likewise, while something of it is overdue. */
    OVERDUE;

    static final String FROM = "FROM";
    static final String UNTIL = "UNTIL";

    /** What there is at the end of a period is what all the days before add up to. */
    boolean isStock() {
        return this == OPEN || this == OVERDUE;
    }
}
