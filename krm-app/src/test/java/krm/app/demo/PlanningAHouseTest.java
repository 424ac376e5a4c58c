package krm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invented house looks like a real one: its plan, before anything is stored. */
class PlanningAHouseTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final WorkingCalendar CALENDAR = new Calendars().of("NI");

    @ParameterizedTest
    @ValueSource(ints = {100, 300, 1_234, 1_000_000})
    void it_has_as_many_cases_as_were_asked_for(int cases) {
        var flow = new Flow(cases, 5, TODAY, CALENDAR);
        var all = days().mapToInt(day -> flow.comingOn(day) + flow.stillThereFrom(day))
                .sum();
        assertThat(all).isEqualTo(cases);
    }

    @Test
    void there_are_seasons_and_weekends() {
        var flow = new Flow(100_000, 5, TODAY, CALENDAR);
        Function<Integer, Integer> month =
                wanted -> days().filter(day -> day.getMonthValue() == wanted && day.getYear() > 2024)
                        .mapToInt(flow::comingOn)
                        .sum();
        assertThat(month.apply(1)).isGreaterThan(month.apply(8) * 5 / 4);
        var working = days().filter(CALENDAR::isWorkingDay)
                .mapToInt(flow::comingOn)
                .average()
                .orElseThrow();
        var free = days().filter(day -> !CALENDAR.isWorkingDay(day))
                .mapToInt(flow::comingOn)
                .average()
                .orElseThrow();
        assertThat(working).isGreaterThan(5 * free);
    }

    @Test
    void the_same_seed_gives_the_same_house_and_another_another() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void each_case_is_recorded_in_order_by_day_and_never_before_it_happened() {
        for (int seed = 0; seed < 3_000; seed++) {
            var acts = plan(seed);
            assertThat(acts).isSortedAccordingTo(Comparator.comparing(Act::at));
            assertThat(acts)
                    .extracting(Act::complaint)
                    .containsOnly(acts.getFirst().complaint());
            assertThat(acts).allSatisfy(act -> {
                var recorded = act.at().atZone(ZONE);
                assertThat(act.on()).isBeforeOrEqualTo(recorded.toLocalDate());
                assertThat(recorded.getHour()).isBetween(7, 23);
            });
        }
    }

    @Test
    void there_are_kinds_channels_and_late_answers_in_their_shares() {
        var plans = IntStream.range(0, 5_000).mapToObj(this::plan).toList();
        var kinds = plans.stream()
                .collect(Collectors.groupingBy(
                        acts -> acts.getFirst().data().get("kind").asString(), Collectors.counting()));
        assertThat(kinds)
                .containsOnlyKeys(
                        "COMPLAINT", "PRAISE", "SUGGESTION", "DISCIPLINARY_COMPLAINT", "PETITION", "SUBMISSION")
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(20));
        assertThat(plans.stream().filter(acts -> acts.getFirst().data().has("redirectTo")))
                .hasSizeGreaterThan(30)
                .allSatisfy(acts -> assertThat(acts).hasSize(1));
        assertThat(plans.stream()
                        .map(acts -> acts.getFirst().data().get("channel").asString())
                        .distinct())
                .contains("E_MAIL", "LETTER", "PHONE", "IN_PERSON", "OPINION_CARD", "SERVICE_CENTER");
        var late = plans.stream()
                .filter(acts -> acts.stream()
                        .anyMatch(act -> act.step().equals("answer")
                                && act.on().isAfter(acts.getFirst().on().plusDays(14))))
                .count();
        assertThat(late).isBetween(400L, 1_500L);
        assertThat(plans.stream()
                        .filter(acts -> acts.stream().anyMatch(a -> a.step().equals("reopen"))))
                .hasSizeGreaterThan(50);
    }

    private List<Act> plan(int seed) {
        return InventedCase.plan(seed, TODAY.minusDays(400 + seed % 7), false, true, CALENDAR, ZONE);
    }

    private static Stream<LocalDate> days() {
        return TODAY.minusDays(Flow.DAYS).datesUntil(TODAY.plusDays(1));
    }
}
