package krm.core.deadline;

/** Where a deadline stands on a day: computed when it is read (rules.md §4). */
public enum DeadlineState {
    PENDING,
    MET,
    /** The due day has passed; the day on which the step was done later is kept. */
    MISSED,
    /** Ended without its step, because something else made it needless. */
    LIFTED,
    /** Replaced by a later day. */
    MOVED,
    NOT_APPLICABLE
}
