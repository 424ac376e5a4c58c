package krm.core.house;

import static krm.core.house.HouseRefusal.refuseIf;

import java.time.LocalDate;
import krm.core.deadline.RuleBook;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;

/** Which numbers a rule book can have, and its words as an event. */
final class Issuing {

    private static final int LONGEST = 365;

    private Issuing() {}

    static void requireSound(RuleBook book) {
        switch (book) {
            case RuleBook.Reactions rules -> {
                within(1, rules.acknowledgementWorkingDays(), "acknowledgementWorkingDays");
                within(1, rules.interimNoticeDays(), "interimNoticeDays");
                within(1, rules.answerDays(), "answerDays");
                within(1, rules.completionDays(), "completionDays");
                within(0, rules.soonWorkingDays(), "soonWorkingDays");
                var inOrder =
                        rules.interimNoticeDays() <= rules.answerDays() && rules.answerDays() <= rules.completionDays();
                refuseIf(!inOrder, HouseRefusalCode.RULES_OUT_OF_ORDER, "reactions");
            }
            case RuleBook.Petitions rules ->
                within(0, rules.statementDaysBeforeCommittee(), "statementDaysBeforeCommittee");
        }
    }

    static JobcenterEvent event(String jobcenter, LocalDate on, RuleBook book) {
        return switch (book) {
            case RuleBook.Reactions rules ->
                new ReactionRulesIssued(
                        jobcenter,
                        on,
                        rules.reference(),
                        rules.validFrom(),
                        rules.acknowledgementWorkingDays(),
                        rules.interimNoticeDays(),
                        rules.answerDays(),
                        rules.completionDays(),
                        rules.riskCutOff(),
                        rules.soonWorkingDays(),
                        rules.yearEndWorks());
            case RuleBook.Petitions rules ->
                new PetitionRulesIssued(
                        jobcenter,
                        on,
                        rules.reference(),
                        rules.validFrom(),
                        rules.statementDaysBeforeCommittee(),
                        rules.riskCutOff(),
                        rules.yearEndWorks());
        };
    }

    private static void within(int least, int number, String field) {
        refuseIf(number < least || number > LONGEST, HouseRefusalCode.RULE_OUT_OF_RANGE, field, least, LONGEST);
    }
}
