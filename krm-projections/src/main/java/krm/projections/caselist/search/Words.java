package krm.projections.caselist.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text as words that are alike for whoever writes them differently: capital or small, with umlauts or without ({@code
 * Müller} is {@code mueller}), {@code ß} as {@code ss}, accents or none, full-width or usual letters.
 */
final class Words {

    /** Of a longer word the rest says nothing. */
    private static final int LONGEST = 64;
    /** As-you-type search begins here: shorter beginnings fit too many. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Letters that are no letter with an accent to Unicode, but are to those who type them. */
    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"),
            Map.entry("ı", "i"));

    private static final Pattern ALIKE_LETTERS =
            Pattern.compile(ALIKE.entrySet().stream().map(Entry::getKey).collect(Collectors.joining("", "[", "]")));

    private Words() {}

    /** The words of a text, in their order. */
    static Stream<String> of(String text) {
        var german = german(text);
        return german == null ? ofAnyLetters(text) : german.stream();
    }

    static Stream<String> ofAnyLetters(String text) {
        return SEPARATORS
                .splitAsStream(normal(text))
                .filter(word -> !word.isEmpty())
                .map(Words::cut);
    }

    /** The same, five times as fast, of a text with no other letters than German ones; else null. */
    private static @Nullable List<String> german(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            var c = i == text.length() ? ' ' : text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                word.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                word.append((char) (c - 'A' + 'a'));
            } else if (c < 0x80) {
                if (!word.isEmpty()) {
                    words.add(word.substring(0, Math.min(word.length(), LONGEST)));
                    word.setLength(0);
                }
            } else {
                switch (c) {
                    case 'ä', 'Ä' -> word.append("ae");
                    case 'ö', 'Ö' -> word.append("oe");
                    case 'ü', 'Ü' -> word.append("ue");
                    case 'ß' -> word.append("ss");
                    default -> {
                        return null;
                    }
                }
            }
        }
        return words;
    }

    /** The words of a name or number and their beginnings, so that it is found while it is being typed. */
    static Stream<String> withBeginnings(String name) {
        return of(name).flatMap(word -> {
            var length = word.codePointCount(0, word.length());
            return Stream.concat(
                    IntStream.range(SHORTEST_BEGINNING, length)
                            .mapToObj(n -> word.substring(0, word.offsetByCodePoints(0, n))),
                    Stream.of(word));
        });
    }

    private static String normal(String text) {
        // To capitals in between: that makes SS of ß. And small before: only the small ß has capitals.
        var folded = Normalizer.normalize(text, Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        var spelled = ALIKE_LETTERS
                .matcher(Normalizer.normalize(folded, Form.NFC))
                .replaceAll(letter -> ALIKE.get(letter.group()));
        return ACCENTS.matcher(Normalizer.normalize(spelled, Form.NFD)).replaceAll("");
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
