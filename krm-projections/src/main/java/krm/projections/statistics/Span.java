package krm.projections.statistics;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days on which something was so, up to {@code until}, which is no more one of them; null: it is still so. */
record Span(LocalDate from, @Nullable LocalDate until) {

    /** As it is stored: {@code 2026-01-05/2026-02-01 2026-03-01/}. */
    static String text(List<Span> several) {
        return several.stream()
                .map(span -> span.from + "/" + (span.until == null ? "" : span.until))
                .collect(joining(" "));
    }

    static List<Span> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Span::one).toList();
    }

    private static Span one(String text) {
        var slash = text.indexOf('/');
        var until = text.substring(slash + 1);
        return new Span(LocalDate.parse(text.substring(0, slash)), until.isEmpty() ? null : LocalDate.parse(until));
    }
}
