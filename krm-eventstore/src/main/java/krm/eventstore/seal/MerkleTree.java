package krm.eventstore.seal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HexFormat;

/**
 * The root over the events of a range, in the order of their positions, built as they come. As in RFC 6962: a leaf is
 * SHA-256 of 0, the position (8 bytes, big-endian) and the event's hash; a node is SHA-256 of 1 and its two children;
 * the left child of a node holds the largest power of two that is smaller than all of it.
 */
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private record Subtree(byte[] root, long leaves) {}

    /** The largest first, each a power of two. */
    private final ArrayDeque<Subtree> complete = new ArrayDeque<>();

    static byte[] leaf(long position, byte[] hash) {
        return Sha256.of(LEAF, ByteBuffer.allocate(8).putLong(position).array(), hash);
    }

    void add(byte[] leaf) {
        var next = new Subtree(leaf, 1);
        while (!complete.isEmpty() && complete.getLast().leaves == next.leaves) {
            var left = complete.removeLast();
            next = new Subtree(Sha256.of(NODE, left.root, next.root), left.leaves + next.leaves);
        }
        complete.addLast(next);
    }

    /** Hexadecimal. */
    String root() {
        var rest = new ArrayDeque<>(complete);
        var root = rest.isEmpty() ? Sha256.of() : rest.removeLast().root;
        while (!rest.isEmpty()) {
            root = Sha256.of(NODE, rest.removeLast().root, root);
        }
        return HexFormat.of().formatHex(root);
    }
}
