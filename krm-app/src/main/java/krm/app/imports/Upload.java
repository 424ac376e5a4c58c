package krm.app.imports;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.SpoolCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file that is being sent: encrypted and stored as it comes, and gone again unless it is finished. */
public final class Upload extends OutputStream {

    private static final int CHUNK = 256 * 1024;

    private final JdbcClient db;
    private final SpoolCipher cipher;
    private final UUID id;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private int chunks;
    private long lines;
    private boolean inLine;
    private boolean finished;

    Upload(JdbcClient db, SpoolCipher cipher, UUID id) {
        this.db = db;
        this.cipher = cipher;
        this.id = id;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (filled == CHUNK) {
                store(false);
            }
            inLine = bytes[i] != '\n';
            if (!inLine) {
                lines++;
            }
            chunk[filled++] = bytes[i];
        }
    }

    private void store(boolean last) {
        db.sql("insert into imports.chunk (import, number, sealed) values (:id, :number, :sealed)")
                .param("id", id)
                .param("number", chunks)
                .param("sealed", cipher.seal(Spooled.place(chunks, last), Arrays.copyOf(chunk, filled)))
                .update();
        chunks++;
        filled = 0;
    }

    /**
     * All of it is there: from now on the import runs, whatever happens to this node.
     *
     * @return its id
     * @throws DuplicateKeyException if the same call has been carried out meanwhile
     */
    public UUID finish(@Nullable IdempotencyEntry call) {
        store(true);
        db.sql("""
            update imports.import
               set state = 'RUNNING', chunks = :chunks, lines_total = :lines, request = :request, fingerprint = :fingerprint
             where id = :id
            """)
                .param("id", id)
                .param("chunks", chunks)
                .param("lines", inLine ? lines + 1 : lines)
                .param("request", call == null ? null : call.request())
                .param("fingerprint", call == null ? null : call.fingerprint())
                .update();
        finished = true;
        return id;
    }

    /** What was not finished is as if it had never been sent. */
    @Override
    public void close() {
        if (!finished) {
            db.sql("delete from imports.import where id = :id").param("id", id).update();
        }
    }
}
