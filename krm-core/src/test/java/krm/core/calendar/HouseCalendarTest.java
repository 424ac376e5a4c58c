package krm.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A house's calendar: its Land's, and what the house came to know later. */
class HouseCalendarTest {

    private static final LocalDate MEMORIAL = LocalDate.of(2026, 6, 17);
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);
    private static final Calendars CALENDARS = new Calendars();

    @Test
    @DisplayName("S2.64 a one-off holiday of the house is no working day, and has its name")
    void a_one_off_holiday() {
        var calendar = calendar(true, new HolidayChange(MEMORIAL, "Gedenktag"));
        assertThat(calendar.isWorkingDay(MEMORIAL)).isFalse();
        assertThat(calendar.holiday(MEMORIAL)).contains("Gedenktag");
        assertThat(calendar.isWorkingDay(MEMORIAL.plusDays(1))).isTrue();
        assertThat(calendar.holiday(LocalDate.of(2026, 12, 25))).isPresent();
        assertThat(calendar.version()).isEqualTo("jollyday-2.19.0/NI+1");
    }

    @Test
    @DisplayName("24 and 31 December are working days, unless the rule book says otherwise")
    void the_switch_of_december() {
        var works = calendar(true);
        var free = calendar(false);
        for (var day : List.of(CHRISTMAS_EVE, CHRISTMAS_EVE.plusDays(7))) {
            assertThat(works.isWorkingDay(day)).isTrue();
            assertThat(free.isWorkingDay(day)).isFalse();
            assertThat(free.freeByRuleBook(day)).isTrue();
        }
        assertThat(free.isWorkingDay(LocalDate.of(2026, 12, 23))).isTrue();
        assertThat(free.isWorkingDay(LocalDate.of(2026, 11, 24))).isTrue();
        assertThat(works.version()).isEqualTo("jollyday-2.19.0/NI");
        assertThat(free.version()).isEqualTo("jollyday-2.19.0/NI/year-end-off");
    }

    @ParameterizedTest
    @CsvSource({
        "jollyday-2.19.0/NI, true, true",
        "jollyday-2.19.0/NI+1, false, true",
        "jollyday-2.19.0/NI+2, true, true",
        "jollyday-2.19.0/NI+1/year-end-off, false, false",
        "jollyday-2.18.0/NI+1, false, true",
    })
    void it_knows_what_it_knew_under_each_version(String version, boolean memorialWorks, boolean yearEndWorks) {
        var now = calendar(true, new HolidayChange(MEMORIAL, "Gedenktag"), new HolidayChange(MEMORIAL, null));
        var then = now.at(version);
        assertThat(then.isWorkingDay(MEMORIAL)).isEqualTo(memorialWorks);
        assertThat(then.isWorkingDay(CHRISTMAS_EVE)).isEqualTo(yearEndWorks);
        assertThat(then.at(now.version()).version()).isEqualTo("jollyday-2.19.0/NI+2");
    }

    private static WorkingCalendar calendar(boolean yearEndWorks, HolidayChange... changes) {
        return CALENDARS.of("NI", List.of(changes), yearEndWorks);
    }
}
