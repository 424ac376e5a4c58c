package krm.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.event.ComplainantErased;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Figures from the tables and figures folded from events agree, for any period, grouping, day and instant, and whoever asks:
 * how long it took (S1.27, S1.32), by day of reception (S1.33) against the year before (S1.34), from the cases themselves
 * (S1.36), causes (S1.39), agreements with those not asked apart (S1.43, S1.44), satisfaction (S1.06), redirected ones left
 * out (S2.22), anonymous ones counted apart (S2.42), along every axis (S2.79), each deadline met, missed or not applicable
 * (S2.116).
 */
class EveryFigureTwiceTest {

    private static final int SCALE = Integer.getInteger("krm.test.scale", 1);
    private static final long SEED = Long.getLong("krm.test.seed", System.nanoTime());
    private static final Random RANDOM = new Random(SEED);
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);

    private static final List<Actor> VIEWERS = List.of(
            new Actor("krm", Role.KRM_OFFICER, null, "WF", null),
            new Actor("gf", Role.MANAGEMENT, null, "WF", "GF"),
            new Actor("revision", Role.AUDITOR, null, "WF", null),
            new Actor("krm.sz", Role.KRM_OFFICER, null, "SZ", null),
            new Actor("rd", Role.REPORTING, null, "WF", null, Set.of("SZ")));

    private static Tables tables;
    private static Statistics statistics;
    private static final Map<UUID, List<Recorded>> CASES = new LinkedHashMap<>();

    @BeforeAll
    static void fill() {
        System.out.println("EveryFigureTwiceTest: -Dkrm.test.seed=" + SEED);
        tables = new Tables();
        statistics = new Statistics(tables.db, tables.transactions);
        IntStream.range(0, 400 * SCALE)
                .mapToObj(_ -> GeneratedCase.some(RANDOM))
                .forEach(c -> CASES.put(c.getFirst().complaint(), c));
        var log = CASES.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Recorded::recordedAt).thenComparing(Recorded::sequence))
                .toList();
        for (int from = 0; from < log.size(); ) {
            var to = Math.min(log.size(), from + 1 + RANDOM.nextInt(200));
            tables.project(log.subList(from, to));
            if (RANDOM.nextInt(5) == 0) {
                tables.project(log.subList(from, to));
            }
            from = to;
        }
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @Test
    void they_agree() {
        for (int i = 0; i < 200 * SCALE; i++) {
            agree(question());
        }
    }

    @Test
    @DisplayName("S1.33 every number opens into as many cases as it counts, whoever asks, at any time")
    void each_number_opens_into_its_cases() {
        var numbers = FigurePath.all().entrySet().stream()
                .filter(path -> !path.getKey().equals("concerns"))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        var opened = 0;
        for (int i = 0; i < 400 * SCALE; i++) {
            var question = question();
            if (question.outside()) {
                continue;
            }
            var period = List.of(question.period());
            var keys = List.copyOf(statistics
                    .count(question, period)
                    .periods()
                    .get(question.period())
                    .entrySet());
            var key = keys.get(RANDOM.nextInt(keys.size()));
            var number = numbers.get(RANDOM.nextInt(numbers.size()));
            var cases =
                    statistics.cases(question, number.getValue(), key.getKey().isEmpty() ? null : key.getKey());
            var counted = (int) number.getValue().in(key.getValue());
            assertThat(cases)
                    .as("%s of '%s', %s, seed %s", number.getKey(), key.getKey(), question, SEED)
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(ofEachRun(number.getKey()) ? (counted + 1) / 2 : counted, counted);
            opened += cases.size();
        }
        assertThat(opened).isPositive();
    }

    /** A reopened case may be rated in both its runs, and is one case. */
    private static boolean ofEachRun(String number) {
        return number.matches("(ratings|agreements|satisfaction)/.*");
    }

    @Test
    void an_erasure_changes_none() {
        var questions = IntStream.range(0, 20).mapToObj(_ -> question()).toList();
        var before = questions.stream().map(EveryFigureTwiceTest::counted).toList();
        for (var some : new ArrayList<>(CASES.values())) {
            var last = some.getLast();
            tables.project(List.of(new Recorded(
                    last.complaint(),
                    last.sequence() + 1,
                    last.recordedAt().plusSeconds(60),
                    new ComplainantErased(last.complaint().toString(), TODAY, "retention"))));
        }
        assertThat(questions.stream().map(EveryFigureTwiceTest::counted).toList())
                .isEqualTo(before);
    }

    private static void agree(Question question) {
        var naive = new NaiveFigures(question, CASES.values());
        var periods = question.periods();
        var counted = statistics.count(question, periods);
        for (var period : periods) {
            assertThat(Figures.of(counted.of(period, Facet.NONE)))
                    .as("%s %s, seed %s", question, period, SEED)
                    .isEqualTo(naive.all(period));
        }
        var by = question.by();
        if (by != null) {
            var expected = naive.groups(question.period(), by);
            counted.periods().get(question.period()).forEach((key, sums) -> {
                if (!key.isEmpty()) {
                    assertThat(Figures.of(sums))
                            .as("%s %s, seed %s", key, question, SEED)
                            .isEqualTo(expected.remove(key));
                }
            });
            assertThat(expected.values())
                    .allSatisfy(nothing -> assertThat(nothing)
                            .isEqualTo(new NaiveFigures(question, List.of()).all(question.period())));
        }
    }

    private static Map<String, Figures> counted(Question question) {
        return statistics.count(question, question.periods()).periods().get(question.period()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Figures.of(e.getValue())));
    }

    private static List<Period> periods(Question question) {
        return List.of(
                question.period(),
                question.period().previous(),
                question.period().yearBefore());
    }

    private static Question question() {
        var viewer = VIEWERS.get(RANDOM.nextInt(VIEWERS.size()));
        var houses = viewer.role() == Role.REPORTING ? List.of("WF", "SZ") : List.of(viewer.jobcenter());
        var facet = RANDOM.nextInt(Facet.values().length + 1);
        return new Question(
                viewer,
                houses,
                period(),
                RANDOM.nextInt(3) == 0 ? TODAY : GeneratedCase.FIRST.plusDays(RANDOM.nextInt(720)),
                RANDOM.nextInt(3) == 0
                        ? Question.NOW
                        : GeneratedCase.FIRST
                                .plusDays(RANDOM.nextInt(720))
                                .atTime(12, 0)
                                .toInstant(ZoneOffset.UTC),
                facet == 0 ? null : Facet.values()[facet - 1]);
    }

    private static Period period() {
        var first = GeneratedCase.FIRST.plusDays(RANDOM.nextInt(600));
        if (RANDOM.nextBoolean()) {
            return new Period(first, first.plusDays(RANDOM.nextInt(200)));
        }
        var month = YearMonth.from(first);
        return new Period(month.atDay(1), month.plusMonths(RANDOM.nextInt(14)).atEndOfMonth());
    }
}
