package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** The complainant was told why the answer takes longer and when it will come (Zwischennachricht; S2.67). */
@StoredAs(name = "InterimNoticeSent", revision = 1)
public record InterimNoticeSent(
        String complaintId,
        LocalDate occurredOn,
        Medium medium,
        @Personal String reason,
        LocalDate announcedAnswerOn,
        boolean anonymised,
        @Nullable String approver)
        implements ComplaintEvent {}
