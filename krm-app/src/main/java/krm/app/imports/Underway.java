package krm.app.imports;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import krm.eventstore.SpoolCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An import that this node works on. Its lock hangs on a connection of its own, so that it is free again as soon as the
 * node is gone; progress is written over that very connection, so that who has lost the lock writes none.
 */
public final class Underway implements AutoCloseable {

    private final Import some;
    private final Supplier<SpoolCipher> cipher;
    private final JdbcClient db;
    private final JdbcClient held;
    private final SingleConnectionDataSource connection;

    Underway(
            Import some,
            Supplier<SpoolCipher> cipher,
            JdbcClient db,
            JdbcClient held,
            SingleConnectionDataSource connection) {
        this.some = some;
        this.cipher = cipher;
        this.db = db;
        this.held = held;
        this.connection = connection;
    }

    static boolean lock(JdbcClient held, UUID id) {
        return held.sql("select pg_try_advisory_lock(:key)")
                .param("key", id.getMostSignificantBits())
                .query(Boolean.class)
                .single();
    }

    public Import started() {
        return some;
    }

    /**
     * The file, from its first byte.
     *
     * @throws DamagedSpool also while it is read, if it is not what was sent
     */
    public InputStream content() {
        var chunks = db.sql("select chunks from imports.import where id = :id")
                .param("id", some.id())
                .query(Integer.class)
                .single();
        return new Spooled(db, cipher.get(), some.id(), chunks);
    }

    /** The lines that were refused so far. */
    public List<RefusedLine> refused() {
        var key = cipher.get();
        return db.sql("select line, sealed from imports.refusal where import = :id")
                .param("id", some.id())
                .query((row, _) -> Imports.open(key, row.getLong(1), row.getBytes(2)))
                .list();
    }

    /** Durable when it returns; the same line a second time changes nothing. */
    public void refuse(RefusedLine line) {
        db.sql("insert into imports.refusal (import, line, sealed) values (:id, :line, :sealed) on conflict do nothing")
                .param("id", some.id())
                .param("line", line.line())
                .param("sealed", Imports.seal(cipher.get(), line))
                .update();
    }

    /** Everything up to this line is done. */
    public void advance(long linesRead) {
        held.sql("update imports.import set lines_read = :lines where id = :id")
                .param("id", some.id())
                .param("lines", linesRead)
                .update();
    }

    /** It is over, and nothing of the file is kept. */
    public void end(Import.State state) {
        held.sql("""
            with emptied as (delete from imports.chunk where import = :id)
            update imports.import set state = :state where id = :id
            """).param("id", some.id()).param("state", state.name()).update();
    }

    /** Another node may go on. */
    @Override
    public void close() {
        connection.destroy();
    }
}
