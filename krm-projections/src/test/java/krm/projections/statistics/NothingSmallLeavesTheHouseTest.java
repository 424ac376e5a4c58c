package krm.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who puts together all that a house tells to the outside learns no count of 1 or 2 (S1.02), of one house or of several (S1.35). */
class NothingSmallLeavesTheHouseTest {

    private static final long SEED = Long.getLong("krm.test.seed", System.nanoTime());
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 14);
    private static final Actor RD = new Actor("rd", Role.REPORTING, null, "WF", null, Set.of("SZ", "BS"));
    private static final long PRIME = 1_000_000_007L;

    private static Tables tables;
    private static Statistics statistics;

    @BeforeAll
    static void fill() {
        System.out.println("NothingSmallLeavesTheHouseTest: -Dkrm.test.seed=" + SEED);
        var random = new Random(SEED);
        tables = new Tables();
        statistics = new Statistics(tables.db, tables.transactions);
        tables.project(IntStream.range(0, 500)
                .mapToObj(_ -> GeneratedCase.some(random))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Recorded::recordedAt).thenComparing(Recorded::sequence))
                .toList());
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @Test
    void no_small_count_can_be_worked_out_from_all_that_is_told() {
        for (var facet : List.of(Facet.KIND, Facet.CUSTOMER_GROUP, Facet.CHANNEL, Facet.TEAM)) {
            for (var type : DeadlineType.values()) {
                attack(
                        facet,
                        Figure.RECEIVED,
                        Family.STATES.stream()
                                .map(state -> (BiFunction<String, Figure, Cell>) (key, _) -> Cell.of(key, type, state))
                                .toList(),
                        true);
            }
            attack(facet, null, values(Figure.RATING, Rating.values()), false);
            attack(facet, Figure.FINAL_ANSWER, values(Figure.OUTCOME, Outcome.values()), false);
            for (var figure : List.of(Figure.CLOSED, Figure.REDIRECTED, Figure.CONCERNS)) {
                attack(facet, null, List.of((key, _) -> Cell.of(key, figure)), false);
            }
            // Whatever is no petition has no statement.
            attack(
                    facet,
                    Figure.RECEIVED,
                    List.of(
                            (key, _) -> Cell.of(key, Figure.PETITIONS),
                            (key, _) -> Cell.of(key, DeadlineType.STATEMENT, DeadlineState.NOT_APPLICABLE)),
                    true);
        }
        for (var facet : List.of(Facet.AREA, Facet.TOPIC)) {
            attack(facet, null, List.of((key, _) -> Cell.of(key, Figure.CONCERNS)), false);
        }
    }

    @Test
    void what_is_told_of_all_cases_does_not_hang_on_the_question() {
        for (var month : months()) {
            var alone = statistics.report(question(month, null)).figures();
            for (var facet : Facet.values()) {
                assertThat(statistics.report(question(month, facet)).figures())
                        .as("%s by %s, seed %s", month, facet, SEED)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void a_mean_is_told_only_beside_the_number_of_answers() {
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        var means = Stream.concat(months().stream(), Stream.of(year))
                .flatMap(month -> Stream.of(Facet.TEAM, Facet.CHANNEL, Facet.KIND)
                        .flatMap(facet -> statistics.report(question(month, facet)).groups().stream()))
                .map(Report.Group::figures)
                .toList();
        assertThat(means)
                .filteredOn(figures -> figures.answered() == null)
                .isNotEmpty()
                .allSatisfy(figures -> {
                    assertThat(figures.daysToFirstAnswer()).isEqualTo(Figures.Days.SUPPRESSED);
                    assertThat(figures.daysToFinalAnswer()).isEqualTo(Figures.Days.SUPPRESSED);
                });
        assertThat(means)
                .filteredOn(figures -> figures.answered() != null)
                .anyMatch(figures -> figures.daysToFirstAnswer().mean() != null);
    }

    private static List<BiFunction<String, Figure, Cell>> values(Figure figure, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> (BiFunction<String, Figure, Cell>) (key, _) -> new Cell(key, figure, value.name()))
                .toList();
    }

    /**
     * A part of a key in a month is an unknown; each number that is told is an equation.
     *
     * @param complete the parts are all of the total
     */
    private void attack(Facet facet, Figure total, List<BiFunction<String, Figure, Cell>> parts, boolean complete) {
        var months = months();
        var counted = statistics.count(question(period(months, 0, months.size() - 1), facet), months);
        var keys = counted.keys();
        var byMonth = new java.util.LinkedHashMap<Period, Map<String, Sums>>();
        months.forEach(month -> byMonth.put(month, counted.periods().get(month)));
        var disclosure = new Disclosure(byMonth, facet, keys);
        var rows = parts.size() + (complete ? 0 : 1);
        // What has no key is in no group.
        var columns = keys.size() + (facet.isPartition() ? 0 : 1);
        var equations = new Equations(columns * rows * months.size());
        var lines = Stream.concat(Stream.of(Facet.NONE), keys.stream()).toList();
        record Asked(String name, Cell cell, List<Integer> keys, List<Integer> parts) {}
        var asked = new ArrayList<Asked>();
        for (var line : lines) {
            var of = line.equals(Facet.NONE)
                    ? IntStream.range(0, columns).boxed().toList()
                    : List.of(keys.indexOf(line));
            for (int part = 0; part < parts.size(); part++) {
                asked.add(new Asked(line + part, parts.get(part).apply(line, total), of, List.of(part)));
            }
            if (total != null) {
                asked.add(new Asked(
                        line + total,
                        Cell.of(line, total),
                        of,
                        IntStream.range(0, rows).boxed().toList()));
            }
        }
        BiFunction<Asked, int[], long[]> indicator = (some, span) -> {
            var unknowns = new long[columns * rows * months.size()];
            some.keys()
                    .forEach(key -> some.parts().forEach(part -> {
                        for (int m = span[0]; m <= span[1]; m++) {
                            unknowns[(key * rows + part) * months.size() + m] = 1;
                        }
                    }));
            return unknowns;
        };
        var told = 0;
        for (var some : asked) {
            var joined = IntStream.rangeClosed(0, months.size()).toArray();
            for (int from = 0; from < months.size(); from++) {
                for (int to = from; to < months.size(); to++) {
                    if (disclosure.tells(some.cell(), period(months, from, to))) {
                        told++;
                        if (joined[from] != joined[to + 1]) {
                            var old = joined[to + 1];
                            var now = joined[from];
                            IntStream.range(0, joined.length)
                                    .filter(i -> joined[i] == old)
                                    .forEach(i -> joined[i] = now);
                            equations.add(indicator.apply(some, new int[] {from, to}));
                        }
                    }
                }
            }
        }
        assertThat(told).as("what is told by %s of %s", facet, parts.size()).isPositive();
        for (var some : asked) {
            for (int from = 0; from < months.size(); from++) {
                for (int to = from; to < months.size() && to < from + 12; to++) {
                    var count = count(some.cell(), byMonth, months.subList(from, to + 1));
                    if (count == 1 || count == 2) {
                        assertThat(equations.tell(indicator.apply(some, new int[] {from, to})))
                                .as("%s %s: %s in %s to %s, seed %s", facet, some.name(), count, from, to, SEED)
                                .isFalse();
                    }
                }
            }
        }
    }

    private static long count(Cell cell, Map<Period, Map<String, Sums>> byMonth, List<Period> months) {
        return months.stream()
                .map(month -> byMonth.get(month).get(cell.key()))
                .mapToLong(sums -> sums == null ? 0 : cell.in(sums))
                .sum();
    }

    @Test
    void what_is_told_is_true_and_what_is_not_says_so() {
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        var report = statistics.report(question(year, Facet.KIND));
        var all = new NaiveTotals(report);
        assertThat(report.figures().received()).isGreaterThan(100);
        assertThat(report.groups()).extracting(Report.Group::key).doesNotContain("DISCIPLINARY_COMPLAINT");
        for (var group : report.groups()) {
            all.check(group.figures());
        }
        var small = months().stream()
                .flatMap(month -> statistics.report(question(month, Facet.KIND)).groups().stream())
                .map(Report.Group::figures)
                .filter(figures -> figures.answered() == null)
                .toList();
        assertThat(small).isNotEmpty().allSatisfy(figures -> {
            assertThat(figures.suppressed()).isTrue();
            assertThat(figures.daysToFinalAnswer()).isEqualTo(Figures.Days.SUPPRESSED);
        });
    }

    /** Of three answers the mean and two percentiles tell each; a count beside them would tell others by subtraction. */
    @Test
    void how_many_took_how_long_stays_in_the_house() {
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        var report = statistics.report(question(year, Facet.CHANNEL));
        assertThat(report.figures().daysToFinalAnswer().median()).isNotNull();
        assertThat(told(List.of("WF"), year, Facet.CHANNEL).keySet()).noneMatch(path -> path.contains("ByDays"));
    }

    /** Every number that a report holds. */
    private record NaiveTotals(Report report) {

        void check(Figures figures) {
            var numbers = new ArrayList<Long>(Arrays.asList(
                    figures.received(),
                    figures.answered(),
                    figures.closed(),
                    figures.openAtEnd(),
                    figures.redirected()));
            figures.deadlines().values().forEach(d -> numbers.addAll(Arrays.asList(d.met(), d.missed(), d.lifted())));
            assertThat(numbers)
                    .allSatisfy(
                            number -> assertThat(number == null || number >= 3).isTrue());
            figures.deadlines().values().stream()
                    .filter(d -> d.met() == null || d.missed() == null)
                    .forEach(d -> assertThat(d.onTimeShare()).isNull());
        }
    }

    @Test
    void several_houses_are_told_together_only_if_each_is() {
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        var both = statistics.report(new Question(RD, List.of("SZ", "WF"), year, TODAY, Question.NOW, null));
        var one = statistics.report(question(year, null));
        var other = statistics.report(new Question(RD, List.of("SZ"), year, TODAY, Question.NOW, null));
        assertThat(both.figures().received())
                .isEqualTo(one.figures().received() + other.figures().received());
        var mixed = DeadlineType.STATEMENT;
        assertThat(both.figures().deadlines().get(mixed).lifted() == null)
                .isEqualTo(one.figures().deadlines().get(mixed).lifted() == null
                        || other.figures().deadlines().get(mixed).lifted() == null);
    }

    /** S1.35: for any period, grouping and set of houses: so whoever subtracts gets what they could have asked for. */
    @Test
    void whatever_several_houses_tell_together_each_tells_itself() {
        var random = new Random(SEED);
        var months = months();
        var compared = 0;
        for (int i = 0; i < 10; i++) {
            // A year tells most, a month least.
            var from = i % 2 == 0 ? 0 : random.nextInt(months.size());
            var period = period(months, from, i % 2 == 0 ? 11 : from + random.nextInt(months.size() - from));
            var by = Facet.values()[i % Facet.values().length];
            var both = told(List.of("SZ", "WF"), period, by);
            var one = told(List.of("WF"), period, by);
            var other = told(List.of("SZ"), period, by);
            for (var some : both.entrySet()) {
                var parts = Stream.of(one, other)
                        .filter(house -> house.containsKey(some.getKey()))
                        .map(house -> house.get(some.getKey()))
                        .toList();
                var what = "%s %s by %s, seed %s".formatted(some.getKey(), period, by, SEED);
                assertThat(some.getValue().isNull())
                        .as(what)
                        .isEqualTo(parts.stream().anyMatch(JsonNode::isNull));
                if (some.getValue().isIntegralNumber() && !some.getKey().endsWith("/p90")) {
                    assertThat(some.getValue().longValue())
                            .as(what)
                            .isEqualTo(parts.stream()
                                    .mapToLong(JsonNode::longValue)
                                    .sum());
                    compared++;
                }
            }
            if (i == 0) {
                assertThat(told(List.of("BS", "SZ", "WF"), period, by))
                        .as("there is nothing of BS yet")
                        .isEqualTo(both);
            }
        }
        assertThat(compared).isPositive();
    }

    /** Each number of a report, by where it stands; null is not told. */
    private static Map<String, JsonNode> told(List<String> houses, Period period, Facet by) {
        var report = statistics.report(new Question(RD, houses, period, TODAY, Question.NOW, by));
        var told = new TreeMap<String, JsonNode>();
        numbers("all", report.figures(), told);
        numbers("before", report.previousPeriod().figures(), told);
        report.groups().forEach(group -> numbers(group.key(), group.figures(), told));
        return told;
    }

    private static void numbers(String what, Object figures, Map<String, JsonNode> told) {
        leaves(what, new JsonMapper().valueToTree(figures), told);
    }

    private static void leaves(String path, JsonNode node, Map<String, JsonNode> told) {
        if (node.isObject()) {
            node.properties().forEach(field -> leaves(path + '/' + field.getKey(), field.getValue(), told));
        } else if (!path.endsWith("/suppressed")) {
            told.put(path, node);
        }
    }

    @Test
    void of_houses_that_do_not_report_to_somebody_nothing_is_told() {
        var year = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        var other = new Actor("other", Role.REPORTING, null, "WF", null);
        var auditor = new Actor("auditor", Role.AUDITOR, null, "WF", null, Set.of("SZ"));
        for (var viewer : List.of(other, auditor)) {
            for (var houses : List.of(List.of("SZ"), List.of("SZ", "WF"), List.<String>of())) {
                assertThatThrownBy(() -> new Question(viewer, houses, year, TODAY, Question.NOW, null))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void only_whole_months_and_the_present_are_told() {
        var days = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 30));
        assertThatThrownBy(() -> statistics.report(question(days, null))).isInstanceOf(IllegalArgumentException.class);
        var two = new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 30));
        assertThat(statistics
                        .report(question(two, null))
                        .previousPeriod()
                        .figures()
                        .received())
                .isNull();
    }

    private static Question question(Period period, Facet by) {
        return new Question(RD, List.of("WF"), period, TODAY, Question.NOW, by);
    }

    private static List<Period> months() {
        return Stream.iterate(YearMonth.of(2025, 1), month -> month.plusMonths(1))
                .limit(20)
                .map(month -> new Period(month.atDay(1), month.atEndOfMonth()))
                .toList();
    }

    private static Period period(List<Period> months, int from, int to) {
        return new Period(months.get(from).from(), months.get(to).to());
    }

    /** Linear equations over a finite field, in echelon form. */
    private static final class Equations {

        private final long[][] byPivot;

        Equations(int unknowns) {
            byPivot = new long[unknowns][];
        }

        void add(long[] equation) {
            var pivot = reduce(equation);
            if (pivot >= 0) {
                var inverse = power(equation[pivot], PRIME - 2);
                for (int i = pivot; i < equation.length; i++) {
                    equation[i] = equation[i] * inverse % PRIME;
                }
                byPivot[pivot] = equation;
            }
        }

        /** Whether the sum can be put together from the equations. */
        boolean tell(long[] sum) {
            return reduce(sum) < 0;
        }

        private int reduce(long[] equation) {
            for (int pivot = 0; pivot < equation.length; pivot++) {
                if (equation[pivot] != 0) {
                    var with = byPivot[pivot];
                    if (with == null) {
                        return pivot;
                    }
                    var factor = PRIME - equation[pivot];
                    for (int i = pivot; i < equation.length; i++) {
                        equation[i] = (equation[i] + factor * with[i]) % PRIME;
                    }
                }
            }
            return -1;
        }

        private static long power(long base, long exponent) {
            var result = 1L;
            for (var b = base; exponent > 0; exponent >>= 1, b = b * b % PRIME) {
                result = (exponent & 1) == 1 ? result * b % PRIME : result;
            }
            return result;
        }
    }
}
