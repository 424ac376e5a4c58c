package krm.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.focus_shift.jollyday.core.HolidayManager;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days (Arbeitstage) and what they skip. */
class WorkingDaysTest {

    private final WorkingCalendar niedersachsen = new Calendars().of("NI");

    @ParameterizedTest(name = "{1} working days after {0} is {2}")
    @CsvSource({
        "2026-10-30, 3, 2026-11-04",
        "2026-10-28, 3, 2026-11-02",
        "2026-04-02, 3, 2026-04-09",
        "2026-06-06, 1, 2026-06-08",
        "2026-06-05, 1, 2026-06-08",
        "2026-06-05, 0, 2026-06-05",
    })
    @DisplayName("S2.64 the first day is never counted, weekends and holidays are skipped")
    void the_first_day_is_never_counted(LocalDate start, int n, LocalDate end) {
        assertThat(niedersachsen.plusWorkingDays(start, n)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24", "2026-12-31", "2025-12-24", "2025-12-31"})
    void christmas_eve_and_new_years_eve_are_working_days(LocalDate day) {
        for (var land : Calendars.laender()) {
            assertThat(new Calendars().of(land).isWorkingDay(day)).as(land).isTrue();
        }
    }

    @ParameterizedTest(name = "by {0} one acts on {1}")
    @CsvSource({"2026-11-01, 2026-10-30", "2026-11-02, 2026-11-02", "2026-04-06, 2026-04-02", "2026-05-03, 2026-04-30"})
    void one_acts_on_the_last_working_day_before_a_free_one(LocalDate due, LocalDate actBy) {
        assertThat(niedersachsen.lastWorkingDayUpTo(due)).isEqualTo(actBy);
    }

    @ParameterizedTest(name = "from {0} the first is {1}")
    @CsvSource({"2026-04-03, 2026-04-07", "2026-04-07, 2026-04-07"})
    void the_first_working_day_may_be_the_day_itself(LocalDate day, LocalDate first) {
        assertThat(niedersachsen.firstWorkingDayFrom(day)).isEqualTo(first);
    }

    @Test
    void a_holiday_has_its_german_name() {
        assertThat(niedersachsen.holiday(LocalDate.of(2026, 4, 3))).contains("Karfreitag");
        assertThat(niedersachsen.holiday(LocalDate.of(2026, 10, 31))).contains("Reformationstag");
        assertThat(niedersachsen.holiday(LocalDate.of(2026, 10, 30))).isEmpty();
    }

    @Test
    void an_unknown_land_is_our_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Calendars().of("XX"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Calendars().of("ni"));
    }

    @Test
    void any_day_that_can_be_written_can_be_asked_for() {
        assertThat(niedersachsen.holiday(LocalDate.of(1, 12, 25))).isPresent();
        assertThat(niedersachsen.holiday(LocalDate.of(9999, 12, 25))).isPresent();
    }

    @Test
    @DisplayName("S2.01 the version names the library and the Land")
    void the_version_names_the_library_and_the_land() {
        assertThat(niedersachsen.version()).isEqualTo(LandCalendar.LIBRARY + "/NI");
        var jar = HolidayManager.class.getProtectionDomain().getCodeSource().getLocation();
        assertThat(jar.getPath()).contains(LandCalendar.LIBRARY.replace("jollyday-", "jollyday-core-"));
    }
}
