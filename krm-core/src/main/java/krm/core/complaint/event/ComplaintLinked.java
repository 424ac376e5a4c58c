package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** It is about the same matter as another one. */
@StoredAs(name = "ComplaintLinked", revision = 1)
public record ComplaintLinked(
        String complaintId,
        LocalDate occurredOn,
        String other,
        @Personal @Nullable String reason) implements ComplaintEvent {}
