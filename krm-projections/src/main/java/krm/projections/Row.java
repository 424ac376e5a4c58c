package krm.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row as PostgreSQL writes it: one text a column, which an array of texts and COPY take alike. */
public record Row(List<@Nullable String> values) implements Sort {

    /** @param values a collection becomes an array, everything else the text that it says of itself */
    public static Row of(@Nullable Object... values) {
        var texts = new ArrayList<@Nullable String>(values.length);
        for (var value : values) {
            texts.add(
                    value instanceof Collection<?> several ? array(several) : value == null ? null : value.toString());
        }
        return new Row(Collections.unmodifiableList(texts));
    }

    private static String array(Collection<?> values) {
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

    List<@Nullable String> first(int columns) {
        return values.subList(0, columns);
    }
}
