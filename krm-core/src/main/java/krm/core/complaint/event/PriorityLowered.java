package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;

/** There is no risk any more: the immediate action that was still due is lifted. */
@StoredAs(name = "PriorityLowered", revision = 1)
public record PriorityLowered(
        String complaintId, LocalDate occurredOn, @Personal String reason) implements ComplaintEvent {}
