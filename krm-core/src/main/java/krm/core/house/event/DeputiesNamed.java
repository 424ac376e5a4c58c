package krm.core.house.event;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.StoredAs;

/** These, and nobody else, may act on somebody's behalf from now on (Vertretung; rules.md §2). */
@StoredAs(name = "DeputiesNamed", revision = 1)
public record DeputiesNamed(String user, LocalDate occurredOn, List<String> deputies) implements UserEvent {

    public DeputiesNamed {
        deputies = List.copyOf(deputies);
    }
}
