package krm.app.auditlog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cases an export takes along (Ausleitung): those of a house that were received in a period.
 *
 * @param house null if there is none of the name that was asked for
 * @param file its name, which says the format
 * @param from first day of reception; null if open, or if what was refused did not name a day
 * @param cases how many there were; null where it was refused
 */
public record TakenAlong(
        @Nullable String house,
        String file,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long cases,
        @Nullable Long events) {}
