package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** Somebody who had left is back. */
@StoredAs(name = "UserReturned", revision = 1)
public record UserReturned(String user, LocalDate occurredOn) implements UserEvent {}
