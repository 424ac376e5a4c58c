package krm.core.signal.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** No more complaints come than are to be expected: the next burst is another one, with a signal of its own. */
@StoredAs(name = "SignalEnded", revision = 1)
public record SignalEnded(String jobcenter, LocalDate occurredOn, Subject subject, String key) implements SignalEvent {}
