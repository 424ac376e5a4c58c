package krm.app.exporting;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongConsumer;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import krm.projections.caselist.WholeCases;

/**
 * The cases of one export, one after the other, free of everything personal.
 *
 * @param activities the steps' names for people, by the names of the events
 * @param progress hears after each case how many events have been gone through in this round
 */
record Exported(
        WholeCases.Opened cases,
        EventCodec codec,
        Map<String, String> activities,
        Pseudonyms pseudonyms,
        ZoneId zone,
        LongConsumer progress) {

    private static final String SYSTEM = "SYSTEM";

    interface Taking {
        void take(ExportedCase some) throws IOException;
    }

    /**
     * All of them, from the first on; again gives the same.
     *
     * @throws IllegalStateException if there are not as many as were announced
     */
    void each(Taking taking) throws IOException {
        cases.rewind();
        long taken = 0;
        long events = 0;
        for (var chunk = cases.next(); !chunk.isEmpty(); chunk = cases.next()) {
            for (var whole : chunk) {
                var some = exported(whole);
                taking.take(some);
                taken++;
                events += some.events().size();
                progress.accept(events);
            }
        }
        if (taken != cases.cases() || events != cases.events()) {
            throw new IllegalStateException("%d cases and %d events instead of %d and %d"
                    .formatted(taken, events, cases.cases(), cases.events()));
        }
    }

    /** The beginning of a day. */
    OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** With its seconds, also where they are none: what XML asks for. */
    static String text(OffsetDateTime instant) {
        return ISO_OFFSET_DATE_TIME.format(instant);
    }

    private ExportedCase exported(WholeCases.Whole whole) {
        var events = new ArrayList<ExportedEvent>(whole.events().size());
        var file = ComplaintFile.EMPTY;
        for (var stored : whole.events()) {
            var event = (ComplaintEvent) codec.read(stored);
            file = file.after(event);
            events.add(exported(stored, event, file));
        }
        return new ExportedCase(whole.id(), whole.reference(), events);
    }

    private ExportedEvent exported(StoredEvent stored, ComplaintEvent event, ComplaintFile after) {
        var who = codec.readMetadata(stored);
        var recordedAt = stored.recordedAt().atZone(zone).toOffsetDateTime();
        var role = who.getOrDefault("role", "");
        var actor = who.getOrDefault("actor", "");
        var onBehalfOf = who.get("onBehalfOf");
        return new ExportedEvent(
                stored.eventId(),
                stored.sequence(),
                stored.name(),
                activities.getOrDefault(stored.name(), stored.name()),
                event,
                event.occurredOn().equals(recordedAt.toLocalDate()) ? recordedAt : at(event.occurredOn()),
                recordedAt,
                event.bySystem() ? SYSTEM : pseudonyms.of(actor),
                event.bySystem() ? SYSTEM : role,
                onBehalfOf == null ? null : pseudonyms.of(onBehalfOf),
                Facts.of(event, pseudonyms),
                after,
                HexFormat.of().formatHex(stored.hash()));
    }
}
