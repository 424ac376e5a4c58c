package krm.eventstore;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * How one kind of event is stored: under a logical name and a revision, never under the name of its class.
 *
 * @param businessDay the day on which it happened, as the event says
 */
public record EventType<E>(
        String name, int revision, Class<E> type, String aggregateType, Function<E, LocalDate> businessDay) {

    LocalDate businessDayOf(Object event) {
        return businessDay.apply(type.cast(event));
    }
}
