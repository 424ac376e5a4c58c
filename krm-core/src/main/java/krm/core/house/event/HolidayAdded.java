package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A one-off holiday (einmaliger Feiertag) of the house's Land that the shipped calendar does not know. */
@StoredAs(name = "HolidayAdded", revision = 1)
public record HolidayAdded(String jobcenter, LocalDate occurredOn, LocalDate day, String name)
        implements JobcenterEvent {}
