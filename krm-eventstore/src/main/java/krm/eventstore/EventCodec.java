package krm.eventstore;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Events as JSON and back. Personal fields are written encrypted; they are not read when an event is read to decide or to
 * project, and are opened only by {@link #reveal}, when somebody looks.
 */
public final class EventCodec {

    /** What is read where a person's data was, after its key has been destroyed. */
    public static final String ERASED = FieldCipher.ERASED;

    private static final String CIPHER = FieldCipher.class.getName();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final String CORRELATION = "correlationId";
    private static final String CAUSATION = "causationId";

    private final EventTypes types;
    private final Map<String, Function<StoredEvent, Object>> columns;
    private final JsonMapper json;

    /**
     * @param personal marks the components of type {@code String} that hold personal data
     * @param columns components of events that say what a column of their row says: they are not written a second time, and
     *     read from there
     */
    public EventCodec(
            EventTypes types,
            Class<? extends Annotation> personal,
            Map<String, Function<StoredEvent, Object>> columns) {
        this.types = types;
        this.columns = Map.copyOf(columns);
        json = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new Fields(personal), new JacksonAnnotationIntrospector()))
                .addModule(new SimpleModule().setSerializerModifier(new OnceOnly()))
                .build();
    }

    EventType<?> typeOf(Object event) {
        return types.of(event);
    }

    /**
     * The event as JSON, its personal fields encrypted and bound to their place.
     *
     * @param key null if destroyed: then nothing personal can be written any more
     */
    public String write(Object event, UUID aggregateId, int sequence, @Nullable SecretKey key) {
        return json.writer()
                .withAttribute(CIPHER, new FieldCipher(aggregateId, sequence, key))
                .writeValueAsString(event);
    }

    EventType<?> typeOf(StoredEvent stored) {
        return types.named(stored.name(), stored.revision());
    }

    /** The event without what is personal: where there is any, it says so and not what it is. */
    public Object read(StoredEvent stored) {
        return reader(stored).readValue(stored.payload());
    }

    /**
     * The event as the person wrote it.
     *
     * @param key null if destroyed: the personal fields then read as erased
     */
    public Object reveal(StoredEvent stored, @Nullable SecretKey key) {
        return reader(stored)
                .withAttribute(CIPHER, new FieldCipher(stored.aggregateId(), stored.sequence(), key))
                .readValue(stored.payload());
    }

    private ObjectReader reader(StoredEvent stored) {
        var values = new InjectableValues.Std();
        columns.forEach((component, column) -> values.addValue(component, column.apply(stored)));
        return json.readerFor(typeOf(stored).type()).with(values);
    }

    /** What has no column of its own. */
    String writeMetadata(Map<String, ?> metadata) {
        var written = new LinkedHashMap<String, Object>(metadata);
        written.remove(CORRELATION);
        written.remove(CAUSATION);
        return json.writeValueAsString(written);
    }

    static @Nullable UUID correlationOf(Map<String, ?> metadata) {
        return id(metadata.get(CORRELATION));
    }

    static @Nullable UUID causationOf(Map<String, ?> metadata) {
        return id(metadata.get(CAUSATION));
    }

    private static @Nullable UUID id(@Nullable Object text) {
        return text == null ? null : UUID.fromString(text.toString());
    }

    /** Who, in which role, for whom, in which call: the metadata of an event as plain texts. */
    public Map<String, String> readMetadata(StoredEvent stored) {
        var metadata = json.readValue(stored.metadata(), TEXTS);
        if (stored.correlationId() != null) {
            metadata.put(CORRELATION, stored.correlationId().toString());
        }
        if (stored.causationId() != null) {
            metadata.put(CAUSATION, stored.causationId().toString());
        }
        return metadata;
    }

    private boolean isInColumn(Class<?> type, String component) {
        return types.contain(type) && columns.containsKey(component);
    }

    /** What stands in a column is left out of the payload. */
    private final class OnceOnly extends ValueSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            return properties.stream()
                    .filter(property -> !isInColumn(bean.getBeanClass(), property.getName()))
                    .toList();
        }
    }

    private final class Fields extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        private final transient Class<? extends Annotation> personal;

        Fields(Class<? extends Annotation> personal) {
            this.personal = personal;
        }

        @Override
        public @Nullable Object findSerializer(MapperConfig<?> config, Annotated member) {
            return member.hasAnnotation(personal) ? new Sealing() : null;
        }

        @Override
        public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated member) {
            return member.hasAnnotation(personal) ? new Opening() : null;
        }

        @Override
        public JacksonInject.@Nullable Value findInjectableValue(MapperConfig<?> config, AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && member.getDeclaringClass().isRecord()) {
                var component = member.getDeclaringClass()
                        .getRecordComponents()[parameter.getIndex()]
                        .getName();
                return isInColumn(member.getDeclaringClass(), component) ? JacksonInject.Value.forId(component) : null;
            }
            return null;
        }
    }

    private static final class Sealing extends ValueSerializer<String> {

        @Override
        public void serialize(String text, JsonGenerator out, SerializationContext context) {
            var cipher = (FieldCipher) context.getAttribute(CIPHER);
            out.writeString(
                    cipher.seal(text, out.streamWriteContext().pathAsPointer().toString()));
        }
    }

    private static final class Opening extends ValueDeserializer<String> {

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) {
            var cipher = (FieldCipher) context.getAttribute(CIPHER);
            return cipher == null
                    ? FieldCipher.SEALED
                    : cipher.open(
                            in.getString(),
                            in.streamReadContext().pathAsPointer().toString());
        }
    }
}
