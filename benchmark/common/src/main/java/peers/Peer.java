package peers;

import javax.sql.DataSource;

/** One engine under test. One instance serves all clients: {@link #step} is called from many threads. */
public interface Peer extends AutoCloseable {

    /** Creates the schema in the fresh, empty database and starts the engine. */
    void open(DataSource database, String jdbcUrl) throws Exception;

    /** Carries out one durable step of a case: checks it against the case's state, returns after the commit. */
    void step(Step step) throws Exception;

    /** Counts the steps stored, to prove that none was skipped. */
    String countSql();

    @Override
    default void close() throws Exception {}
}
