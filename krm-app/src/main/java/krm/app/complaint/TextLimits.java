package krm.app.complaint;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import krm.app.web.Problem;

/** How long a text may be (api.md, «Limits»): 20,000 characters, names and numbers 200. */
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

    /** Looking a record up costs more than measuring its texts. */
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            var accessors = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
            accessors.forEach(accessor -> accessor.setAccessible(true));
            return accessors;
        }
    };

    private TextLimits() {}

    /** @throws Problem 422 at the first text that is too long */
    static void check(Record body) {
        check(body, "");
    }

    private static void check(Record body, String path) {
        for (var accessor : ACCESSORS.get(body.getClass())) {
            try {
                check(
                        accessor.invoke(body),
                        path + accessor.getName(),
                        NAMES.contains(accessor.getName()) ? NAME : TEXT);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void check(Object value, String path, int limit) {
        switch (value) {
            case String text
            when text.codePointCount(0, text.length()) > limit -> throw Problem.field("TEXT_TOO_LONG", path, limit);
            case Record inner -> check(inner, path + ".");
            case List<?> several ->
                IntStream.range(0, several.size()).forEach(i -> check(several.get(i), path + "[" + i + "]", limit));
            case null, default -> {}
        }
    }
}
