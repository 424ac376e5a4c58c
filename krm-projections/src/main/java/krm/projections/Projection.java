package krm.projections;

import java.util.List;
import java.util.Optional;
import krm.eventstore.EventCodec;
import krm.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Read models that are written together and stand at the same position. What is not of a case (houses, people) is passed
 * over.
 */
public final class Projection implements Rebuildable {

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
        parts = models.stream()
                .<Part<?>>map(model -> new Part<>(model, segments))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int segments() {
        return segments;
    }

    List<Part<?>> parts() {
        return parts;
    }

    @Override
    public List<String> tableNames() {
        return tables().stream().<String>map(Table::name).toList();
    }

    /** The tables of all its read models. */
    List<Table<?>> tables() {
        return parts.stream()
                .<Table<?>>flatMap(part -> part.model().tables().stream())
                .toList();
    }

    @Override
    public void follow(List<StoredEvent> events) {
        var ofCases = events.stream().map(this::read).flatMap(Optional::stream).toList();
        if (!ofCases.isEmpty()) {
            parts.forEach(part -> part.follow(db, ofCases));
        }
    }

    /** Empty: it is not of a case. */
    Optional<CaseEvent> read(StoredEvent stored) {
        return CaseEvent.read(codec, stored);
    }
}
