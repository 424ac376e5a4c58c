package krm.core.deadline;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The numbers of a directive (Regelwerk) in one version, valid from a day until another one is. A case keeps the version of
 * its day of reception (S2.01, S2.02); petitions and submissions have their own (S2.16).
 */
public sealed interface RuleBook {

    /** Valid from the beginning. */
    LocalDate BEGINNING = LocalDate.MIN;

    /** How a case names it for ever: given once in a house. */
    String reference();

    LocalDate validFrom();

    /** A risk that is recorded later than this on its very day is due on the next working day (S1.25). */
    LocalTime riskCutOff();

    /** Whether 24 and 31 December are working days. */
    boolean yearEndWorks();

    /** For complaints, praise, suggestions and disciplinary complaints. */
    record Reactions(
            String reference,
            LocalDate validFrom,
            int acknowledgementWorkingDays,
            int interimNoticeDays,
            int answerDays,
            int completionDays,
            LocalTime riskCutOff,
            int soonWorkingDays,
            boolean yearEndWorks)
            implements RuleBook {}

    /** For petitions and submissions. */
    record Petitions(
            String reference,
            LocalDate validFrom,
            int statementDaysBeforeCommittee,
            LocalTime riskCutOff,
            boolean yearEndWorks)
            implements RuleBook {}
}
