package krm.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statutory holidays (gesetzliche Feiertage) of every Land from 2010 to 2035, worked out beside the library. */
@DisplayName("S2.64 statutory holidays of the sixteen Länder")
class HolidaysOfTheLaenderTest {

    private static final Calendars CALENDARS = new Calendars();

    @ParameterizedTest
    @ValueSource(
            strings = {"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"})
    void every_land_has_its_own_holidays_and_no_others(String land) {
        for (int year = OtherHolidays.FROM; year <= OtherHolidays.TO; year++) {
            var expected = new TreeSet<>(OtherHolidays.of(land, year));
            var found = new TreeSet<LocalDate>();
            LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(day -> CALENDARS.of(land).holiday(day).isPresent())
                    .forEach(found::add);
            assertThat(found).as("%s %d", land, year).isEqualTo(expected);
        }
    }

    @Test
    void all_sixteen_are_known() {
        assertThat(Calendars.laender()).hasSize(16);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "NI, 2016-10-31, false",
        "NI, 2017-10-31, true",
        "NI, 2018-10-31, true",
        "BE, 2020-05-08, true",
        "BE, 2024-05-08, false",
        "BE, 2025-05-08, true",
        "NI, 2025-05-08, false",
        "BY, 2025-08-15, false",
        "SN, 2025-11-19, true",
    })
    void one_off_and_new_holidays_count_in_their_years_only(String land, LocalDate day, boolean holiday) {
        assertThat(CALENDARS.of(land).holiday(day).isPresent()).isEqualTo(holiday);
    }
}
