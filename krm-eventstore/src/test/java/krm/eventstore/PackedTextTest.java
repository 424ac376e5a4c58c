package krm.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {

    private static final String LETTER = "Sehr geehrte Damen und Herren, ich warte seit Wochen auf meinen Bescheid. ";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "🌬️ Straße\u0001\u202e", LETTER})
    void every_text_comes_back(String text) {
        for (int times : new int[] {1, 2, 300}) {
            var repeated = text.repeat(times);
            assertThat(PackedText.unpack(PackedText.pack(repeated))).isEqualTo(repeated);
        }
    }

    @Test
    void a_letter_becomes_shorter_and_nothing_becomes_longer_than_by_one_byte() {
        assertThat(PackedText.pack(LETTER.repeat(10))).hasSizeLessThan(LETTER.length() * 2);
        var noise = new Random(3)
                .ints(500, 0x100, 0x2000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(PackedText.unpack(PackedText.pack(noise))).isEqualTo(noise);
        assertThat(PackedText.pack(noise))
                .hasSizeLessThanOrEqualTo(noise.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1);
    }

    @Test
    void bytes_that_were_not_packed_here_are_refused() {
        for (var bytes : new byte[][] {{}, {7, 1}, {1, (byte) 0xff, 3}}) {
            assertThatThrownBy(() -> PackedText.unpack(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
