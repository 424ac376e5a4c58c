package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads a body into a record, to the letter: a typing error never loses data. Unknown, doubled and missing fields, other
 * types, unknown values, impossible days, U+0000 and lone surrogates are refused with 400. A component that is not
 * {@code @Nullable} must be there.
 */
@Component
public class StrictJson {

    private final JsonMapper json = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .setDeserializerModifier(new ToTheLetter())
                    .addDeserializer(String.class, new Text())
                    .addDeserializer(LocalDate.class, new Parsed<>(LocalDate.class, Days::parse))
                    .addDeserializer(LocalTime.class, new Parsed<>(LocalTime.class, LocalTime::parse))
                    .addDeserializer(OffsetDateTime.class, new Parsed<>(OffsetDateTime.class, Days::parseInstant)))
            .build();

    /** @throws Problem 400, 413 or 415 */
    public <T extends Record> T read(HttpServletRequest request, Class<T> type) {
        return read(Body.of(request), type);
    }

    public <T extends Record> T read(byte[] body, Class<T> type) {
        return read(() -> json.readValue(body, type));
    }

    /** What {@link #tree} gave, or a part of it, by the same letter. */
    public <T extends Record> T read(JsonNode tree, Class<T> type) {
        return read(() -> json.treeToValue(tree, type));
    }

    /** @throws Problem 400 if it is no JSON */
    public JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new Problem("MALFORMED_BODY");
        }
    }

    private static <T extends Record> T read(Supplier<T> reading) {
        try {
            var value = reading.get();
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
                    : new Problem(
                            "INVALID_FIELDS", List.of(new Problem.FieldError(path(e), "INVALID_VALUE", List.of())));
        } catch (JacksonException e) {
            throw new Problem("MALFORMED_BODY");
        }
    }

    /**
     * A part of a body whose type depends on another part.
     *
     * @param field its name in the body
     * @throws Problem 400
     */
    public <T> T value(JsonNode part, Class<T> type, String field) {
        var invalid = new Problem("INVALID_FIELDS", List.of(new Problem.FieldError(field, "INVALID_VALUE", List.of())));
        if (part.isNull()) {
            throw invalid;
        }
        try {
            return json.treeToValue(part, type);
        } catch (JacksonException e) {
            throw invalid;
        }
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(storable(step.getPropertyName()) ? step.getPropertyName() : "?");
            }
        }
        return path.toString();
    }

    private static void findMissing(Object value, String path, List<Problem.FieldError> missing) {
        switch (value) {
            case Record some -> {
                for (var part : PARTS.get(some.getClass())) {
                    var name = (path.isEmpty() ? "" : path + ".") + part.name;
                    var inner = part.of(some);
                    if (inner != null) {
                        findMissing(inner, name, missing);
                    } else if (!part.optional) {
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

    /** One component of a record, as the body names it. */
    private record Part(String name, Method accessor, boolean optional) {

        static Part of(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var renamed = accessor.getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
            return new Part(
                    renamed == null ? component.getName() : renamed.value(),
                    accessor,
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        @Nullable
        Object of(Record some) {
            try {
                return accessor.invoke(some);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Looking a record up costs more than reading a body. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    /** Text that can be stored and comes back to the character. */
    public static boolean storable(String text) {
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

    /** Jackson would take " COMPLAINT " too. */
    private static final class ToTheLetter extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> usual) {
            var values = (Class<Enum>) type.getRawClass();
            return new Parsed<Enum>(values, text -> Enum.valueOf(values, text));
        }
    }

    /** Written as a text, and in no other way. */
    private static final class Parsed<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, in));
            }
            try {
                return parse.apply(in.getString());
            } catch (DateTimeException | IllegalArgumentException e) {
                return type.cast(context.handleWeirdStringValue(type, in.getString(), "there is none"));
            }
        }
    }
}
