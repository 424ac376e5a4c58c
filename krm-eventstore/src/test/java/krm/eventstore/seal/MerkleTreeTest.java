package krm.eventstore.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 100, 1_000})
    void built_as_they_come_it_is_the_tree_of_rfc_6962(int size) {
        var leaves = IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(i, new byte[] {(byte) i}))
                .toList();
        var tree = new MerkleTree();
        leaves.forEach(tree::add);
        assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(asDefined(leaves)));
    }

    private static byte[] asDefined(List<byte[]> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Sha256.of() : leaves.getFirst();
        }
        var left = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(
                new byte[] {1}, asDefined(leaves.subList(0, left)), asDefined(leaves.subList(left, leaves.size())));
    }
}
