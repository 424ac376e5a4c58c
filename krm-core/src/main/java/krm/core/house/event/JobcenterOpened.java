package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A Jobcenter joined the installation, with its Land (ISO 3166-2 without {@code DE-}). */
@StoredAs(name = "JobcenterOpened", revision = 1)
public record JobcenterOpened(String jobcenter, LocalDate occurredOn, String name, String land)
        implements JobcenterEvent {}
