package krm.app.house;

import java.util.List;
import krm.app.house.RuleBookController.Petitions;
import krm.app.house.RuleBookController.Reactions;
import krm.app.house.RuleBookController.Shown;
import krm.core.deadline.DeadlineType;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a rule book says, in sentences: one for each deadline, and for what all of them hang on. */
@Component
class RuleSentences {

    /** @param about in words */
    record Sentence(String about, String says) {}

    private final MessageSource messages;

    RuleSentences(MessageSource messages) {
        this.messages = messages;
    }

    List<Sentence> of(Shown book) {
        var reactions = book.reactions();
        var petitions = book.petitions();
        if (reactions != null) {
            return of(reactions);
        }
        return petitions == null ? List.of() : of(petitions);
    }

    private List<Sentence> of(Reactions rules) {
        return List.of(
                deadline(DeadlineType.ACKNOWLEDGEMENT, rules.acknowledgementWorkingDays()),
                deadline(DeadlineType.INTERIM_NOTICE, rules.interimNoticeDays()),
                deadline(DeadlineType.ANSWER, rules.answerDays()),
                deadline(DeadlineType.COMPLETION, rules.completionDays()),
                deadline(DeadlineType.RISK_RESPONSE, rules.riskCutOff()),
                new Sentence(say("rules.soon"), say("rules.says.soon", rules.soonWorkingDays())),
                yearEnd(rules.yearEndWorks()));
    }

    private List<Sentence> of(Petitions rules) {
        return List.of(
                deadline(DeadlineType.STATEMENT, rules.statementDaysBeforeCommittee()),
                deadline(DeadlineType.RISK_RESPONSE, rules.riskCutOff()),
                yearEnd(rules.yearEndWorks()));
    }

    private Sentence deadline(DeadlineType type, Object number) {
        return new Sentence(say("DeadlineType." + type), say("rules.says." + type, number));
    }

    private Sentence yearEnd(boolean works) {
        return new Sentence(say("rules.yearEnd"), say("rules.says.yearEnd." + works));
    }

    private String say(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }
}
