package krm.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statutory holidays (gesetzliche Feiertage) of every Land from 2015 to 2030, worked out beside the library. */
@DisplayName("S2.64 statutory holidays of the sixteen Länder")
class HolidaysOfTheLaenderTest {

    private static final int FROM = 2015;
    private static final int TO = 2030;
    private static final Calendars CALENDARS = new Calendars();

    /** A fixed holiday of some Länder, from a year on. */
    private record Fixed(int month, int day, int from, int to, String laender) {}

    private static final List<Fixed> FIXED = List.of(
            new Fixed(1, 1, FROM, TO, "all"),
            new Fixed(5, 1, FROM, TO, "all"),
            new Fixed(10, 3, FROM, TO, "all"),
            new Fixed(12, 25, FROM, TO, "all"),
            new Fixed(12, 26, FROM, TO, "all"),
            new Fixed(10, 31, 2017, 2017, "all"),
            new Fixed(10, 31, FROM, TO, "BB MV SN ST TH"),
            new Fixed(10, 31, 2018, TO, "HB HH NI SH"),
            new Fixed(11, 1, FROM, TO, "BW BY NW RP SL"),
            new Fixed(1, 6, FROM, TO, "BW BY ST"),
            new Fixed(3, 8, 2019, TO, "BE"),
            new Fixed(3, 8, 2023, TO, "MV"),
            new Fixed(5, 8, 2020, 2020, "BE"),
            new Fixed(5, 8, 2025, 2025, "BE"),
            new Fixed(6, 17, 2028, 2028, "BE"),
            new Fixed(9, 20, 2019, TO, "TH"),
            new Fixed(8, 15, FROM, TO, "SL"));

    private static final Map<Integer, MonthDay> EASTER = Map.ofEntries(
            easter(2015, 4, 5),
            easter(2016, 3, 27),
            easter(2017, 4, 16),
            easter(2018, 4, 1),
            easter(2019, 4, 21),
            easter(2020, 4, 12),
            easter(2021, 4, 4),
            easter(2022, 4, 17),
            easter(2023, 4, 9),
            easter(2024, 3, 31),
            easter(2025, 4, 20),
            easter(2026, 4, 5),
            easter(2027, 3, 28),
            easter(2028, 4, 16),
            easter(2029, 4, 1),
            easter(2030, 4, 21));

    @ParameterizedTest
    @ValueSource(
            strings = {"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"})
    void every_land_has_its_own_holidays_and_no_others(String land) {
        for (int year = FROM; year <= TO; year++) {
            var expected = new TreeSet<>(holidays(land, year));
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

    private static List<LocalDate> holidays(String land, int year) {
        var days = new ArrayList<LocalDate>();
        FIXED.stream()
                .filter(f -> f.from <= year && year <= f.to && (f.laender.equals("all") || f.laender.contains(land)))
                .forEach(f -> days.add(LocalDate.of(year, f.month, f.day)));
        var easter = EASTER.get(year).atYear(year);
        days.addAll(List.of(easter.minusDays(2), easter.plusDays(1), easter.plusDays(39), easter.plusDays(50)));
        if ("BW BY HE NW RP SL".contains(land)) {
            days.add(easter.plusDays(60));
        }
        if (land.equals("BB")) {
            days.addAll(List.of(easter, easter.plusDays(49)));
        }
        if (land.equals("SN")) {
            days.add(wednesdayBefore23November(year));
        }
        return days;
    }

    private static LocalDate wednesdayBefore23November(int year) {
        var day = LocalDate.of(year, 11, 22);
        while (day.getDayOfWeek().getValue() != 3) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static Map.Entry<Integer, MonthDay> easter(int year, int month, int day) {
        return Map.entry(year, MonthDay.of(month, day));
    }
}
