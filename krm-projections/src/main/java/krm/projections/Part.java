package krm.projections;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read model, and what writes its tables. */
final class Part<S> {

    private final ReadModel<S> model;
    private final List<TableWriter<S>> writers;

    /** @param segments of the projection that it is part of */
    Part(ReadModel<S> model, int segments) {
        this.model = model;
        writers = model.tables().stream()
                .map(table -> new TableWriter<>(table, segments))
                .toList();
    }

    ReadModel<S> model() {
        return model;
    }

    void follow(JdbcClient db, List<CaseEvent> events) {
        var before = model.load(db, events.stream().map(CaseEvent::caseId).collect(toSet()));
        var after = fold(before, events);
        var changes = new ArrayList<Change<S>>();
        after.forEach((id, state) -> {
            if (state != before.get(id)) {
                changes.add(new Change<>(id, before.get(id), state));
            }
        });
        if (!changes.isEmpty()) {
            writers.forEach(writer -> writer.write(db, changes));
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
