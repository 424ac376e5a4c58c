package krm.core.house.event;

import java.time.LocalDate;

/** Everything that can have happened to houses and people. No event holds a password, not even its hash. */
public sealed interface HouseEvent permits JobcenterEvent, UserEvent {

    /** The day on which it was recorded; nothing here happens on another day. */
    LocalDate occurredOn();
}
