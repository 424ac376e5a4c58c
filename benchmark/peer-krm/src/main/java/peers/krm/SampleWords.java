package peers.krm;

import java.util.Arrays;
import java.util.Random;

/** Words and names by Zipf's law: 30,000 words, one of which every second text has, and names of which some are frequent. */
final class SampleWords {

    static final String HALF_HAVE_IT = "bescheid";

    private static final int VOCABULARY = 30_000;
    private static final int FIRST_NAMES = 400;
    private static final int LAST_NAMES = 20_000;

    private static final String[] SYLLABLES = {
        "ba", "ber", "de", "do", "el", "fa", "ga", "hei", "jo", "ka", "kro", "la", "li", "ma", "men", "mül", "na", "no",
        "ot", "pa", "rei", "ro", "sa", "schu", "se", "ta", "tho", "un", "vo", "wei", "wa", "zi"
    };

    private final Random random;
    private final double[] zipf = new double[VOCABULARY];

    SampleWords(Random random) {
        this.random = random;
        var sum = 0.0;
        for (int i = 0; i < VOCABULARY; i++) {
            sum += 1.0 / (i + 10);
            zipf[i] = sum;
        }
    }

    String text(int words) {
        var text = new StringBuilder(random.nextBoolean() ? HALF_HAVE_IT : "");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(word(drawn()));
        }
        return text.toString();
    }

    String word(int rank) {
        return "w" + spelled(rank, 3);
    }

    String firstName() {
        return name(FIRST_NAMES, 2);
    }

    String lastName() {
        return name(LAST_NAMES, 3);
    }

    private int drawn() {
        var at = Arrays.binarySearch(zipf, random.nextDouble() * zipf[VOCABULARY - 1]);
        return at < 0 ? -at - 1 : at;
    }

    /** Frequent ones and rare ones. */
    private String name(int names, int syllables) {
        return spelled((int) (Math.pow(random.nextDouble(), 2.5) * names), syllables);
    }

    private static String spelled(int number, int syllables) {
        var name = new StringBuilder();
        for (int i = 0, rest = number * 31 + 17; i < syllables; i++, rest = rest / SYLLABLES.length) {
            name.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return name.append(number % 10 == 0 ? "" : "n").toString();
    }
}
