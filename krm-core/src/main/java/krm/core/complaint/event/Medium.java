package krm.core.complaint.event;

/** How something reached the complainant. */
public enum Medium {
    LETTER,
    E_MAIL,
    PHONE,
    IN_PERSON,
    /** Not at all: the complainant cannot be reached. */
    NONE
}
