package krm.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.Share;
import krm.eventstore.StoredEvent;

/** Reads a share of the log from the beginning and fills the tables of the next generation with it. */
final class Bulk implements Callable<Bulk> {

    private static final int PAGE = 2_000;

    /** From this event on, those of a case wait. */
    private record Waiting(int sequence, Throwable failure) {}

    /** What the workers of a rebuild have in common. */
    interface Task {

        Projection projection();

        /** The last position that is told. */
        long to();

        /** Of each worker and read model, at most. */
        int casesInMemory();

        boolean goesOn();

        void told(int worker, int events, long position);

        void park(StoredEvent event, Throwable failure);
    }

    private final Task task;
    private final Share share;
    private final EventLog log;
    private final DataSource database;
    private final Map<UUID, Waiting> parked = new HashMap<>();

    /** The first event of each case that is to be told once there are indexes. */
    final Map<UUID, Integer> late = new HashMap<>();

    private final List<Filling<?>> fillings = new ArrayList<>();

    Bulk(Task task, Share share, EventLog log, DataSource database) {
        this.task = task;
        this.share = share;
        this.log = log;
        this.database = database;
    }

    @Override
    public Bulk call() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = off");
            }
            fill(connection);
        }
        return this;
    }

    private void fill(Connection connection) throws SQLException {
        for (var part : task.projection().parts()) {
            fillings.add(
                    new Filling<>(part, task.projection().segments(), task.casesInMemory(), connection, this::park));
        }
        long position = 0;
        var events = page(position);
        while (!events.isEmpty()) {
            if (!task.goesOn()) {
                return;
            }
            var ofCases = read(events);
            for (var filling : fillings) {
                filling.tell(ofCases, this::waitsFrom);
            }
            position = events.getLast().position();
            task.told(share.number(), events.size(), position);
            events = events.size() < PAGE ? List.of() : page(position);
        }
        for (var filling : fillings) {
            filling.end();
            filling.late.forEach((caseId, sequence) -> late.merge(caseId, sequence, Math::min));
        }
        for (var some : Map.copyOf(parked).entrySet()) {
            var missed = late.remove(some.getKey());
            if (missed != null && missed < some.getValue().sequence()) {
                park(some.getKey(), missed, some.getValue().failure());
            }
        }
    }

    private int waitsFrom(UUID caseId) {
        var waiting = parked.get(caseId);
        return waiting == null ? Integer.MAX_VALUE : waiting.sequence();
    }

    private List<StoredEvent> page(long position) {
        return log.after(position, task.to(), share, PAGE);
    }

    private List<CaseEvent> read(List<StoredEvent> events) {
        var read = new ArrayList<CaseEvent>(events.size());
        for (var event : events) {
            if (event.sequence() >= waitsFrom(event.aggregateId())) {
                continue;
            }
            try {
                task.projection().read(event).ifPresent(read::add);
            } catch (RuntimeException e) {
                if (!Fault.ofTheEvent(e)) {
                    throw e;
                }
                park(event, e);
            }
        }
        return read;
    }

    private void park(UUID caseId, int sequence, Throwable failure) {
        park(log.ofAggregate(caseId, sequence).getFirst(), failure);
    }

    private void park(StoredEvent event, Throwable failure) {
        parked.merge(
                event.aggregateId(),
                new Waiting(event.sequence(), failure),
                (one, other) -> one.sequence() <= other.sequence() ? one : other);
        task.park(event, failure);
    }

    /** What its cases add up to in a table that counts, by segment. */
    Stream<Map.Entry<Integer, Counts>> counts(Table<?> table) {
        return fillings.stream().flatMap(filling -> filling.counts(table).entrySet().stream());
    }
}
