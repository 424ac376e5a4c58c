package krm.eventstore;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON and back. Personal fields are written encrypted; they stay so when an event is read to decide or to
 * project, and are opened only by {@link #reveal}, when somebody looks.
 */
public final class EventCodec {

    private static final String CIPHER = FieldCipher.class.getName();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final EventTypes types;
    private final JsonMapper json;

    /** @param personal marks the components of type {@code String} that hold personal data */
    public EventCodec(EventTypes types, Class<? extends Annotation> personal) {
        this.types = types;
        json = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(
                        i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new PersonalFields(personal), new JacksonAnnotationIntrospector()))
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

    /** The event with its personal fields still encrypted. */
    public Object read(StoredEvent stored) {
        return json.readValue(stored.payload(), typeOf(stored).type());
    }

    /**
     * The event as the person wrote it.
     *
     * @param key null if destroyed: the personal fields then read as erased
     */
    public Object reveal(StoredEvent stored, @Nullable SecretKey key) {
        return json.readerFor(typeOf(stored).type())
                .withAttribute(CIPHER, new FieldCipher(stored.aggregateId(), stored.sequence(), key))
                .readValue(stored.payload());
    }

    String writeMetadata(Map<String, ?> metadata) {
        return json.writeValueAsString(metadata);
    }

    /** Who, in which role, for whom: the metadata of an event as plain texts. */
    public Map<String, String> readMetadata(StoredEvent stored) {
        return json.readValue(stored.metadata(), TEXTS);
    }

    private static final class PersonalFields extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        private final transient Class<? extends Annotation> personal;

        PersonalFields(Class<? extends Annotation> personal) {
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
            var stored = in.getString();
            return cipher == null
                    ? stored
                    : cipher.open(stored, in.streamReadContext().pathAsPointer().toString());
        }
    }
}
