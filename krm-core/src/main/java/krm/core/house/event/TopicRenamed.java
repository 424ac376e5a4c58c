package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A topic is called by another name; its code stays. */
@StoredAs(name = "TopicRenamed", revision = 1)
public record TopicRenamed(String jobcenter, LocalDate occurredOn, String topic, String name)
        implements JobcenterEvent {}
