package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** The handler expects to answer within the two weeks (S2.66). */
@StoredAs(name = "AnswerExpectedInTime", revision = 1)
public record AnswerExpectedInTime(
        String complaintId,
        LocalDate occurredOn,
        @Personal @Nullable String reason) implements ComplaintEvent {}
