package krm.core.complaint.event;

/** The kind of reaction (Art; S1.09, S2.09 to S2.15). */
public enum ComplaintKind {
    /** Beschwerde. */
    COMPLAINT,
    /** Lob. */
    PRAISE,
    /** Anregung. */
    SUGGESTION,
    /** Dienstaufsichtsbeschwerde: about the conduct of named employees (S2.09). */
    DISCIPLINARY_COMPLAINT,
    /** Petition to the Bundestag. */
    PETITION,
    /** Eingabe to the BMAS. */
    SUBMISSION
}
