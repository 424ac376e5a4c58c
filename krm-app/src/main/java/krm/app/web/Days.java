package krm.app.web;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/** Days and instants as the contract writes them, and only those that there are: four digits of a year, and no year 0. */
final class Days {

    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4)
            .appendLiteral('-')
            .appendValue(MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(DAY_OF_MONTH, 2)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Days() {}

    /** @throws DateTimeException if it is none */
    static LocalDate parse(String text) {
        return known(LocalDate.parse(text, DAY));
    }

    /** @throws DateTimeException if it is none */
    static OffsetDateTime parseInstant(String text) {
        return known(OffsetDateTime.parse(text));
    }

    private static <T extends TemporalAccessor> T known(T some) {
        if (some.get(YEAR) < 1 || some.get(YEAR) > 9999) {
            throw new DateTimeException("Nobody counts such years");
        }
        return some;
    }
}
