package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** A substantive answer was given, final ({@code conclusive}, abschließend) or provisional (vorbehaltlich; S1.31). */
@StoredAs(name = "ComplaintAnswered", revision = 1)
public record ComplaintAnswered(
        String complaintId,
        LocalDate occurredOn,
        Medium medium,
        Outcome outcome,
        @Personal @Nullable String text,
        boolean conclusive,
        boolean anonymised,
        @Personal @Nullable String reason,
        @Nullable String approver,
        @Nullable String answeredByTeam)
        implements ComplaintEvent {}
