package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;

/** A closed case was taken up again: the answer has its two weeks anew, what the first run came to stays. */
@StoredAs(name = "ComplaintReopened", revision = 1)
public record ComplaintReopened(
        String complaintId, LocalDate occurredOn, @Personal String reason) implements ComplaintEvent {}
