package krm.app.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import krm.app.engine.KeyDestruction;
import krm.app.engine.References;
import krm.app.web.Parameters;
import krm.core.access.Access;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.OtherCases;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintLinked;
import krm.eventstore.DataKeys;
import krm.eventstore.EventCodec;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.springframework.stereotype.Component;

/** Reads cases from their events, so that nobody is ever behind their own write. */
@Component
class Cases implements OtherCases {

    private final EventLog log;
    private final EventCodec codec;
    private final DataKeys keys;

    Cases(EventLog log, EventCodec codec, DataKeys keys) {
        this.log = log;
        this.codec = codec;
        this.keys = keys;
    }

    Optional<Case> find(UUID id) {
        var stored = log.ofAggregate(id, 0);
        // Houses and people are in the log too, under ids that everybody can work out.
        return stored.isEmpty() || !(codec.read(stored.getFirst()) instanceof ComplaintEvent)
                ? Optional.empty()
                : Optional.of(Case.of(
                        id,
                        stored.stream()
                                .map(e -> new Case.Entry(e.sequence(), e, (ComplaintEvent) codec.read(e)))
                                .toList()));
    }

    /** The case's events with their personal text, or the word that it is erased. */
    Map<StoredEvent, ComplaintEvent> reveal(Case some) {
        var found = keys.find(List.of(some.first().keyId()));
        var revealed = new LinkedHashMap<StoredEvent, ComplaintEvent>();
        for (var entry : some.entries()) {
            var stored = entry.stored();
            revealed.put(stored, (ComplaintEvent) codec.reveal(stored, found.get(stored.keyId())));
        }
        return revealed;
    }

    /**
     * The case as somebody may know it: for them a link to a case that they must not know of has not happened (rules.md §2),
     * so it is neither counted nor leaves a gap. Auditors read the numbers as stored: hashes are made of them.
     */
    Case knownTo(Actor actor, Case whole) {
        var known = whole.entries().stream()
                .filter(entry -> !(entry.event() instanceof ComplaintLinked link) || sees(actor, link.other()))
                .toList();
        if (known.size() == whole.entries().size()) {
            return whole;
        }
        return Case.of(
                whole.id(),
                actor.role() == Role.AUDITOR
                        ? known
                        : IntStream.range(0, known.size())
                                .mapToObj(no -> new Case.Entry(
                                        no,
                                        known.get(no).stored(),
                                        known.get(no).event()))
                                .toList());
    }

    @Override
    public boolean sees(Actor actor, String complaintId) {
        return Parameters.uuid(complaintId)
                .flatMap(this::find)
                .filter(other -> Access.seeing(actor, other.file().facts()) == Access.Verdict.ALLOWED)
                .isPresent();
    }

    /** How people call a case. */
    String reference(String complaintId) {
        return Parameters.uuid(complaintId)
                .flatMap(this::find)
                .map(found -> metadata(found.first()).get(References.KEY))
                .orElse(complaintId);
    }

    /** Destroys the key of an erased case at once; {@link KeyDestruction} sees to it if this node dies before. */
    void forget(Case erased) {
        keys.destroy(List.of(erased.first().keyId()));
    }

    Map<String, String> metadata(StoredEvent stored) {
        return codec.readMetadata(stored);
    }
}
