package krm.core.complaint;

/** What is missing but forbids nothing. */
public enum Warning {
    /** Closed without saying where the originals lie (S2.83). */
    ORIGINALS_PLACE_MISSING,
    /** Not yet before the management, which it must be (S2.55). */
    NOT_PRESENTED
}
