package krm.core.deadline;

import java.time.LocalTime;

/** The numbers of a directive (Geschäftsanweisung) in one version; a case keeps that of its day of reception (S2.01). */
public record RuleBook(
        String id,
        String version,
        int acknowledgementWorkingDays,
        int interimNoticeDays,
        int answerDays,
        int completionDays,
        int statementDaysBeforeCommittee,
        LocalTime riskCutOff,
        int soonWorkingDays) {

    /** Geschäftsanweisung 01 of Jobcenter Wolfenbüttel (S2) with the two weeks of S1; valid from the beginning. */
    public static final RuleBook SHIPPED = new RuleBook("GA-01/2011", "1", 3, 7, 14, 14, 14, LocalTime.of(15, 0), 2);

    /** How a case names its rule book for ever. */
    public String reference() {
        return id + "@" + version;
    }
}
