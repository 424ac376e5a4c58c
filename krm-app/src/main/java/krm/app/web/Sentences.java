package krm.app.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Sentences for people, from a key and plain facts; days are written as the language writes them. */
public final class Sentences {

    private Sentences() {}

    public static String of(MessageSource messages, String key, List<Object> facts, Locale locale) {
        var shown = facts.stream()
                .map(fact -> fact instanceof LocalDate day
                        ? day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(locale))
                        : fact)
                .toArray();
        return messages.getMessage(key, shown, locale);
    }
}
