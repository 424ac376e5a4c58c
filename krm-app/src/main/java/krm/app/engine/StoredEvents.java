package krm.app.engine;

import java.util.Arrays;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import krm.core.privacy.Personal;
import krm.eventstore.EventCodec;
import krm.eventstore.EventType;
import krm.eventstore.EventTypes;

/** The catalogue of krm's events: what {@link ComplaintEvent} permits, under the names that it gives them. */
public final class StoredEvents {

    private StoredEvents() {}

    public static EventCodec codec() {
        return new EventCodec(
                new EventTypes(Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                        .map(StoredEvents::type)
                        .toList()),
                Personal.class);
    }

    @SuppressWarnings("unchecked")
    private static EventType<ComplaintEvent> type(Class<?> event) {
        var stored = event.getAnnotation(StoredAs.class);
        return new EventType<>(
                stored.name(),
                stored.revision(),
                (Class<ComplaintEvent>) event,
                "Complaint",
                ComplaintEvent::occurredOn);
    }
}
