package krm.app.audit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import krm.app.auditlog.ReadableCase;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import org.springframework.stereotype.Component;

/** What must be known of a case to find the exports that took it along: from its events, so that none is forgotten. */
@Component
class ReadableCases {

    private final EventLog log;
    private final EventCodec codec;

    ReadableCases(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    ReadableCase of(UUID complaint) {
        var standings = new ArrayList<ReadableCase.Standing>();
        var file = ComplaintFile.EMPTY;
        for (var stored : log.ofAggregate(complaint, 0)) {
            file = file.after((ComplaintEvent) codec.read(stored));
            var facts = file.facts();
            standings.add(new ReadableCase.Standing(
                    stored.recordedAt().atOffset(ZoneOffset.UTC), file.receivedOn(), facts.accusedUsers()));
        }
        return new ReadableCase(complaint, file.facts().jobcenter(), standings);
    }
}
