package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;

/** An administrator gave a new first password to who forgot theirs: kept under this id, to be changed. */
@StoredAs(name = "FirstPasswordSet", revision = 1)
public record FirstPasswordSet(String user, LocalDate occurredOn, String credential) implements UserEvent {}
