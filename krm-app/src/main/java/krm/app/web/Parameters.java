package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in addresses and headers; what cannot be read is 400, an id that is none is 404. */
public final class Parameters {

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    /** Whoever has typed nothing yet looks for nothing. */
    private static final String WORDS = "q";

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private Parameters() {}

    /** @throws Problem 404: there is nothing of another name */
    public static UUID id(String text) {
        return uuid(text).orElseThrow(() -> new Problem("NOT_FOUND"));
    }

    /** Empty if the text is no id, to the letter. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The version that the caller has before their eyes; null if they do not say. */
    public static @Nullable Integer ifMatch(HttpServletRequest request) {
        var given = request.getHeader("If-Match");
        if (given == null || given.equals("*")) {
            return null;
        }
        var version = VERSION.matcher(given.strip());
        if (!version.matches()) {
            throw Problem.field("INVALID_HEADER", "If-Match");
        }
        return Integer.valueOf(version.group(1));
    }

    /** A text to look for; null if there is none. U+0000 and lone surrogates stand in no text. */
    public static @Nullable String text(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!StrictJson.storable(text)) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
        return text;
    }

    public static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        var day = day(name, text);
        return day == null ? otherwise : day;
    }

    public static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Days.parse(text);
        } catch (DateTimeException e) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
    }

    public static Instant instant(String name, @Nullable String text, Instant otherwise) {
        try {
            return text == null || text.isEmpty()
                    ? otherwise
                    : Days.parseInstant(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.field("INVALID_PARAMETER", name);
        }
    }

    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> values, String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(values.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.field("INVALID_PARAMETER", name));
    }

    public static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Problem.field("INVALID_PARAMETER", name);
    }

    public static int page(@Nullable String text) {
        return number("page", text, 0, 0, Integer.MAX_VALUE);
    }

    public static int size(@Nullable String text) {
        return number("size", text, USUAL_PAGE, 1, LARGEST_PAGE);
    }

    private static int number(String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw Problem.field("INVALID_PARAMETER", name);
    }

    /** A parameter that is not known here, has no value or two is a typing error, not a filter that finds everything. */
    public static void only(HttpServletRequest request, Set<String> known) {
        only(request, known, Set.of());
    }

    /** @param several may be given again */
    public static void only(HttpServletRequest request, Set<String> known, Set<String> several) {
        request.getParameterMap().forEach((name, values) -> {
            var readable = known.contains(name)
                    && (values.length == 1 || several.contains(name))
                    && (name.equals(WORDS) || Stream.of(values).noneMatch(String::isEmpty));
            if (!readable) {
                throw Problem.field("INVALID_PARAMETER", name);
            }
        });
    }
}
