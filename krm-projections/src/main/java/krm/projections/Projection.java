package krm.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Read models that are written together and stand at the same position. What is not of a case (houses, people) is passed
 * over.
 */
public final class Projection implements Follower {

    private static final String REFERENCE = "reference";

    private final String name;
    private final int segments;
    private final JdbcClient db;
    private final EventCodec codec;
    private final List<Part<?>> parts;

    public Projection(String name, int segments, JdbcClient db, EventCodec codec, List<ReadModel<?>> models) {
        this.name = name;
        this.segments = segments;
        this.db = db;
        this.codec = codec;
        parts = models.stream().<Part<?>>map(Part::new).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int segments() {
        return segments;
    }

    /** The tables of all its read models. */
    List<Table<?>> tables() {
        return parts.stream()
                .<Table<?>>flatMap(part -> part.model.tables().stream())
                .toList();
    }

    @Override
    public void follow(List<StoredEvent> events, int segment) {
        var ofCases = events.stream().map(this::read).flatMap(Optional::stream).toList();
        if (!ofCases.isEmpty()) {
            parts.forEach(part -> part.follow(db, ofCases, segment));
        }
    }

    private Optional<CaseEvent> read(StoredEvent stored) {
        return codec.read(stored) instanceof ComplaintEvent event
                ? Optional.of(new CaseEvent(
                        stored,
                        event,
                        stored.sequence() == 0 ? codec.readMetadata(stored).get(REFERENCE) : null))
                : Optional.empty();
    }

    /** A read model, and what writes its tables. */
    private static final class Part<S> {

        private final ReadModel<S> model;
        private final List<TableWriter<S>> writers;

        Part(ReadModel<S> model) {
            this.model = model;
            writers = model.tables().stream()
                    .<TableWriter<S>>map(TableWriter::new)
                    .toList();
        }

        void follow(JdbcClient db, List<CaseEvent> events, int segment) {
            var before =
                    model.load(db, events.stream().map(CaseEvent::caseId).collect(java.util.stream.Collectors.toSet()));
            var after = fold(before, events);
            var changes = new ArrayList<Change<S>>();
            after.forEach((id, state) -> {
                if (state != before.get(id)) {
                    changes.add(new Change<>(before.get(id), state));
                }
            });
            if (!changes.isEmpty()) {
                writers.forEach(writer -> writer.write(db, changes, segment));
            }
        }

        private Map<UUID, S> fold(Map<UUID, S> before, List<CaseEvent> events) {
            var states = new LinkedHashMap<>(before);
            var fold = model.fold(events);
            for (var event : events) {
                var state = states.get(event.caseId());
                var known = state == null ? -1 : model.sequence(state);
                if (event.sequence() > known + 1) {
                    throw new OutOfOrder(event.stored(), known);
                }
                if (event.sequence() == known + 1) {
                    states.put(event.caseId(), fold.after(state, event));
                }
            }
            return states;
        }
    }
}
