package krm.app.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What krm's records say for themselves: a component that is not {@code @Nullable} is required. */
final class RecordSchemas extends ModelResolver {

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

    private static List<String> required(Class<?> raw) {
        return Arrays.stream(raw.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordSchemas::name)
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
