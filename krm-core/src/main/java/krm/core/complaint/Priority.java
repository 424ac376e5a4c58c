package krm.core.complaint;

/** How urgent a case is: by the concern alone, never by group, category or history (S1.24). */
public enum Priority {
    NORMAL,
    /** Sofortsache. */
    IMMEDIATE
}
