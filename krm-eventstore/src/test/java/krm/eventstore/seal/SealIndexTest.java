package krm.eventstore.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealIndexTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 127, 128, 129, 20_000, 5_000_000_000L})
    void it_gives_back_every_position_and_print_whatever_the_gaps(long largestGap) {
        var random = new Random(largestGap);
        var positions = new long[300];
        var prints = new int[300];
        long position = 7;
        var index = new SealIndex.Builder(position);
        for (int i = 0; i < positions.length; i++) {
            var leaf = new byte[32];
            random.nextBytes(leaf);
            positions[i] = position;
            prints[i] = SealIndex.print(leaf);
            index.add(position, leaf);
            position += 1 + random.nextLong(largestGap);
        }
        var read = SealIndex.of(seal(7, 300, index.text())).orElseThrow();
        assertThat(read.positions()).containsExactly(positions);
        assertThat(read.prints()).containsExactly(prints);
        assertThat(read.from(positions[50])).isEqualTo(50);
        assertThat(read.from(positions[50] + 1)).isEqualTo(51);
    }

    @ParameterizedTest
    @CsvSource({
        "2, AAECAwQ=",
        "0, AAECAwQ=",
        "-1, ''",
        "1, AAEC",
        "2000000000, AAECAwQ=",
        "1, '!'",
        "1, gICAgICAgICAgA=="
    })
    void what_does_not_fit_its_seal_is_none(int events, String index) {
        assertThat(SealIndex.of(seal(1, events, index))).isEmpty();
    }

    @Test
    void a_single_event_has_five_bytes() {
        assertThat(SealIndex.of(seal(1, 1, "AAECAwQ=")).orElseThrow().prints()).containsExactly(0x01020304);
    }

    private static Seal seal(long first, int events, String index) {
        return new Seal(1, first, first, events, "", index, Seal.NO_PREVIOUS, Instant.EPOCH, "", "");
    }
}
