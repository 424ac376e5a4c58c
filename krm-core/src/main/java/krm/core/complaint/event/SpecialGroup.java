package krm.core.complaint.event;

/** A special group (besonderer Personenkreis), optional; no date of birth is stored (S1.20, S1.21). */
public enum SpecialGroup {
    UNDER_25,
    OVER_50
}
