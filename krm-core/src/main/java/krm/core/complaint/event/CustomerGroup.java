package krm.core.complaint.event;

/** The customer group (Kundengruppe), a closed list (S1.19). */
public enum CustomerGroup {
    /** Arbeitnehmerin, Arbeitnehmer. */
    EMPLOYEE,
    /** Arbeitgeber. */
    EMPLOYER,
    /** Institution. */
    INSTITUTION,
    /** Sonstige. */
    OTHER
}
