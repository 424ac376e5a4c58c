package krm.app.web;

import java.util.List;
import krm.core.deadline.Explanation;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the caller's language why a date is what it is. */
@Component
public class DeadlineSentences {

    private final MessageSource messages;
    private final Shown shown;

    DeadlineSentences(MessageSource messages, Shown shown) {
        this.messages = messages;
        this.shown = shown;
    }

    public List<String> of(List<Explanation> explanations) {
        return explanations.stream()
                .map(e -> Sentences.of(messages, "explanation." + e.key(), facts(e), LocaleContextHolder.getLocale()))
                .toList();
    }

    private List<Object> facts(Explanation explanation) {
        return explanation.key() == Explanation.Key.RULE_BOOK
                ? List.of(shown.ruleBook(explanation.args().getFirst().toString()))
                : explanation.args();
    }
}
