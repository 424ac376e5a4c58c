package krm.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import krm.eventstore.Share;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tables of one read model from the beginning: folds in memory and writes a case when it is put out to make room
 * for another, the one first that has rested longest. What comes for a case that is written already is late: it is told at
 * the end, when there are indexes to find the case by. So memory does not grow with the log.
 */
final class Filling<S> {

    /** Cases in one COPY. */
    private static final int CHUNK = 500;

    /** For the first event of a case that fails. */
    interface Parking {
        void park(UUID caseId, int sequence, Throwable failure);
    }

    private record Done<S>(UUID caseId, S state) {}

    private final ReadModel<S> model;
    private final List<? extends Table<S>> tables;
    private final int segments;
    /** Cases in memory. */
    private final int most;

    private final Connection connection;
    private final Parking parking;
    private final Map<UUID, S> states = new LinkedHashMap<>();
    private final List<Done<S>> done = new ArrayList<>(CHUNK);

    /** The first event of each case that came too late for it. */
    final Map<UUID, Integer> late = new HashMap<>();

    /** By table and segment. */
    private final Map<String, Map<Integer, Counts>> counts = new HashMap<>();

    Filling(Part<S> part, int segments, int most, Connection connection, Parking parking) {
        this.most = most;
        this.model = part.model();
        tables = model.tables();
        this.segments = segments;
        this.connection = connection;
        this.parking = parking;
    }

    /** @param waiting from which event on a case waits; those that fail here are added by the parking */
    void tell(List<CaseEvent> events, ToIntFunction<UUID> waiting) throws SQLException {
        var fold = model.fold(events);
        for (var event : events) {
            if (event.sequence() >= waiting.applyAsInt(event.caseId())) {
                continue;
            }
            // Taken out and put in again: the order is that of the last event.
            var before = states.remove(event.caseId());
            if (before == null && event.sequence() > 0) {
                late.putIfAbsent(event.caseId(), event.sequence());
            } else {
                take(event, before, fold);
            }
        }
        while (states.size() > most) {
            putOut(states.entrySet().iterator().next().getKey());
        }
    }

    private void take(CaseEvent event, @Nullable S before, Fold<S> fold) throws SQLException {
        try {
            states.put(event.caseId(), fold.after(before, event));
        } catch (RuntimeException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
            if (before != null) {
                states.put(event.caseId(), before);
            }
            parking.park(event.caseId(), event.sequence(), e);
        }
    }

    private void putOut(UUID caseId) throws SQLException {
        done.add(new Done<>(caseId, Objects.requireNonNull(states.remove(caseId))));
        if (done.size() == CHUNK) {
            flush();
        }
    }

    /** Writes all that is left. */
    void end() throws SQLException {
        for (var caseId : List.copyOf(states.keySet())) {
            putOut(caseId);
        }
        flush();
    }

    private void flush() throws SQLException {
        write(List.copyOf(done));
        done.clear();
    }

    /** Halves what the database refuses until the case is alone whose rows it does not take. */
    private void write(List<Done<S>> some) throws SQLException {
        if (some.isEmpty()) {
            return;
        }
        try {
            for (var table : tables) {
                if (table instanceof Table.OfCases<S> ofCases) {
                    CopyText.into(
                            connection,
                            table,
                            some.stream().flatMap(one -> ofCases.rows().apply(one.state())));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            if (!Fault.ofTheEvent(e)) {
                throw e;
            }
            connection.rollback();
            var half = some.size() / 2;
            if (half == 0) {
                parking.park(some.getFirst().caseId(), 0, e);
            } else {
                write(some.subList(0, half));
                write(some.subList(half, some.size()));
            }
            return;
        }
        some.forEach(this::count);
    }

    private void count(Done<S> one) {
        for (var table : tables) {
            if (table instanceof Table.Counted<S> counted) {
                counted.counting()
                        .accept(
                                one.state(),
                                counts.computeIfAbsent(counted.name(), _ -> new HashMap<>())
                                        .computeIfAbsent(Share.numberOf(one.caseId(), segments), _ -> new Counts()));
            }
        }
    }

    /** What all cases add up to in a table that counts, by segment. */
    Map<Integer, Counts> counts(Table<?> table) {
        return counts.getOrDefault(table.name(), Map.of());
    }
}
