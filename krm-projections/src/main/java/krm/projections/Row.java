package krm.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row as PostgreSQL writes it: one text a column, which an array of texts and COPY take alike. */
public record Row(List<@Nullable String> values) implements Sort {

    private static final String BYTES = "\\x";

    /** @param values several become an array, bytes are hexadecimal, everything else the text that it says of itself */
    public static Row of(@Nullable Object... values) {
        var texts = new ArrayList<@Nullable String>(values.length);
        for (var value : values) {
            texts.add(
                    switch (value) {
                        case null -> null;
                        case Collection<?> several -> array(several);
                        case long[] numbers -> array(numbers);
                        case byte[] bytes -> BYTES + HexFormat.of().formatHex(bytes);
                        default -> value.toString();
                    });
        }
        return new Row(Collections.unmodifiableList(texts));
    }

    private static String array(long[] numbers) {
        var text = new StringBuilder(numbers.length * 21 + 2).append('{');
        for (var number : numbers) {
            text.append(text.length() == 1 ? "" : ",").append(number);
        }
        return text.append('}').toString();
    }

    static String array(Collection<?> values) {
        return values.stream()
                .map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public Row row() {
        return this;
    }

    /** The same row with a value before it and one behind. */
    Row within(String before, String behind) {
        var texts = new ArrayList<@Nullable String>(values.size() + 2);
        texts.add(before);
        texts.addAll(values);
        texts.add(behind);
        return new Row(Collections.unmodifiableList(texts));
    }

    /** All but its last value, with a value before it. */
    Row key(String before) {
        var texts = new ArrayList<@Nullable String>(values.size());
        texts.add(before);
        texts.addAll(first(values.size() - 1));
        return new Row(Collections.unmodifiableList(texts));
    }

    Row with(String behind) {
        var texts = new ArrayList<>(values);
        texts.add(behind);
        return new Row(Collections.unmodifiableList(texts));
    }

    String last() {
        return Objects.requireNonNull(values.getLast());
    }

    List<@Nullable String> first(int columns) {
        return values.subList(0, columns);
    }
}
