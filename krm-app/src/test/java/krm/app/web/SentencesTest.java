package krm.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.core.complaint.RefusalCode;
import krm.core.complaint.Warning;
import krm.core.deadline.Explanation;
import krm.core.house.HouseRefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read is there in both languages, for every code that krm can answer. */
class SentencesTest {

    private static final Pattern SAID = Pattern.compile(
            "(?:new Problem|Problem\\.field|FieldError|problems\\.write|answer)\\([^;]*?\"([A-Z][A-Z_]{3,})\"");
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void both_languages_have_the_same_sentences() {
        assertThat(sentences("en").stringPropertyNames())
                .isEqualTo(sentences("de").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_rule_warning_and_explanation_has_its_sentence(String language) {
        var keys = Stream.of(
                        Arrays.stream(RefusalCode.values()).map(code -> "problem." + code),
                        Arrays.stream(HouseRefusalCode.values()).map(code -> "problem." + code),
                        Arrays.stream(Warning.values()).map(warning -> "warning." + warning),
                        Arrays.stream(Explanation.Key.values()).map(key -> "explanation." + key))
                .flatMap(key -> key);
        assertThat(sentences(language).stringPropertyNames()).containsAll(keys.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_code_of_the_doors_has_its_sentence_and_every_status_its_title(String language) throws IOException {
        var said = codesInTheSources();
        assertThat(said)
                .as("found in the sources")
                .contains("MALFORMED_BODY", "MISSING_FIELD", "NOT_SIGNED_IN", "UNAVAILABLE");
        var keys = sentences(language).stringPropertyNames();
        assertThat(keys)
                .containsAll(said.stream().map(code -> "problem." + code).toList());
        assertThat(keys)
                .containsAll(Problems.STATUS.keySet().stream()
                        .map(code -> "problem." + code)
                        .toList());
        assertThat(keys)
                .containsAll(Problems.STATUS.values().stream()
                        .map(status -> "problem.title." + status.value())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void no_sentence_is_empty_or_loses_its_facts_to_an_apostrophe(String language) {
        assertThat(sentences(language)).allSatisfy((key, sentence) -> {
            var shown = MessageFormat.format((String) sentence, "FACT", "FACT");
            assertThat(shown).as("%s", key).isNotBlank().doesNotContain("{");
            assertThat(shown.contains("FACT")).as("%s", key).isEqualTo(((String) sentence).contains("{0}"));
            assertThat(((String) sentence).replace("''", "")).as("%s", key).doesNotContain("'");
        });
    }

    private static Set<String> codesInTheSources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> SAID.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties sentences(String language) {
        var sentences = new Properties();
        try (var file = SentencesTest.class.getResourceAsStream("/messages_" + language + ".properties")) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
