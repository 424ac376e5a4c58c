package krm.core.house.event;

import java.time.LocalDate;
import krm.core.complaint.event.StoredAs;
import org.jspecify.annotations.Nullable;

/** A house's concerns can be about this too (Anlass), perhaps as a part of another topic. */
@StoredAs(name = "TopicAdded", revision = 1)
public record TopicAdded(
        String jobcenter,
        LocalDate occurredOn,
        String topic,
        @Nullable String parent,
        String name) implements JobcenterEvent {}
