package krm.app.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import krm.app.web.Problem;
import krm.core.complaint.event.Texts;
import org.jspecify.annotations.Nullable;

/**
 * How long a text may be (rules.md §7): 20,000 characters, names and numbers 200; and that one which must be there says
 * something: a reason of blanks is none.
 */
final class TextLimits {

    private static final int TEXT = 20_000;
    private static final int NAME = 200;
    private static final Set<String> NAMES = Set.of(
            "name",
            "customerNumber",
            "phone",
            "email",
            "user",
            "team",
            "person",
            "approver",
            "ticketNumber",
            "topic",
            "registryUnit",
            "whom",
            "station",
            "ground",
            "sourceReference",
            "other");

    /** Names of something: an empty one is unknown. */
    private static final Set<String> REFERENCES = Set.of("team", "other");
    /** Says that something is not done, by being there: then it must say why. */
    private static final String WAIVED = "waivedBecause";

    /** @param meaningful a text that must say something */
    private record Field(String name, Method accessor, int limit, boolean meaningful) {

        static Field of(RecordComponent component) {
            var name = component.getName();
            component.getAccessor().setAccessible(true);
            var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            return new Field(
                    renamed == null ? name : renamed.value(),
                    component.getAccessor(),
                    NAMES.contains(name) ? NAME : TEXT,
                    name.equals(WAIVED)
                            || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                    && !REFERENCES.contains(name));
        }
    }

    /** Looking a record up costs more than measuring its texts. */
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    private TextLimits() {}

    /** @throws Problem 422 at the first text that is too long, or blank where it must say something */
    static void check(Record body) {
        check(body, "");
    }

    private static void check(Record body, String path) {
        for (var field : FIELDS.get(body.getClass())) {
            try {
                check(field.accessor().invoke(body), path + field.name(), field);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void check(Object value, String path, Field field) {
        switch (value) {
            case String text
            when text.codePointCount(0, text.length()) > field.limit() ->
                throw Problem.field("TEXT_TOO_LONG", path, field.limit());
            case String text when field.meaningful() && Texts.blank(text) -> throw Problem.field("TEXT_BLANK", path);
            case Record inner -> check(inner, path + ".");
            case List<?> several ->
                IntStream.range(0, several.size()).forEach(i -> check(several.get(i), path + "[" + i + "]", field));
            case null, default -> {}
        }
    }
}
