package krm.app.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.web.Problem;
import krm.app.web.Shown;
import krm.app.web.Shown.Option;
import krm.projections.statistics.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Which days a page is about: a quarter or a year by its code ({@code 2026-Q3}, {@code 2026}), or any (S2.78, S2.80). */
@Component
class ReportPeriods {

    private static final Pattern CODE = Pattern.compile("([12]\\d{3})(?:-Q([1-4]))?");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL uuuu");
    private static final int QUARTERS = 8;
    private static final int YEARS = 3;

    private final Shown shown;
    private final MessageSource messages;
    private final Clock clock;

    ReportPeriods(Shown shown, MessageSource messages, Clock clock) {
        this.shown = shown;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the address asks for, as the door wants to have it; who asks for nothing gets the last quarter that is over. */
    Map<String, @Nullable String> asked(HttpServletRequest request) {
        var asked = new HashMap<String, @Nullable String>();
        Stream.of("from", "to", "asOf", "knownAt").forEach(name -> asked.put(name, request.getParameter(name)));
        var code = Objects.requireNonNullElse(request.getParameter("period"), "");
        if (!code.isEmpty() || request.getParameter("from") == null && request.getParameter("to") == null) {
            var period = code.isEmpty() ? quarter(thisQuarter().minusMonths(3)) : of(code);
            asked.put("from", period.from().toString());
            asked.put("to", period.to().toString());
        }
        return asked;
    }

    private static Period of(String code) {
        var named = CODE.matcher(code);
        if (!named.matches()) {
            throw Problem.field("INVALID_PARAMETER", "period");
        }
        var year = Integer.parseInt(named.group(1));
        return named.group(2) == null
                ? new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                : quarter(YearMonth.of(year, 3 * Integer.parseInt(named.group(2)) - 2));
    }

    private static Period quarter(YearMonth first) {
        return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
    }

    private static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    private YearMonth thisQuarter() {
        return YearMonth.from(LocalDate.now(clock).with(IsoFields.DAY_OF_QUARTER, 1));
    }

    /** Quarters and years up to the present ones, the newest first. */
    List<Option> choices() {
        return Stream.concat(
                        IntStream.range(0, QUARTERS)
                                .mapToObj(n -> quarter(thisQuarter().minusMonths(3L * n))),
                        IntStream.range(0, YEARS)
                                .mapToObj(n -> of(Integer.toString(thisQuarter().getYear() - n))))
                .map(period -> new Option(code(period), name(period)))
                .toList();
    }

    /** Empty: it is neither a quarter nor a year. */
    static String code(Period period) {
        var first = period.from();
        if (period.equals(of(Integer.toString(first.getYear())))) {
            return Integer.toString(first.getYear());
        }
        return period.equals(quarter(YearMonth.from(first))) && first.get(IsoFields.DAY_OF_QUARTER) == 1
                ? first.getYear() + "-Q" + first.get(IsoFields.QUARTER_OF_YEAR)
                : "";
    }

    /** As people say it. */
    String name(Period period) {
        var named = CODE.matcher(code(period));
        if (!named.matches()) {
            return period.equals(month(YearMonth.from(period.from())))
                    ? period.from().format(MONTH.withLocale(LocaleContextHolder.getLocale()))
                    : say("period.days", shown.day(period.from()), shown.day(period.to()));
        }
        return named.group(2) == null
                ? say("period.year", named.group(1))
                : say("period.quarter", named.group(2), named.group(1));
    }

    private String say(String key, Object... facts) {
        return messages.getMessage(key, facts, LocaleContextHolder.getLocale());
    }
}
