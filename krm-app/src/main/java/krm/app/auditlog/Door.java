package krm.app.auditlog;

/** By which door a case was read, or tried to be. */
public enum Door {
    /** A page about the case: what a person sees of it at once is one look, however many calls the page makes. */
    PAGE,
    CASE,
    HISTORY,
    DIFFERENCE,
    /** It was among what a search by words found: that a word hits says something about it. */
    SEARCH,
    /**
     * A reception or step that stored nothing: refused, or the same call again. One that stored something is in the
     * history itself.
     */
    STEP,
    /** Whole histories were taken along: one entry for all cases of the file. */
    EXPORT
}
