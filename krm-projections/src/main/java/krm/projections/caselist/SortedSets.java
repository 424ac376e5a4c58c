package krm.projections.caselist;

import java.util.Comparator;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Sets in an order of their own: Java's has another one after each start, and the same events shall give the same bytes. */
@SuppressWarnings("rawtypes")
final class SortedSets extends ValueSerializer<Set> {

    @Override
    public void serialize(Set set, JsonGenerator out, SerializationContext context) {
        out.writeStartArray();
        ((Set<?>) set)
                .stream().sorted(Comparator.comparing(Object::toString)).forEach(one -> context.writeValue(out, one));
        out.writeEndArray();
    }
}
