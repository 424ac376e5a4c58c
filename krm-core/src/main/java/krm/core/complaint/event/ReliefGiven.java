package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** First help in an emergency was given, before anything else is settled (besondere Notlage; S1.26). */
@StoredAs(name = "ReliefGiven", revision = 1)
public record ReliefGiven(
        String complaintId,
        LocalDate occurredOn,
        @Personal String text,
        @Personal @Nullable String reason) implements ComplaintEvent {}
