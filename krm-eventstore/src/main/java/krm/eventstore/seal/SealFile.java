package krm.eventstore.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The seals outside of the database: a file that only grows, one seal a line. A line without an end is not there. */
public final class SealFile {

    private static final int LOOK_BACK = 256 * 1024;

    private final Path path;

    public SealFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** All lines, read as they are asked for; to be closed. */
    Stream<String> lines() {
        try {
            var file = FileChannel.open(path, StandardOpenOption.READ);
            var whole = new Whole(Channels.newInputStream(file), whole(file));
            var reader = new BufferedReader(new InputStreamReader(whole, UTF_8));
            return reader.lines().onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last whole line; empty if there is none. */
    Optional<String> last() {
        if (!exists()) {
            return Optional.empty();
        }
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            var end = whole(file);
            if (end == 0) {
                return Optional.empty();
            }
            return Optional.of(text(file, lineEnd(file, end - 1), end - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Durable when it returns. What a crash has left of a line that was never whole makes room. */
    void append(String line) {
        try (var file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var fresh = file.size() == 0;
            file.truncate(whole(file));
            file.position(file.size());
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
            if (fresh) {
                durableName();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void durableName() throws IOException {
        try (var folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** How many bytes are whole lines. */
    private static long whole(FileChannel file) throws IOException {
        return lineEnd(file, file.size());
    }

    /** Behind the last end of a line before a place; 0 if there is none. */
    private static long lineEnd(FileChannel file, long before) throws IOException {
        for (var end = before; end > 0; ) {
            var start = Math.max(0, end - LOOK_BACK);
            var bytes = read(file, start, end);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static String text(FileChannel file, long start, long end) throws IOException {
        return new String(read(file, start, end), UTF_8);
    }

    private static byte[] read(FileChannel file, long start, long end) throws IOException {
        var bytes = ByteBuffer.allocate((int) (end - start));
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {
            // More may come.
        }
        return bytes.array();
    }

    /** Ends where the whole lines end. */
    private static final class Whole extends FilterInputStream {

        private long left;

        Whole(InputStream all, long length) {
            super(all);
            left = length;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte @Nullable [] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            var read = in.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
