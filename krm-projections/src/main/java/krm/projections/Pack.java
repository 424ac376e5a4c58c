package krm.projections;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Counts that stand in one column of a row: {@code A:12 B3:7}, in the order of what they count; none of them is 0. */
public final class Pack {

    private static final char BETWEEN = ' ';
    private static final char COUNT = ':';

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String cell, long n) {
        counts.merge(cell, n, (a, b) -> a + b == 0 ? null : a + b);
    }

    void add(@Nullable String text) {
        if (text != null) {
            each(text, this::add);
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    String text() {
        var text = new StringBuilder();
        counts.forEach((cell, n) -> text.append(text.isEmpty() ? "" : BETWEEN)
                .append(cell)
                .append(COUNT)
                .append(n.longValue()));
        return text.toString();
    }

    /** Tells each count of such a text. */
    public static void each(String text, ObjLongConsumer<String> told) {
        for (int from = 0; from < text.length(); ) {
            var count = text.indexOf(COUNT, from);
            var end = text.indexOf(BETWEEN, count);
            var to = end < 0 ? text.length() : end;
            told.accept(text.substring(from, count), Long.parseLong(text, count + 1, to, 10));
            from = to + 1;
        }
    }
}
