package krm.eventstore;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** The catalogue of all events that the store may hold. What is not listed is neither written nor read. */
public final class EventTypes {

    private record Stored(String name, int revision) {}

    private final Map<Class<?>, EventType<?>> byClass;
    private final Map<Stored, EventType<?>> byName;

    public EventTypes(Collection<? extends EventType<?>> types) {
        byClass = types.stream().collect(toUnmodifiableMap(EventType::type, Function.identity()));
        byName =
                types.stream().collect(toUnmodifiableMap(t -> new Stored(t.name(), t.revision()), Function.identity()));
    }

    boolean contain(Class<?> type) {
        return byClass.containsKey(type);
    }

    EventType<?> of(Object event) {
        var type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is no event of the catalogue");
        }
        return type;
    }

    EventType<?> named(String name, int revision) {
        var type = byName.get(new Stored(name, revision));
        if (type == null) {
            throw new IllegalStateException(
                    "Stored event " + name + " revision " + revision + " is not in the catalogue");
        }
        return type;
    }
}
