package krm.core.complaint.event;

import java.time.LocalDate;
import krm.core.privacy.Personal;
import org.jspecify.annotations.Nullable;

/** Somebody noted something on the case. */
@StoredAs(name = "NoteAdded", revision = 1)
public record NoteAdded(
        String complaintId,
        LocalDate occurredOn,
        @Personal String text,
        @Personal @Nullable String reason) implements ComplaintEvent {}
