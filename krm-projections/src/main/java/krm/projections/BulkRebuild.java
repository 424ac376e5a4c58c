package krm.projections;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import krm.eventstore.Share;
import krm.eventstore.StoredEvent;

/** Folds a whole log in memory and copies it in, several workers a share each, before there are indexes. */
final class BulkRebuild extends RebuildRun implements Bulk.Task {

    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private static final int TOLD_AT_ONCE = 500;
    private static final Duration REPORT = Duration.ofMillis(500);

    private final Projection projection;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLongArray positions = new AtomicLongArray(WORKERS);

    BulkRebuild(Projection projection, RebuildMeans means) {
        super(projection, means);
        this.projection = projection;
    }

    @Override
    void fill() throws InterruptedException, ExecutionException, SQLException {
        var bulks = bulks();
        copyTallies(bulks);
        tables.index(means.unhurried());
        means.segments().begin(projection, Generation.NEXT, to);
        tellLate(bulks);
    }

    private List<Bulk> bulks() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            var working = new ArrayList<Future<Bulk>>();
            for (int i = 0; i < WORKERS; i++) {
                working.add(threads.submit(new Bulk(this, new Share(i, WORKERS), means.log(), means.unhurried())));
            }
            while (working.stream().anyMatch(worker -> !worker.isDone())) {
                Thread.sleep(REPORT);
                report(least());
            }
            var bulks = new ArrayList<Bulk>();
            for (var worker : working) {
                bulks.add(worker.get());
            }
            requireOpen();
            return bulks;
        }
    }

    private long least() {
        long least = to;
        for (int i = 0; i < WORKERS; i++) {
            least = Math.min(least, positions.get(i));
        }
        return least;
    }

    private void copyTallies(List<Bulk> bulks) throws SQLException {
        try (var connection = means.unhurried().getConnection()) {
            for (var table : projection.tables()) {
                if (table instanceof Table.Counted<?> counting) {
                    var added = new HashMap<Integer, Counts>();
                    bulks.stream()
                            .flatMap(bulk -> bulk.counts(table))
                            .forEach(some -> added.computeIfAbsent(some.getKey(), _ -> new Counts())
                                    .add(some.getValue()));
                    for (var counted : added.entrySet()) {
                        CopyText.into(connection, table, counted.getValue().rows(counted.getKey(), counting).stream());
                    }
                }
            }
        }
    }

    /** Cases that were written before their last event came. */
    private void tellLate(List<Bulk> bulks) {
        var late = new HashMap<UUID, Integer>();
        bulks.forEach(bulk -> late.putAll(bulk.late));
        for (int segment = 0; segment < projection.segments(); segment++) {
            var events = new ArrayList<StoredEvent>();
            for (var some : late.entrySet()) {
                if (Share.numberOf(some.getKey(), projection.segments()) == segment) {
                    means.log().ofAggregate(some.getKey(), some.getValue()).stream()
                            .filter(event -> event.position() <= to)
                            .forEach(events::add);
                }
                if (events.size() >= TOLD_AT_ONCE) {
                    requireOpen();
                    means.batches().tell(projection, segment, List.copyOf(events));
                    events.clear();
                }
            }
            means.batches().tell(projection, segment, events);
        }
    }

    @Override
    long told(long position) {
        return told.get();
    }

    @Override
    public Projection projection() {
        return projection;
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public int casesInMemory() {
        return means.casesInMemory() / WORKERS / projection.parts().size();
    }

    @Override
    public boolean goesOn() {
        return means.goesOn().getAsBoolean();
    }

    @Override
    public void told(int worker, int events, long position) {
        told.addAndGet(events);
        positions.set(worker, position);
    }

    @Override
    public void park(StoredEvent event, Throwable failure) {
        means.deadLetters()
                .park(
                        projection.name(),
                        generation,
                        Share.numberOf(event.aggregateId(), projection.segments()),
                        event,
                        Fault.code(failure));
    }
}
