package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** Somebody left the house: they cannot sign in, and nobody acts for them, until they return. */
@StoredAs(name = "UserLeft", revision = 1)
public record UserLeft(String user, LocalDate occurredOn) implements UserEvent {}
