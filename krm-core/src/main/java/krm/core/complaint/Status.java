package krm.core.complaint;

/** The furthest step that a case has reached (Bearbeitungsstand), in this order. */
public enum Status {
    RECEIVED,
    ACKNOWLEDGED,
    FORWARDED,
    INTERIM_NOTICE_SENT,
    /** Finally answered. */
    ANSWERED,
    RATED,
    CLOSED,
    /** Passed on to where it belongs; ended here, and not counted as closed. */
    REDIRECTED
}
