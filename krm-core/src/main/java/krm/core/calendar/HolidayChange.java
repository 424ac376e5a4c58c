package krm.core.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A house came to know a one-off holiday (einmaliger Feiertag) that its Land's calendar does not, or took it back. */
public record HolidayChange(LocalDate day, @Nullable String name) {}
