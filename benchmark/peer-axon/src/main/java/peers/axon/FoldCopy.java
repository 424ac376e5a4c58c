package peers.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/**
 * A prototype of the fastest replay that was found: one thread reads and folds some thousand events in memory, another
 * writes each case's last state by COPY into a staging table and merges once a batch.
 */
final class FoldCopy {

    private static final int BATCH = 5_000;
    private static final List<Complaint.Received> END = List.of();

    private final History history;
    private final BlockingQueue<List<Complaint.Received>> batches = new ArrayBlockingQueue<>(4);
    private List<Complaint.Received> batch = new ArrayList<>();

    FoldCopy(History history) {
        this.history = history;
    }

    long run() throws Exception {
        var written = CompletableFuture.runAsync(this::write);
        var events = history.scan(true, event -> {
            batch.add(event);
            if (batch.size() == BATCH) {
                hand(written);
            }
        });
        if (!batch.isEmpty()) {
            hand(written);
        }
        batches.put(END);
        written.get();
        return events;
    }

    private void hand(CompletableFuture<Void> writer) throws InterruptedException {
        if (writer.isCompletedExceptionally()) {
            writer.join();
        }
        batches.put(batch);
        batch = new ArrayList<>();
    }

    private void write() {
        try (var connection = history.database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("""
                    create temp table if not exists stage (id uuid, status int, actor text, unit text, reference text,
                        at timestamptz, changes int) on commit delete rows
                    """);
            }
            for (var next = batches.take(); next != END; next = batches.take()) {
                write(connection, next);
            }
            connection.setAutoCommit(true);
        } catch (SQLException | IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Connection connection, List<Complaint.Received> events) throws SQLException, IOException {
        var last = new HashMap<String, Complaint.Received>();
        var changes = new HashMap<String, Integer>();
        for (var event : events) {
            last.put(event.caseId(), event);
            changes.merge(event.caseId(), 1, Integer::sum);
        }
        var lines = new StringBuilder();
        last.forEach((id, event) -> lines.append(id)
                .append('\t')
                .append(event.no())
                .append('\t')
                .append(event.actor())
                .append('\t')
                .append(event.unit())
                .append('\t')
                .append(event.reference())
                .append('\t')
                .append(event.at())
                .append('\t')
                .append(changes.get(id))
                .append('\n'));
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy stage from stdin",
                        new ByteArrayInputStream(lines.toString().getBytes(UTF_8)));
        try (var statement = connection.createStatement()) {
            statement.execute("""
                insert into projection select * from stage
                on conflict (id) do update
                   set status = excluded.status, actor = excluded.actor, unit = excluded.unit,
                       reference = excluded.reference, at = excluded.at,
                       changes = projection.changes + excluded.changes
                """);
        }
        connection.commit();
    }
}
