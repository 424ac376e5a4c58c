package krm.core.house.event;

import java.time.LocalDate;
import krm.core.access.Role;
import krm.core.complaint.event.StoredAs;
import org.jspecify.annotations.Nullable;

/** Somebody has another role or another team. */
@StoredAs(name = "UserReassigned", revision = 1)
public record UserReassigned(
        String user,
        LocalDate occurredOn,
        Role role,
        @Nullable String team) implements UserEvent {}
