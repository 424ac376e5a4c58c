package krm.app.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import krm.eventstore.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How pages write days and codes: as the reader's language does. Templates know it as {@code @shown}. */
@Component("shown")
public final class Shown {

    private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d+)");

    private static final Pattern CONCERN = Pattern.compile("concerns\\[(\\d+)]\\.(.+)");
    private static final int BEGINNING = 60;

    private final MessageSource messages;
    private final Clock clock;

    Shown(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("format.day"), LocaleContextHolder.getLocale()));
    }

    public String instant(OffsetDateTime instant) {
        return instant.atZoneSameInstant(clock.getZone())
                .format(DateTimeFormatter.ofPattern(say("format.instant"), LocaleContextHolder.getLocale()));
    }

    public String instant(Instant instant) {
        return instant(instant.atZone(clock.getZone()).toOffsetDateTime());
    }

    /** How far off a day is, in words: today, in 3 days, 3 days ago. */
    public String distance(LocalDate day) {
        var days = ChronoUnit.DAYS.between(LocalDate.now(clock), day);
        return days == 0 ? say("distance.today") : say(days > 0 ? "distance.ahead" : "distance.ago", Math.abs(days));
    }

    public boolean isPast(LocalDate day) {
        return day.isBefore(LocalDate.now(clock));
    }

    /**
     * A value that can be chosen, in words.
     *
     * @param belongsTo the value of another field that it goes with only; null: with any
     */
    public record Option(
            String value, String words, @Nullable String belongsTo) {

        public Option(String value, String words) {
            this(value, words, null);
        }
    }

    public List<Option> options(String catalogue, Collection<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, word(catalogue, code)))
                .toList();
    }

    /** Of codes of ours, whose catalogue bears their name. */
    public List<Option> options(Collection<? extends Enum<?>> values) {
        return values.stream()
                .map(value ->
                        new Option(value.name(), word(value.getDeclaringClass().getSimpleName(), value)))
                .toList();
    }

    /** What somebody has said, or that it is erased. */
    public String said(String text) {
        return text.equals(EventCodec.ERASED) ? say("erased") : text;
    }

    /** A code in words; the code itself where a house has its own. */
    public String word(String catalogue, @Nullable Object code) {
        return code == null
                ? ""
                : messages.getMessage(catalogue + "." + code, null, code.toString(), LocaleContextHolder.getLocale());
    }

    /** What a field is called, by its path in a body; one of a concern with that concern's number. */
    public String field(String path) {
        var name = word("field", path.replaceAll("\\[\\d+]", ""));
        var ofConcern = CONCERN.matcher(path);
        if (!ofConcern.matches()) {
            return name;
        }
        var no = Integer.parseInt(ofConcern.group(1)) + 1;
        return ofConcern.group(2).equals("text") ? say("case.concern", no) : say("fact.ofConcern", name, no);
    }

    /** The name of a step, by the end of its address; of a follow-up with its number. */
    public String step(String path) {
        return say("step." + stepKey(path), path.replaceAll("[^0-9]", ""));
    }

    public static String stepKey(String path) {
        return path.replaceAll("/[0-9]+/", ".");
    }

    /** The name of a rule book; what stands behind an @ is its version. */
    public String ruleBook(String reference) {
        var versioned = VERSIONED.matcher(reference);
        return versioned.matches() ? say("format.ruleBook", versioned.group(1), versioned.group(2)) : reference;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(number);
    }

    /** With all its places after the point, so that those of a column stand below each other. */
    public String decimal(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
        format.setMinimumFractionDigits(number.scale());
        return format.format(number);
    }

    /** Enough of a text to tell it from others. */
    public static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= BEGINNING
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING)).strip() + " …";
    }

    public String say(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }
}
