package krm.core.complaint.event;

/** Where a wrong door leads to (S2.22, S2.23). */
public enum RedirectTarget {
    /** Widerspruchsstelle: an objection is a legal remedy, never a complaint. */
    OBJECTION_OFFICE,
    /** It concerns the Service Center itself. */
    PARTNER_AGENCY,
    OTHER_JOBCENTER
}
