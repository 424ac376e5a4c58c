package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A retired topic is for new cases again. */
@StoredAs(name = "TopicReinstated", revision = 1)
public record TopicReinstated(String jobcenter, LocalDate occurredOn, String topic) implements JobcenterEvent {}
