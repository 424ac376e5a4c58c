package krm.core.complaint.event;

/** Whether a concern was justified (Bewertung; S2.05, S2.39). */
public enum Rating {
    JUSTIFIED,
    PARTLY_JUSTIFIED,
    UNJUSTIFIED,
    NOT_ASSESSABLE
}
