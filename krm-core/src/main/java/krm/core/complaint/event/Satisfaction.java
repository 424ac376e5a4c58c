package krm.core.complaint.event;

/** Whether the customer was satisfied in the end (S1.06). */
public enum Satisfaction {
    YES,
    NO,
    /** The default; never counted as no. */
    UNKNOWN
}
