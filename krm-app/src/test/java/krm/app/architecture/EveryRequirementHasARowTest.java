package krm.app.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index from law to code, docs/directive.md, is whole, and says nothing of the code that is not so. */
class EveryRequirementHasARowTest {

    private static final int LAST_OF_S1 = 44;
    private static final int LAST_OF_S2 = 117;
    private static final Set<String> AREAS = Set.of(
            "documents",
            "letters",
            "mailbox",
            "measures",
            "pages",
            "petition desk",
            "reports",
            "rule books",
            "statistics");

    private static final Pattern NUMBER = Pattern.compile("\\b(S[12]\\.\\d{2,3})\\b");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern LATER = Pattern.compile("later(.*)");
    private static final Pattern AREA = Pattern.compile("\\(([^()]+)\\)$");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    /** One line of a table. */
    private record Row(String number, String whole, String where, String tests) {

        static Row of(String line) {
            var cells = line.split("\\|", -1);
            assertThat(cells).as(line).hasSize(8);
            return new Row(cells[1].strip(), line, cells[5].strip(), cells[6].strip());
        }

        /** Not «later» or «no rule» as a whole. */
        boolean holds() {
            return !where.startsWith("later") && !where.startsWith("no rule");
        }
    }

    private static final Path ROOT = Path.of("..");
    private static final List<Row> ROWS = read(ROOT.resolve("docs/directive.md"))
            .lines()
            .filter(line -> line.startsWith("| S"))
            .map(Row::of)
            .toList();
    private static final Map<String, Set<String>> SOURCES_BY_TYPE = Stream.of("main", "test")
            .flatMap(EveryRequirementHasARowTest::sources)
            .map(EveryRequirementHasARowTest::read)
            .flatMap(source -> found(TYPE, source).map(type -> Map.entry(type, source)))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));

    @Test
    void every_requirement_has_one_row() {
        assertThat(ROWS)
                .extracting(Row::number)
                .containsExactlyElementsOf(Stream.concat(numbers("S1", LAST_OF_S1), numbers("S2", LAST_OF_S2))
                        .toList());
    }

    @Test
    void every_class_and_every_test_that_a_row_names_is_there() {
        for (var row : ROWS) {
            found(NAMED, row.whole()).forEach(name -> {
                assertThat(SOURCES_BY_TYPE).as(row.number()).containsKey(type(name));
                if (name.contains(".")) {
                    var methods = declaring(name).flatMap(source -> found(METHOD, source));
                    assertThat(methods).as(row.number()).contains(name.substring(name.indexOf('.') + 1));
                }
            });
        }
    }

    @Test
    void a_row_that_holds_names_its_class_and_a_test_that_says_its_number() {
        for (var row : ROWS) {
            if (row.holds()) {
                assertThat(found(NAMED, row.where())).as(row.number()).isNotEmpty();
                var said = found(NAMED, row.tests())
                        .flatMap(EveryRequirementHasARowTest::declaring)
                        .flatMap(test -> found(NUMBER, test));
                assertThat(said).as(row.number()).contains(row.number());
            } else {
                assertThat(found(NAMED, row.whole())).as(row.number()).isEmpty();
            }
        }
    }

    @Test
    void what_comes_later_comes_with_a_known_area() {
        for (var row : ROWS) {
            assertThat(found(LATER, row.where()))
                    .as(row.number())
                    .allSatisfy(later ->
                            assertThat(found(AREA, later)).singleElement().isIn(AREAS));
        }
    }

    @Test
    void what_a_test_proves_is_not_left_for_later() {
        var holding = ROWS.stream().filter(Row::holds).map(Row::number).toList();
        assertThat(sources("test"))
                .isNotEmpty()
                .allSatisfy(test ->
                        assertThat(found(NUMBER, read(test))).as("%s", test).isSubsetOf(holding));
    }

    private static Stream<String> numbers(String source, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(no -> "%s.%02d".formatted(source, no));
    }

    /** The sources of a type, or of the type of a test method: two modules may each have one of that name. */
    private static Stream<String> declaring(String name) {
        return SOURCES_BY_TYPE.getOrDefault(type(name), Set.of()).stream();
    }

    private static String type(String name) {
        return name.split("\\.")[0];
    }

    private static Stream<String> found(Pattern what, String text) {
        return what.matcher(text).results().map(it -> it.group(1));
    }

    private static Stream<Path> sources(String kind) {
        try (var modules = Files.newDirectoryStream(ROOT, "krm-*")) {
            var all = Stream.<Path>builder();
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("src").resolve(kind))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all);
                }
            }
            return all.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
