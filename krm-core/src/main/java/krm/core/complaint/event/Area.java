package krm.core.complaint.event;

/** What a concern is about: the matter or somebody's conduct (S1.11). */
public enum Area {
    /** Sache. */
    SUBJECT,
    /** Verhalten. */
    CONDUCT
}
