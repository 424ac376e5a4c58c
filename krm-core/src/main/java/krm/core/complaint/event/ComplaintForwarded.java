package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** It was handed to a team, perhaps to a person there, perhaps with a copy to the officer (Weiterleitung; S2.37). */
@StoredAs(name = "ComplaintForwarded", revision = 1)
public record ComplaintForwarded(
        String complaintId,
        LocalDate occurredOn,
        String team,
        @Nullable String person,
        @Personal @Nullable String reason,
        boolean copyToOfficer)
        implements ComplaintEvent {}
