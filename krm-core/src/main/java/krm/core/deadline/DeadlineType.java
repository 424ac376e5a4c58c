package krm.core.deadline;

/** The kinds of deadline (Frist) of a reaction (rules.md §4). */
public enum DeadlineType {
    /** Eingangsbestätigung: within 3 working days (S2.64). */
    ACKNOWLEDGEMENT,
    /** Zwischennachricht: after a week at the latest, if a delay is to be foreseen (S2.66, S2.67). */
    INTERIM_NOTICE,
    /** First substantive answer (sachgerechte Auseinandersetzung) within two weeks (S1.27). */
    ANSWER,
    /** Final handling (abschließende Bearbeitung) of a written reaction within 14 days (S2.63). */
    COMPLETION,
    /** Immediate action (sofortiger Handlungsbedarf) where there is a risk (S1.25). */
    RISK_RESPONSE,
    /** Stellungnahme: the day set by RD or BMAS, or 14 days before the committee's (S2.20, S2.21). */
    STATEMENT,
    /** The day that the last interim notice announced for the answer. */
    PROMISED_ANSWER,
    /** Wiedervorlage: a day set by hand, each for itself. */
    FOLLOW_UP
}
