package krm.app.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import krm.app.web.Problem;

/** A body that may be so large and no larger. */
final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream body, long largest) {
        super(body);
        left = largest;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = super.read(into, from, length);
        count(read);
        return read;
    }

    private void count(int read) {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new Problem("IMPORT_TOO_LARGE");
        }
    }
}
