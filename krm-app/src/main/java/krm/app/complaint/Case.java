package krm.app.complaint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.complaint.Chronology;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.TwoTimes;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.FollowUpScheduled;
import krm.eventstore.StoredEvent;

/** A case as its events tell it, without personal text. */
record Case(UUID id, List<Entry> entries, ComplaintFile file) {

    /**
     * One event as stored, and as the core knows it.
     *
     * @param no its place in the history that somebody reads, from 0
     */
    record Entry(int no, StoredEvent stored, ComplaintEvent event) {}

    static Case of(UUID id, List<Entry> entries) {
        var file = ComplaintFile.EMPTY;
        for (var entry : entries) {
            file = file.after(entry.event());
        }
        return new Case(id, entries, file);
    }

    /** As it was at two times; empty before its reception, and where the viewer must not know what it was. */
    Optional<Case> at(TwoTimes times, Actor viewer) {
        var chronology = new Chronology();
        var then = entries.stream()
                .filter(e -> times.hold(chronology.next(e.event()), e.stored().recordedAt()))
                .toList();
        return then.isEmpty() || then.getFirst() != entries.getFirst()
                ? Optional.empty()
                : Optional.of(of(id, then))
                        .filter(past -> Access.seeingPast(viewer, past.file().facts()));
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
