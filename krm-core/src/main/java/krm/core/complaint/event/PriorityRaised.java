package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;

/** A risk came up that asks for immediate action (S1.25, S1.26). */
@StoredAs(name = "PriorityRaised", revision = 1)
public record PriorityRaised(
        String complaintId,
        LocalDate occurredOn,
        Risk risk,
        @Personal String reason) implements ComplaintEvent {}
