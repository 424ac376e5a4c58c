package krm.app.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What krm's records say for themselves: a component that is not {@code @Nullable} is required, one that is may be null. The
 * one thing that they call an object is a count, which may be hidden ({@code Figures}).
 */
final class RecordSchemas extends ModelResolver {

    private static final String NULL = "null";

    RecordSchemas(ObjectMapper mapper) {
        super(mapper, new Names());
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var raw = _mapper.constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return anyJson(raw);
        }
        if (raw.equals(LocalTime.class)) {
            return new StringSchema().format("time");
        }
        Schema<?> schema = super.resolve(type, context, others);
        if (schema != null && raw.isRecord()) {
            Schema<?> defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (defined != null) {
                defined.setRequired(required(raw));
                properties(raw, defined);
            }
        }
        return schema;
    }

    private static Schema<?> anyJson(Class<?> raw) {
        var schema = new Schema<>();
        if (raw.equals(ObjectNode.class)) {
            schema.addType("object");
        }
        return schema;
    }

    /** Beside the counts stands that some of them are hidden. */
    private static Schema<?> count() {
        var schema = new Schema<>();
        Stream.of("integer", "boolean", NULL).forEach(schema::addType);
        return schema;
    }

    /** Put right once they are resolved: on the way a schema without a type, or with several, becomes an object. */
    private static void properties(Class<?> raw, Schema<?> defined) {
        for (var component : raw.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                properties(component.getType(), defined);
            } else if (defined.getProperties() != null) {
                defined.getProperties().computeIfPresent(name(component), (_, property) -> told(component, property));
            }
        }
    }

    private static Schema<?> told(RecordComponent component, Schema<?> property) {
        if (component.getType().equals(JsonNode.class)) {
            return new Schema<>();
        }
        if (component.getGenericType() instanceof ParameterizedType map
                && List.of(map.getActualTypeArguments()).contains(Object.class)) {
            property.setAdditionalProperties(count());
        } else if (component.getAnnotatedType() instanceof AnnotatedParameterizedType map
                && component.getType().equals(Map.class)
                && map.getAnnotatedActualTypeArguments()[1].isAnnotationPresent(Nullable.class)
                && property.getAdditionalProperties() instanceof Schema<?> value) {
            property.setAdditionalProperties(orNull(value));
        }
        // What is left out where there is nothing is never null.
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !component.getAccessor().isAnnotationPresent(JsonInclude.class)
                ? orNull(property)
                : property;
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            var none = new Schema<>();
            none.addType(NULL);
            return new Schema<>().anyOf(List.of(property, none));
        }
        if (property.getTypes() != null && property.getTypes().add(NULL) && property.getEnum() != null) {
            ((Schema<Object>) property).addEnumItemObject(null);
        }
        return property;
    }

    private static List<String> required(Class<?> raw) {
        return Arrays.stream(raw.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? required(component.getType()).stream()
                        : Stream.of(name(component)))
                .toList();
    }

    private static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    /** Several doors have a record of the same name: the one around it tells them apart. */
    private static final class Names extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> some) {
            var around = some.getEnclosingClass();
            return (around == null ? "" : around.getSimpleName().replaceFirst("(Controller|Views?)$", ""))
                    + some.getSimpleName();
        }
    }
}
