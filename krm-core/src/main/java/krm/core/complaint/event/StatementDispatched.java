package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** The statement on a petition went to the next station (S2.14): its first and final answer. */
@StoredAs(name = "StatementDispatched", revision = 1)
public record StatementDispatched(
        String complaintId,
        LocalDate occurredOn,
        Medium medium,
        String station,
        @Personal @Nullable String reason,
        @Nullable String answeredByTeam)
        implements ComplaintEvent {}
