package krm.projections;

import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all rebuilds of a node work with.
 *
 * @param unhurried not pooled, and without a limit for the time that a statement takes
 * @param casesInMemory all workers and read models of a rebuild together
 * @param goesOn false: the node stops, and with it what is under way
 */
record RebuildMeans(
        JdbcClient db,
        DataSource unhurried,
        EventLog log,
        Segments segments,
        DeadLetters deadLetters,
        Batches batches,
        int casesInMemory,
        BooleanSupplier goesOn) {

    RebuildMeans(DataSource database, DataSource unhurried, int casesInMemory, BooleanSupplier goesOn) {
        this(
                JdbcClient.create(database),
                unhurried,
                new EventLog(database),
                new Segments(JdbcClient.create(database)),
                new DeadLetters(JdbcClient.create(database)),
                new Batches(database),
                casesInMemory,
                goesOn);
    }
}
