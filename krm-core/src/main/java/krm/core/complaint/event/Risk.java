package krm.core.complaint.event;

/** A considerable risk (erhebliches Risiko) that asks for immediate action (S1.25, S1.26). */
public enum Risk {
    /** Besondere Notlage. */
    EMERGENCY,
    /** Eskalationsgefahr. */
    ESCALATION_RISK
}
