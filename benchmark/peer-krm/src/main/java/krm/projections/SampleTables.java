package krm.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Fills the tables of read models as a rebuild does, with events that are in no log. */
public final class SampleTables implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final Projection projection;
    private final DataSource unhurried;
    private final Connection connection;
    private final NextTables tables;
    private final List<Filling<?>> fillings = new ArrayList<>();
    private final List<CaseEvent> waiting = new ArrayList<>(AT_ONCE);

    /** @param casesInMemory as many as can be open at the same time */
    public SampleTables(Projection projection, DataSource unhurried, Connection connection, int casesInMemory)
            throws SQLException {
        this.projection = projection;
        this.unhurried = unhurried;
        this.connection = connection;
        connection.setAutoCommit(false);
        tables = new NextTables(projection);
        tables.create(JdbcClient.create(unhurried));
        for (var part : projection.parts()) {
            fillings.add(
                    new Filling<>(part, projection.segments(), casesInMemory, connection, (id, sequence, failure) -> {
                        throw new IllegalStateException(id + "/" + sequence, failure);
                    }));
        }
    }

    public void add(CaseEvent event) throws SQLException {
        waiting.add(event);
        if (waiting.size() == AT_ONCE) {
            tell();
        }
    }

    private void tell() throws SQLException {
        for (var filling : fillings) {
            filling.tell(waiting, Set.of());
        }
        waiting.clear();
    }

    /** Indexes them and puts them in their place. */
    @Override
    public void close() throws SQLException {
        tell();
        for (var filling : fillings) {
            filling.end();
            for (var table : projection.tables()) {
                if (table instanceof Table.Counted<?> counting) {
                    for (var counted : filling.counts(table).entrySet()) {
                        CopyText.into(connection, table, counted.getValue().rows(counted.getKey(), counting).stream());
                    }
                }
            }
            if (!filling.late.isEmpty()) {
                throw new IllegalStateException(filling.late.size() + " cases came late: more memory");
            }
        }
        connection.commit();
        try {
            tables.index(unhurried);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        tables.takeOver(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        connection.commit();
    }
}
