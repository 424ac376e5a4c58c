package krm.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import krm.core.signal.event.Subject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S1.12: a burst is seen within days, and chance is rarely taken for one. */
class WatchingAHouseTest {

    private static final int YEAR = 365;
    /** Enough for a baseline and the season of the year before. */
    private static final int PAST = 560;

    private static final long SEED = 112;
    private static final int HOUSES = 100;
    /** What docs/operations.md tells an officer: a house without bursts gives a signal every third year at most. */
    private static final double FALSE_ALARMS_A_YEAR = 0.33;

    private static final Watched TOPIC = new Watched("WF", Subject.TOPIC, "NOTICES");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Season NO_SEASON = new Season(new Volume(60, 6), new Volume(520, 52));

    /** A signal, and on which day. */
    private record Given(LocalDate on, Watched what) {}

    @ParameterizedTest
    @CsvSource({"0.3", "1", "5", "20"})
    @DisplayName("S1.12 a quiet year gives hardly a signal, in a small house as in a large one")
    void a_quiet_year(double size) {
        long signals = 0;
        for (int house = 0; house < HOUSES; house++) {
            signals += signals(new GeneratedHouse(SEED + house, size, PAST + YEAR), YEAR)
                    .size();
        }
        var aYear = (double) signals / HOUSES;
        System.out.printf(
                "Seismograph: %.2f false alarms a house and year, %.0f complaints a week, %d quiet years, seed %d%n",
                aYear, 20.87 * size, HOUSES, SEED);
        assertThat(aYear).isLessThanOrEqualTo(FALSE_ALARMS_A_YEAR);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 6", "3, 2, 6", "5, 1, 12", "5, 2, 4", "11, 1, 6", "11, 3, 2"})
    @DisplayName("S1.12 a burst is seen within days, and said once")
    void a_planted_burst(int topic, int eachDay, int within) {
        var from = GeneratedHouse.FIRST.plusDays(PAST + 30);
        for (long house = 0; house < 20; house++) {
            var planted = new GeneratedHouse(SEED + house, 1, PAST + YEAR).planted(topic, from, 14, eachDay);
            var said = signals(planted, 120).stream()
                    .filter(some -> some.what().equals(GeneratedHouse.topic(topic)))
                    .filter(some -> !some.on().isBefore(from))
                    .toList();
            assertThat(said).as("house %d, seed %d", house, SEED + house).hasSize(1);
            assertThat(said.getFirst().on())
                    .as("house %d, seed %d", house, SEED + house)
                    .isBefore(from.plusDays(within));
        }
    }

    @Test
    void the_season_of_the_year_before_is_no_burst() {
        var spring = new Season(new Volume(240, 6), new Volume(1_040, 52));
        var reading = new Reading(TOPIC, 12, 40, 208);
        assertThat(new Seismograph(new Lookback(DAY), 52, NO_SEASON).excess(reading))
                .isPresent();
        assertThat(new Seismograph(new Lookback(DAY), 52, spring).excess(reading))
                .isEmpty();
    }

    @Test
    void what_has_never_been_there_needs_five_complaints() {
        var seismograph = new Seismograph(new Lookback(DAY), 52, NO_SEASON);
        assertThat(seismograph.excess(new Reading(TOPIC, 4, 4, 0))).isEmpty();
        assertThat(seismograph.excess(new Reading(TOPIC, 5, 5, 0))).isPresent();
    }

    @Test
    void nobody_knows_what_is_usual_in_a_new_house() {
        var reading = new Reading(TOPIC, 50, 50, 1);
        assertThat(new Seismograph(new Lookback(DAY), 7, NO_SEASON).excess(reading))
                .isEmpty();
        assertThat(new Seismograph(new Lookback(DAY), 8, NO_SEASON).excess(reading))
                .isPresent();
    }

    @Test
    void a_signal_says_what_it_rests_on() {
        var excess = new Seismograph(new Lookback(DAY), 52, NO_SEASON)
                .excess(new Reading(TOPIC, 12, 14, 104))
                .orElseThrow();
        var raised = excess.raised(TOPIC, DAY);
        assertThat(raised.days()).isEqualTo(7);
        assertThat(raised.count()).isEqualTo(12);
        assertThat(raised.expected()).isEqualByComparingTo("2.01");
        assertThat(raised.limit()).isEqualTo(9);
        assertThat(raised.season()).isEqualByComparingTo("1");
        assertThat(raised.baselineCount()).isEqualTo(104);
        assertThat(raised.baselineFrom()).isEqualTo("2025-05-06");
        assertThat(raised.baselineTo()).isEqualTo("2026-05-04");
    }

    @Test
    void every_span_is_of_whole_weeks() {
        var lookback = new Lookback(DAY);
        assertThat(Stream.of(
                                lookback.shortWindow(),
                                lookback.longWindow(),
                                lookback.baseline(),
                                lookback.seasonBefore(),
                                lookback.yearAround())
                        .map(days -> days.to().toEpochDay() - days.from().toEpochDay() + 1))
                .containsExactly(7L, 28L, 364L, 42L, 364L);
        assertThat(lookback.baseline().to())
                .isEqualTo(lookback.longWindow().from().minusDays(1));
    }

    @Test
    void a_large_house_has_a_limit_too() {
        var seismograph = new Seismograph(new Lookback(DAY), 52, NO_SEASON);
        assertThat(seismograph.excess(new Reading(TOPIC, 2_000, 8_000, 104_000)))
                .isEmpty();
        assertThat(seismograph.excess(new Reading(TOPIC, 3_000, 12_000, 104_000)))
                .isPresent();
    }

    /** As the sweep and the watch do together. */
    private static List<Given> signals(GeneratedHouse house, int days) {
        var given = new ArrayList<Given>();
        var running = new HashSet<Watched>();
        for (int d = 0; d < days; d++) {
            var day = GeneratedHouse.FIRST.plusDays(PAST + d);
            var seismograph = house.on(day);
            for (var reading : house.readings(day)) {
                if (running.contains(reading.watched())) {
                    if (seismograph.calm(reading)) {
                        running.remove(reading.watched());
                    }
                } else if (seismograph.excess(reading).isPresent()) {
                    running.add(reading.watched());
                    given.add(new Given(day, reading.watched()));
                }
            }
        }
        return given;
    }
}
