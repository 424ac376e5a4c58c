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

    DeadlineSentences(MessageSource messages) {
        this.messages = messages;
    }

    public List<String> of(List<Explanation> explanations) {
        return explanations.stream()
                .map(e -> Sentences.of(messages, "explanation." + e.key(), e.args(), LocaleContextHolder.getLocale()))
                .toList();
    }
}
