package krm.app.imports;

import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import krm.eventstore.SpoolCipher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The file as it was sent, read chunk by chunk; a damaged one ends in {@link DamagedSpool}. */
final class Spooled extends InputStream {

    private final JdbcClient db;
    private final SpoolCipher cipher;
    private final UUID id;
    private final int chunks;
    private byte[] chunk = {};
    private int at;
    private int next;

    Spooled(JdbcClient db, SpoolCipher cipher, UUID id, int chunks) {
        this.db = db;
        this.cipher = cipher;
        this.id = id;
        this.chunks = chunks;
    }

    /** The last chunk is bound to be the last, so that nobody can shorten the file unseen. */
    static String place(int number, boolean last) {
        return "chunk " + number + (last ? " end" : "");
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        while (at == chunk.length) {
            if (next == chunks) {
                return -1;
            }
            chunk = open(next++);
            at = 0;
        }
        var read = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, read);
        at += read;
        return read;
    }

    private byte[] open(int number) {
        Optional<byte[]> sealed = db.sql("select sealed from imports.chunk where import = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query(byte[].class)
                .optional();
        try {
            return cipher.open(
                    place(number, number == chunks - 1),
                    sealed.orElseThrow(() -> new DamagedSpool("Chunk " + number + " of import " + id + " is missing")));
        } catch (GeneralSecurityException e) {
            throw new DamagedSpool("Chunk " + number + " of import " + id + " does not open");
        }
    }
}
