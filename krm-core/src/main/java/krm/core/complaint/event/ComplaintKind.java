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
    SUBMISSION;

    /** A petition or submission: comes with a day of its own, and is answered by a statement (rules.md §3 rule 9). */
    public boolean isFormal() {
        return this == PETITION || this == SUBMISSION;
    }

    /** The management's business, and hidden from most (rules.md §2). */
    public boolean isDisciplinary() {
        return this == DISCIPLINARY_COMPLAINT;
    }
}
