package krm.core.access;

/** What somebody is in the house (rules.md §2). */
public enum Role {
    /** Every employee: records what was said at the counter or on the phone (S2.03). */
    STAFF,
    /** Teamleitung: works on what the team has now (S2.43). */
    TEAM_LEAD,
    /** Beauftragte, Beauftragter für KRM: everything around the process (S2.25, S2.33). */
    KRM_OFFICER,
    /** Geschäftsführung. */
    MANAGEMENT,
    /** Revision: reads everything, changes nothing. */
    AUDITOR,
    /** RD, partner agency: figures only. */
    REPORTING,
    /** Organisation, users, catalogues: no case content. */
    ADMIN;

    /** Figures and configuration need no cases: 403 on every one, known or not. */
    boolean handlesCases() {
        return this != REPORTING && this != ADMIN;
    }
}
