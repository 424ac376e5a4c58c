package krm.app.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.FollowUpScheduled;
import krm.eventstore.StoredEvent;

/** A case as its events tell it, personal text still encrypted. */
record Case(UUID id, List<Entry> entries, ComplaintFile file) {

    /** One event as stored, and as the core knows it. */
    record Entry(StoredEvent stored, ComplaintEvent event) {}

    static Case of(UUID id, List<Entry> entries) {
        var file = ComplaintFile.EMPTY;
        for (var entry : entries) {
            file = file.after(entry.event());
        }
        return new Case(id, entries, file);
    }

    /** As it was on a business day, as far as it had been recorded by an instant. */
    Case asOf(LocalDate day, Instant knownAt) {
        return of(
                id,
                entries.stream()
                        .filter(e -> !e.event().occurredOn().isAfter(day))
                        .filter(e -> !e.stored().recordedAt().isAfter(knownAt))
                        .toList());
    }

    /** How many follow-ups have been set. */
    int followUps() {
        return (int) entries.stream()
                .filter(e -> e.event() instanceof FollowUpScheduled)
                .count();
    }

    StoredEvent first() {
        return entries.getFirst().stored();
    }
}
