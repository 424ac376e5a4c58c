package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.auditlog.Door;
import krm.app.imports.Import;
import krm.core.access.Access;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.calendar.Calendars;
import krm.core.complaint.Priority;
import krm.core.complaint.Status;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.Satisfaction;
import krm.core.complaint.event.SpecialGroup;
import krm.core.complaint.event.StoredAs;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.house.Topics;
import krm.core.house.event.JobcenterEvent;
import krm.core.house.event.UserEvent;
import krm.core.signal.event.Subject;
import krm.projections.Rebuild;
import krm.projections.statistics.Facet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page shows a raw code, in either language. */
class WordsOfThePagesTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][A-Za-z.-]+)[(}]");

    @Test
    void both_languages_have_the_same_words() {
        assertThat(words("en").stringPropertyNames()).isEqualTo(words("de").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_code_has_a_word(String language) {
        var codes = Stream.of(
                        Role.values(),
                        Status.values(),
                        Priority.values(),
                        ComplaintKind.values(),
                        Channel.values(),
                        CustomerGroup.values(),
                        SpecialGroup.values(),
                        Medium.values(),
                        Outcome.values(),
                        Rating.values(),
                        Agreement.values(),
                        Satisfaction.values(),
                        Risk.values(),
                        RedirectTarget.values(),
                        Area.values(),
                        CorrectedField.values(),
                        Subject.values(),
                        DeadlineType.values(),
                        Door.values(),
                        Access.Verdict.values())
                .flatMap(Arrays::stream)
                .map(code -> code.getClass().getSimpleName() + "." + code);
        var others = Stream.of(
                        Arrays.stream(DeadlineState.values()).map(state -> "state." + state),
                        Arrays.stream(Facet.values())
                                .flatMap(facet -> Stream.of("facet.", "groups.").map(word -> word + facet.path())),
                        Topics.SHIPPED.byCode().keySet().stream().map(topic -> "Topic." + topic),
                        Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                                .map(event -> "event."
                                        + event.getAnnotation(StoredAs.class).name()),
                        Stream.of(JobcenterEvent.class, UserEvent.class)
                                .flatMap(events -> Arrays.stream(events.getPermittedSubclasses()))
                                .flatMap(WordsOfThePagesTest::wordsOf),
                        Arrays.stream(Import.State.values()).map(state -> "ImportState." + state),
                        Arrays.stream(Rebuild.State.values()).map(state -> "operations.rebuild." + state),
                        Calendars.laender().stream().map(land -> "Land." + land),
                        Arrays.stream(Step.values())
                                .map(step -> step.path().replace("/{n}/", "."))
                                .flatMap(path -> Stream.of("step." + path, "stepHelp." + path)))
                .flatMap(key -> key);
        assertThat(words(language).stringPropertyNames())
                .containsAll(Stream.concat(codes, others).toList());
    }

    /** What happened, and each thing that was said with it but for whom and when. */
    private static Stream<String> wordsOf(Class<?> event) {
        var fields = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(field -> !Set.of("user", "jobcenter", "occurredOn", "credential", "demo")
                        .contains(field))
                .map(field -> "houseField." + field);
        return Stream.concat(
                Stream.of("houseEvent." + event.getAnnotation(StoredAs.class).name()), fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_template_finds_its_words(String language) throws IOException {
        var asked = keysInTheTemplates();
        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(words(language).stringPropertyNames()).containsAll(asked);
    }

    @Test
    void of_one_nothing_is_said_as_of_several() {
        assertThat(say("de", "search.all", 1, "1")).isEqualTo("Ein Vorgang:");
        assertThat(say("de", "search.all", 1_200L, "1.200")).isEqualTo("1.200 Vorgänge, die neuesten zuerst:");
        assertThat(say("de", "imports.lines", "1", "1", 1)).isEqualTo("1 von 1 Zeile gelesen");
        assertThat(say("en", "imports.lines", "0", "2", 2)).isEqualTo("0 of 2 lines read");
        assertThat(say("en", "audit.verified", "today", "1", "1", "1", "1", 1, 1))
                .isEqualTo("Verified on today: 1 event (positions 1 to 1) and 1 seal.");
        assertThat(say("de", "trial.cases", "1", "1.1.", "2.1.", "A", 1)).startsWith("1 Vorgang,");
    }

    private static String say(String language, String key, Object... facts) {
        return new MessageFormat(words(language).getProperty(key), Locale.of(language)).format(facts);
    }

    private static Set<String> keysInTheTemplates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> KEY.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(String language) {
        var words = new Properties();
        try (var file = WordsOfThePagesTest.class.getResourceAsStream("/pages_" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
