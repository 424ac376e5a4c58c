package krm.app.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A file line by line, in the memory of one line, however long somebody has made it. */
final class Lines {

    /** As long as the body of a call may be. */
    static final int LONGEST = 1024 * 1024;

    /** @param cut only its beginning is here: it was longer than a line may be */
    record Line(long number, byte[] bytes, boolean cut) {

        boolean blank() {
            for (var b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !cut;
        }
    }

    private final InputStream file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    Lines(InputStream file) {
        this.file = new BufferedInputStream(file, 64 * 1024);
    }

    /** The next line, or null behind the last. */
    @Nullable
    Line next() {
        try {
            line.reset();
            var cut = false;
            var one = file.read();
            if (one < 0) {
                return null;
            }
            for (; one >= 0 && one != '\n'; one = file.read()) {
                if (line.size() < LONGEST) {
                    line.write(one);
                } else {
                    cut = true;
                }
            }
            return new Line(++number, line.toByteArray(), cut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
