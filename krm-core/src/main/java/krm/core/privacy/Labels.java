package krm.core.privacy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * No classification of persons (rules.md §3 rule 15; S1.22 to S1.24): a topic, team or other label describes the matter,
 * never the person who complains. Known words are recognised in any spelling: case, umlauts, separators, doubled letters,
 * digits and signs that look like letters, letters of other alphabets that look like Latin ones.
 */
public final class Labels {

    private static final Map<Character, Character> LOOKS_LIKE = Map.ofEntries(
            Map.entry('0', 'o'),
            Map.entry('1', 'i'),
            Map.entry('2', 'z'),
            Map.entry('3', 'e'),
            Map.entry('4', 'a'),
            Map.entry('5', 's'),
            Map.entry('6', 'g'),
            Map.entry('7', 't'),
            Map.entry('8', 'b'),
            Map.entry('9', 'g'),
            Map.entry('@', 'a'),
            Map.entry('$', 's'),
            Map.entry('!', 'i'),
            Map.entry('|', 'i'),
            Map.entry('€', 'e'),
            Map.entry('ß', 's'),
            Map.entry('ł', 'i'),
            Map.entry('ø', 'o'),
            Map.entry('ı', 'i'),
            // Of phonetics, and small capitals
            Map.entry('ɑ', 'a'),
            Map.entry('ᴀ', 'a'),
            Map.entry('ʙ', 'b'),
            Map.entry('ᴅ', 'd'),
            Map.entry('ɛ', 'e'),
            Map.entry('ᴇ', 'e'),
            Map.entry('ɡ', 'g'),
            Map.entry('ʜ', 'h'),
            Map.entry('ɪ', 'i'),
            Map.entry('ᴋ', 'k'),
            Map.entry('ʟ', 'l'),
            Map.entry('ᴍ', 'm'),
            Map.entry('ɴ', 'n'),
            Map.entry('ᴏ', 'o'),
            Map.entry('ʀ', 'r'),
            Map.entry('ꜱ', 's'),
            Map.entry('ᴛ', 't'),
            Map.entry('ᴜ', 'u'),
            // Cyrillic
            Map.entry('а', 'a'),
            Map.entry('в', 'b'),
            Map.entry('е', 'e'),
            Map.entry('і', 'i'),
            Map.entry('к', 'k'),
            Map.entry('м', 'm'),
            Map.entry('н', 'h'),
            Map.entry('о', 'o'),
            Map.entry('р', 'p'),
            Map.entry('с', 'c'),
            Map.entry('т', 't'),
            Map.entry('у', 'y'),
            Map.entry('х', 'x'),
            // Greek
            Map.entry('α', 'a'),
            Map.entry('ε', 'e'),
            Map.entry('ι', 'i'),
            Map.entry('κ', 'k'),
            Map.entry('ν', 'v'),
            Map.entry('ο', 'o'),
            Map.entry('ρ', 'p'),
            Map.entry('τ', 't'),
            Map.entry('υ', 'u'));

    /** Stems, so that plurals and compounds are found too. */
    private static final List<String> STEMS = Stream.of(
                    "querul",
                    "dauerkund",
                    "stammkund",
                    "problemkund",
                    "wutkund",
                    "schwierigekund",
                    "lästigekund",
                    "dauerbeschwer",
                    "vielbeschwer",
                    "mehrfachbeschwer",
                    "serienbeschwer",
                    "dauernörgler",
                    "nörgler",
                    "meckerer",
                    "quengler",
                    "quertreiber",
                    "störenfried",
                    "unruhestifter",
                    "wutbürger",
                    "reichsbürger",
                    "schmarotzer",
                    "schwarzeliste",
                    "blacklist",
                    "troublemaker",
                    "complainer",
                    "difficultcustomer",
                    "difficultclient")
            .map(stem -> plain(stem, 'a'))
            .toList();

    private Labels() {}

    /** Whether a label would sort people into kinds. */
    public static boolean classifiesPersons(String label) {
        var one = plain(label, 'a');
        var other = plain(label, 'e');
        return STEMS.stream().anyMatch(stem -> one.contains(stem) || other.contains(stem));
    }

    /**
     * All spellings of a word as one: small letters a to z without marks, umlauts and their two-letter forms as the bare
     * vowel, no letter twice in a row, i for l, nothing between the letters.
     *
     * @param umlautA what ä is read as: a (lästig, laestig), or e (Quärulant)
     */
    private static String plain(String label, char umlautA) {
        var small = label.toLowerCase(Locale.ROOT).replace('ä', umlautA).replace("a\u0308", String.valueOf(umlautA));
        var letters = new StringBuilder();
        Normalizer.normalize(small, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> (char) c)
                .map(c -> LOOKS_LIKE.getOrDefault(c, c))
                .filter(c -> c >= 'a' && c <= 'z')
                .forEach(letters::append);
        return letters.toString()
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u")
                .replace('l', 'i')
                .replaceAll("(.)\\1+", "$1");
    }
}
