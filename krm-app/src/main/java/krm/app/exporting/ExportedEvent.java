package krm.app.exporting;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.deadline.DeadlineState;
import org.jspecify.annotations.Nullable;

/**
 * An event as it leaves the house.
 *
 * @param activity its name for people, in German
 * @param at the instant of recording where it was recorded on its day, else the beginning of its day
 * @param resource who acted, as a pseudonym, or the word that it was the system
 * @param after what the case had come to by it
 */
record ExportedEvent(
        UUID id,
        int sequence,
        String type,
        String activity,
        ComplaintEvent event,
        OffsetDateTime at,
        OffsetDateTime recordedAt,
        String resource,
        String role,
        @Nullable String onBehalfOf,
        Map<String, Object> facts,
        ComplaintFile after,
        String hash) {

    /** The worst of what its deadlines had come to on that day. */
    DeadlineState deadlineState() {
        var states = after.deadlineStates(event.occurredOn());
        return Stream.of(
                        DeadlineState.MISSED,
                        DeadlineState.PENDING,
                        DeadlineState.MET,
                        DeadlineState.LIFTED,
                        DeadlineState.MOVED)
                .filter(states::contains)
                .findFirst()
                .orElse(DeadlineState.NOT_APPLICABLE);
    }
}
