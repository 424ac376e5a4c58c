package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Text as few bytes, before it is encrypted (afterwards nothing can be compressed). One byte says how: {@code 0} UTF-8,
 * {@code 1} the same deflated (RFC 1951).
 */
final class PackedText {

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    /** What is shorter hardly becomes shorter still. */
    private static final int WORTH_IT = 100;

    /** Making one costs more than using it. */
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.DEFAULT_COMPRESSION, true));

    private PackedText() {}

    static byte[] pack(String text) {
        var plain = text.getBytes(UTF_8);
        if (plain.length >= WORTH_IT) {
            var deflated = deflated(plain);
            if (deflated.length <= plain.length) {
                return deflated;
            }
        }
        var packed = new byte[plain.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(plain, 0, packed, 1, plain.length);
        return packed;
    }

    /** @throws IllegalArgumentException if the bytes were not packed by {@link #pack} */
    static String unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != PLAIN && packed[0] != DEFLATED) {
            throw new IllegalArgumentException("Packed in a way that is not known");
        }
        return packed[0] == PLAIN ? new String(packed, 1, packed.length - 1, UTF_8) : inflated(packed);
    }

    private static byte[] deflated(byte[] plain) {
        var deflater = DEFLATER.get();
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        // Cut off where it gains nothing: then it is longer than the text, and not taken.
        var packed = new byte[plain.length + 1];
        packed[0] = DEFLATED;
        int length = deflater.deflate(packed, 1, plain.length);
        return deflater.finished() ? Arrays.copyOf(packed, length + 1) : packed;
    }

    private static String inflated(byte[] packed) {
        var bytes = new ByteArrayInputStream(packed, 1, packed.length - 1);
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(bytes, inflater)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not deflated", e);
        } finally {
            inflater.end();
        }
    }
}
