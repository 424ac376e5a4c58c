package krm.eventstore.seal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Which positions of a range hold an event, and the first four bytes of its leaf in the tree: five bytes an event, in
 * order to name what differs. It proves nothing (four bytes can be hit by trying); the root does.
 *
 * <p>An event is the distance from the position before (of the first: from the range's first position), as a
 * variable-length number (seven bits a byte, the lowest first, the eighth bit set on all but the last), and the four
 * bytes.
 */
record SealIndex(long[] positions, int[] prints) {

    /** Builds one, event by event. */
    static final class Builder {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long before;

        Builder(long first) {
            before = first;
        }

        void add(long position, byte[] leaf) {
            var distance = position - before;
            for (; distance > 0x7F; distance >>>= 7) {
                bytes.write((int) (distance & 0x7F) | 0x80);
            }
            bytes.write((int) distance);
            bytes.write(leaf, 0, Integer.BYTES);
            before = position;
        }

        String text() {
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }

    static int print(byte[] leaf) {
        return ByteBuffer.wrap(leaf).getInt();
    }

    /** Empty if the seal's index does not fit the seal. */
    static Optional<SealIndex> of(Seal seal) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(seal.index()));
            // An event has five bytes at least: a count that is none must not cost memory.
            if (seal.events() < 0 || seal.events() > bytes.capacity() / 5) {
                return Optional.empty();
            }
            var index = new SealIndex(new long[seal.events()], new int[seal.events()]);
            var position = seal.first();
            for (int i = 0; i < seal.events(); i++) {
                position += distance(bytes);
                index.positions[i] = position;
                index.prints[i] = bytes.getInt();
            }
            return Optional.of(index).filter(_ -> !bytes.hasRemaining());
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static long distance(ByteBuffer bytes) {
        long distance = 0;
        for (int shift = 0; ; shift += 7) {
            var next = bytes.get();
            distance |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return distance;
            }
        }
    }

    /** The place of the first event at or behind a position. */
    int from(long position) {
        var found = Arrays.binarySearch(positions, position);
        return found < 0 ? -found - 1 : found;
    }
}
