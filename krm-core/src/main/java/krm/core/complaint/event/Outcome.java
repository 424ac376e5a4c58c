package krm.core.complaint.event;

/** What an answer says (S1.28 to S1.30). */
public enum Outcome {
    /** Abhilfe. */
    REMEDY,
    /** Teilabhilfe. */
    PARTIAL_REMEDY,
    /** Erläuterung der Rechtslage. */
    LEGAL_EXPLANATION,
    /** Keine Abhilfe. */
    NO_REMEDY,
    /** Dank, for praise and suggestions only. */
    THANKS
}
