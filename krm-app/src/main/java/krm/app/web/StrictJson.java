package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads a body into a record, to the letter: a typing error never loses data. Unknown, doubled and missing fields, other
 * types, unknown values, impossible days, U+0000 and lone surrogates are refused with 400. A component that is not
 * {@code @Nullable} must be there.
 */
@Component
public class StrictJson {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final JsonMapper json = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Text())
                    .addDeserializer(LocalDate.class, new Day()))
            .build();

    /** @throws Problem 400, 413 or 415 */
    public <T extends Record> T read(HttpServletRequest request, Class<T> type) {
        return read(Body.of(request), type);
    }

    public <T extends Record> T read(byte[] body, Class<T> type) {
        try {
            var value = json.readValue(body, type);
            if (value == null) {
                throw new Problem("MALFORMED_BODY");
            }
            var missing = new ArrayList<Problem.FieldError>();
            findMissing(value, "", missing);
            if (!missing.isEmpty()) {
                throw new Problem("INVALID_FIELDS", missing);
            }
            return value;
        } catch (DatabindException e) {
            throw e.getPath().isEmpty()
                    ? new Problem("MALFORMED_BODY")
                    : new Problem("INVALID_FIELDS", List.of(new Problem.FieldError(path(e), "INVALID_VALUE", List.of())));
        } catch (JacksonException e) {
            throw new Problem("MALFORMED_BODY");
        }
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static void findMissing(Object value, String path, List<Problem.FieldError> missing) {
        switch (value) {
            case Record some -> {
                for (var component : some.getClass().getRecordComponents()) {
                    var name = (path.isEmpty() ? "" : path + ".") + nameOf(component);
                    var inner = valueOf(component, some);
                    if (inner != null) {
                        findMissing(inner, name, missing);
                    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        missing.add(new Problem.FieldError(name, "MISSING_FIELD", List.of()));
                    }
                }
            }
            case Collection<?> several -> {
                int i = 0;
                for (var one : several) {
                    var name = path + "[" + i++ + "]";
                    if (one == null) {
                        missing.add(new Problem.FieldError(name, "MISSING_FIELD", List.of()));
                    } else {
                        findMissing(one, name, missing);
                    }
                }
            }
            default -> {}
        }
    }

    private static String nameOf(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text that can be stored and comes back to the character. */
    static boolean storable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static final class Text extends ValueDeserializer<String> {

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, in);
            }
            var text = in.getString();
            return storable(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, "", "a character that no text has");
        }
    }

    private static final class Day extends ValueDeserializer<LocalDate> {

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, in);
            }
            try {
                return LocalDate.parse(in.getString(), DAY);
            } catch (DateTimeException e) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, in.getString(), "no day");
            }
        }
    }
}
