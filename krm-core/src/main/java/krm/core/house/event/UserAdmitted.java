package krm.core.house.event;

import java.time.LocalDate;
import krm.core.access.Role;
import krm.core.complaint.event.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * Somebody works in a Jobcenter from now on.
 *
 * @param credential the id under which the hash of the password is kept, outside of the events
 * @param demo made by the demo: cannot sign in without it, and is nobody's first administrator
 */
@StoredAs(name = "UserAdmitted", revision = 1)
public record UserAdmitted(
        String user,
        LocalDate occurredOn,
        String jobcenter,
        Role role,
        @Nullable String team,
        String credential,
        boolean demo)
        implements UserEvent {}
