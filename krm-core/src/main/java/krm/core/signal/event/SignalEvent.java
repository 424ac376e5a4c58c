package krm.core.signal.event;

import java.time.LocalDate;

/** Everything that can have happened to a topic or a team under watch. No event knows a case or a person. */
public sealed interface SignalEvent permits SignalRaised, SignalEnded {

    String jobcenter();

    Subject subject();

    /** The code of the topic or the team. */
    String key();

    /** The day that was looked at. */
    LocalDate occurredOn();
}
