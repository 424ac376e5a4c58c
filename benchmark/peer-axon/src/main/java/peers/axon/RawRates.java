package peers.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import peers.Rates.Measured;

/** What PostgreSQL can read and write at all, by the means that a projection has. */
final class RawRates {

    private static final int BATCH = 1_000;

    private final History history;

    RawRates(History history) {
        this.history = history;
    }

    long copyOut() throws Exception {
        try (var connection = history.database.getConnection()) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy domainevententry to stdout (format binary)", OutputStream.nullOutputStream());
        }
    }

    long cursor() throws Exception {
        return history.scan(false, _ -> {});
    }

    long cursorJson() throws Exception {
        return history.scan(true, _ -> {});
    }

    Measured copyIn() throws Exception {
        var lines = new StringBuilder();
        var position = 0L;
        for (var event : events()) {
            position++;
            lines.append("%d\t%s\t%d\t%s\t%s\t%s\t%s\n"
                    .formatted(
                            position,
                            event.caseId(),
                            event.no(),
                            event.actor(),
                            event.unit(),
                            event.reference(),
                            event.at()));
        }
        var bytes = lines.toString().getBytes(UTF_8);
        var began = System.nanoTime();
        try (var connection = history.database.getConnection()) {
            var events = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy flat from stdin", new ByteArrayInputStream(bytes));
            return new Measured(events, (System.nanoTime() - began) / 1e9);
        }
    }

    Measured batchUpsert() throws Exception {
        var events = events();
        var began = System.nanoTime();
        try (var connection = history.database.getConnection()) {
            connection.setAutoCommit(false);
            try (var upsert = connection.prepareStatement(ReadModel.UPSERT)) {
                for (int i = 0; i < events.size(); i++) {
                    ReadModel.bind(upsert, events.get(i));
                    upsert.addBatch();
                    if ((i + 1) % BATCH == 0) {
                        upsert.executeBatch();
                        connection.commit();
                    }
                }
                upsert.executeBatch();
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
        }
        return new Measured(events.size(), (System.nanoTime() - began) / 1e9);
    }

    private List<Complaint.Received> events() throws Exception {
        var events = new ArrayList<Complaint.Received>();
        history.scan(true, events::add);
        return events;
    }
}
