package krm.projections.caselist.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same word, and what of it is stored (rules.md §6). */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "Müller, mueller",
        "Mu\u0308ller, mueller",
        "GROẞ, gross",
        "Straße, strasse",
        "Ærø, aero",
        "Dvořák, dvorak",
        "İstanbul, istanbul",
        "Łódź, lodz",
        "ﬁnden, finden",
        "Ⅷ, viii",
        "１２３, 123"
    })
    void the_same_word_however_it_is_written(String written, String word) {
        assertThat(Words.of(written)).containsExactly(word);
    }

    @Test
    void whatever_is_no_letter_and_no_digit_separates_words() {
        assertThat(Words.of(" Müller-Lüdenscheidt, O'Neill\t(geb. »Weiß«)\u202E\u0007 a@b.de 🌬"))
                .containsExactly("mueller", "luedenscheidt", "o", "neill", "geb", "weiss", "a", "b", "de");
        assertThat(Words.of("🌬 – !")).isEmpty();
    }

    @Test
    void a_german_text_has_the_same_words_on_the_short_way_as_on_the_long_one() {
        var random = new Random(7);
        var letters = "abzAMZ0189äöüÄÖÜßß  -.,'\t\n\u0000@_";
        for (int i = 0; i < 500; i++) {
            var text = random.ints(1 + random.nextInt(300), 0, letters.length())
                    .mapToObj(letters::charAt)
                    .map(String::valueOf)
                    .collect(Collectors.joining());
            assertThat(Words.of(text))
                    .as(text)
                    .containsExactlyElementsOf(Words.ofAnyLetters(text).toList());
        }
        assertThat(Words.of("ß".repeat(100))).containsExactly("s".repeat(64));
    }

    @Test
    void of_a_very_long_word_the_beginning_counts() {
        assertThat(Words.of("x".repeat(20_000))).containsExactly("x".repeat(64));
        assertThat(Words.withBeginnings("𝒳y".repeat(40))).hasSize(62);
    }

    @Test
    void a_name_is_stored_with_its_beginnings_from_three_letters_on() {
        assertThat(Words.withBeginnings("Li Özil")).containsExactly("li", "oez", "oezi", "oezil");
        assertThat(Words.withBeginnings("Ann")).containsExactly("ann");
    }

    @Test
    void a_reference_of_the_own_house_is_one_word_and_another_ones_are_several() {
        assertThat(SearchWords.asked("WF", "wf-2026-000123")).containsExactly("wf-2026-123");
        assertThat(SearchWords.asked("WF", "SZ-2026-000123")).containsExactlyInAnyOrder("sz", "2026", "000123");
        assertThat(Reference.words("WF", "WF-2026-000123")).containsExactly("wf-2026-123", "000123", "123");
        assertThat(SearchWords.asked("WF", " Müller  müller ")).containsExactly("mueller");
    }

    @Test
    void a_token_depends_on_the_word_the_house_and_the_key() {
        var words = new SearchWords(key(1));
        assertThat(words.tokens("WF", Set.of("a", "b"))).hasSize(2).isEqualTo(words.tokens("WF", Set.of("b", "a")));
        assertThat(words.tokens("WF", Set.of("a")))
                .isNotEqualTo(words.tokens("SZ", Set.of("a")))
                .isNotEqualTo(new SearchWords(key(2)).tokens("WF", Set.of("a")));
        assertThat(words.of("WF", new CaseTexts(List.of("Anna"), List.of("Anne"))))
                .containsExactlyInAnyOrderElementsOf(words.tokens("WF", Set.of("ann", "anna", "anne")));
        assertThat(words.remembering().of("WF", new CaseTexts(List.of(), List.of("Anne anne"))))
                .containsOnly(words.of("WF", new CaseTexts(List.of(), List.of("Anne")))
                        .findFirst()
                        .orElseThrow())
                .hasSize(2);
    }

    private static SecretKeySpec key(int seed) {
        return new SecretKeySpec(new byte[] {(byte) seed}, "HmacSHA256");
    }
}
