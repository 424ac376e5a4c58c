package krm.core.complaint.event;

/** Whether an agreement was reached (Einigung erzielt; S1.43). */
public enum Agreement {
    YES,
    PARTLY,
    NO,
    /** Nicht erhoben: not the same as no (S1.44). */
    NOT_COLLECTED
}
