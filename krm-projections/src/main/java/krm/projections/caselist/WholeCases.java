package krm.projections.caselist;

import static java.util.stream.Collectors.groupingBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import krm.core.access.Actor;
import krm.eventstore.EventLog;
import krm.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads case after case with all its events, oldest reception first, in constant memory however many there are. Which
 * cases, and how many events of each, is settled in one instant when it is opened; nothing that comes later is in.
 */
public final class WholeCases {

    private static final int CHUNK = 500;
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    /** A case and its events, personal text encrypted. */
    public record Whole(UUID id, String reference, List<StoredEvent> events) {}

    private record Found(UUID id, String reference, int last) {}

    private record Total(long cases, long events) {}

    private final DataSource connections;
    private final EventLog log;

    /** @param connections gives one that nobody else uses */
    public WholeCases(DataSource connections, EventLog log) {
        this.connections = connections;
        this.log = log;
    }

    /** The cases that somebody may see, by day of reception; null asks for nothing. */
    public Opened open(Actor viewer, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Opened(
                viewer,
                new CaseFilter(null, null, null, null, null, null, null, null, null, null, LocalDate.EPOCH, from, to));
    }

    /**
     * A cursor over a list that the server has put aside: it holds no transaction, so it keeps nobody waiting, and is
     * gone with its connection.
     */
    public final class Opened implements AutoCloseable {

        private final SingleConnectionDataSource connection;
        private final JdbcClient db;
        private final Total total;
        private @Nullable CompletableFuture<List<Whole>> ahead;

        private Opened(Actor viewer, CaseFilter filter) {
            connection = connection();
            db = JdbcClient.create(connection);
            try {
                declare(new Viewer(viewer), filter);
                total = db.sql("fetch first from whole_cases")
                        .query((row, _) -> new Total(row.getLong("cases"), row.getLong("events")))
                        .optional()
                        .orElse(new Total(0, 0));
                rewind();
            } catch (RuntimeException e) {
                connection.destroy();
                throw e;
            }
        }

        /** A cursor's declaration takes no parameters: they are settings of the connection. */
        private void declare(Viewer sees, CaseFilter filter) {
            sees.parameters()
                    .forEach((name, value) -> db.sql("select set_config(:name, :value, false)")
                            .param("name", "krm." + name)
                            .param("value", value)
                            .query(String.class)
                            .single());
            var numbers = filter.parameters();
            var select = """
                select complaint_id as id, reference, sequence as last,
                       count(*) over () as cases, sum(sequence + 1) over () as events
                  from read_side.case_list c
                 where
                """ + sees.condition() + " and " + filter.condition() + " order by newest";
            var settled = PARAMETER
                    .matcher(select)
                    .replaceAll(found -> numbers.get(found.group(1)) instanceof Long number
                            ? number.toString()
                            : "current_setting('krm." + found.group(1) + "')");
            db.sql("declare whole_cases scroll cursor with hold for " + settled).update();
        }

        public long cases() {
            return total.cases();
        }

        public long events() {
            return total.events();
        }

        /** The next cases; none: that were all. While somebody works on them the next ones are read. */
        public List<Whole> next() {
            var chunk = ahead == null ? read() : finished(ahead);
            ahead = chunk.isEmpty() ? null : CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread);
            return chunk;
        }

        /** From the first case on again: the same ones. */
        public void rewind() {
            settle();
            db.sql("move absolute 0 from whole_cases").update();
        }

        private List<Whole> read() {
            var found = db.sql("fetch " + CHUNK + " from whole_cases")
                    .query(Found.class)
                    .list();
            var events = log.ofAggregates(found.stream().map(Found::id).toList()).stream()
                    .collect(groupingBy(StoredEvent::aggregateId));
            return found.stream().map(some -> whole(some, events)).toList();
        }

        private static Whole whole(Found some, Map<UUID, List<StoredEvent>> events) {
            var known = events.get(some.id()).stream()
                    .filter(event -> event.sequence() <= some.last())
                    .toList();
            return new Whole(some.id(), some.reference(), known);
        }

        private void settle() {
            if (ahead != null) {
                finished(ahead);
                ahead = null;
            }
        }

        private static List<Whole> finished(CompletableFuture<List<Whole>> reading) {
            try {
                return reading.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException why ? why : e;
            }
        }

        @Override
        public void close() {
            try {
                if (ahead != null) {
                    ahead.handle((_, _) -> true).join();
                }
            } finally {
                connection.destroy();
            }
        }
    }

    private SingleConnectionDataSource connection() {
        try {
            return new SingleConnectionDataSource(connections.getConnection(), true);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No connection", e);
        }
    }
}
