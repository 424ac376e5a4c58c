package krm.app.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import krm.core.house.event.HouseEvent;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.UserEvent;
import krm.core.privacy.Personal;
import krm.core.signal.event.SignalEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.EventType;
import krm.eventstore.EventTypes;
import krm.eventstore.StoredEvent;

/** The catalogue of krm's events: what the sealed hierarchies permit, under the names that their annotations give. */
public final class StoredEvents {

    private StoredEvents() {}

    public static EventCodec codec() {
        return new EventCodec(
                new EventTypes(Stream.of(
                                types(ComplaintEvent.class, "Complaint", ComplaintEvent::occurredOn),
                                types(JobcenterEvent.class, "Jobcenter", HouseEvent::occurredOn),
                                types(UserEvent.class, "User", HouseEvent::occurredOn),
                                types(SignalEvent.class, "Watch", SignalEvent::occurredOn))
                        .flatMap(some -> some)
                        .toList()),
                Personal.class,
                Map.of("complaintId", row -> row.aggregateId().toString(), "occurredOn", StoredEvent::occurredOn));
    }

    /** Under which names changes of houses and people are stored. */
    public static List<String> namesOfHouseEvents() {
        return Stream.of(JobcenterEvent.class, UserEvent.class)
                .flatMap(several -> Arrays.stream(several.getPermittedSubclasses()))
                .map(event -> event.getAnnotation(StoredAs.class).name())
                .toList();
    }

    private static <E> Stream<EventType<?>> types(Class<E> several, String aggregate, Function<E, LocalDate> day) {
        return Arrays.stream(several.getPermittedSubclasses()).map(event -> type(event, aggregate, day));
    }

    @SuppressWarnings("unchecked")
    private static <E> EventType<E> type(Class<?> event, String aggregate, Function<E, LocalDate> day) {
        var stored = event.getAnnotation(StoredAs.class);
        return new EventType<>(stored.name(), stored.revision(), (Class<E>) event, aggregate, day);
    }
}
