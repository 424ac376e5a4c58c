package krm.app.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that was not taken, and why.
 *
 * @param line its number in the file, from 1
 * @param source the source's key of its case; null where the line does not tell
 * @param code stable, as over HTTP
 * @param facts what the sentence for the code mentions
 * @param fields what is wrong in particular, by field
 */
public record RefusedLine(long line, @Nullable String source, String code, List<Fact> facts, List<Field> fields) {

    /** One fact of a sentence, kept so that each language can write it in its own way. */
    public record Fact(
            @Nullable LocalDate day,
            @Nullable Long number,
            @Nullable String text) {

        public static Fact of(Object some) {
            return switch (some) {
                case LocalDate day -> new Fact(day, null, null);
                case Integer number -> new Fact(null, number.longValue(), null);
                case Long number -> new Fact(null, number, null);
                default -> new Fact(null, null, some.toString());
            };
        }

        public Object value() {
            if (day != null) {
                return day;
            }
            return number != null ? number : String.valueOf(text);
        }
    }

    /** One field and its own code. */
    public record Field(String name, String code, List<Fact> facts) {}
}
