package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** A topic is for no case that is received from this day on; it stays right for those before. */
@StoredAs(name = "TopicRetired", revision = 1)
public record TopicRetired(String jobcenter, LocalDate occurredOn, String topic) implements JobcenterEvent {}
