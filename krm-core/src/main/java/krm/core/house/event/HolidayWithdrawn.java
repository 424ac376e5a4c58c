package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A one-off holiday was none. Due days that it had moved stay where they are. */
@StoredAs(name = "HolidayWithdrawn", revision = 1)
public record HolidayWithdrawn(String jobcenter, LocalDate occurredOn, LocalDate day) implements JobcenterEvent {}
