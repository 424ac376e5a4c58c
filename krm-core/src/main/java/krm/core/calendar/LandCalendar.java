package krm.core.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * One Land's calendar out of the jollyday library: holidays of the whole Land, one-off ones included, none of single
 * communes (Augsburg, Eichsfeld). 24 and 31 December are no holidays in any Land.
 */
final class LandCalendar implements WorkingCalendar {

    /** With a new release of the library the knowledge of holidays changes, and with it this version. */
    static final String LIBRARY = "jollyday-2.19.0";

    private static final Set<DayOfWeek> WEEKEND = Set.of(SATURDAY, SUNDAY);

    private final String land;
    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
    private final Map<Integer, Map<LocalDate, String>> byYear = new ConcurrentHashMap<>();

    LandCalendar(String land) {
        this.land = land;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && holiday(day).isEmpty();
    }

    @Override
    public String version() {
        return LIBRARY + "/" + land;
    }

    @Override
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(
                byYear.computeIfAbsent(day.getYear(), this::holidaysOf).get(day));
    }

    /** Two holidays may fall on one day (Ascension on 1 May). */
    private Map<LocalDate, String> holidaysOf(int year) {
        return holidays.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, land.toLowerCase(Locale.ROOT)).stream()
                .sorted()
                .collect(Collectors.toUnmodifiableMap(
                        Holiday::getDate, h -> h.getDescription(Locale.GERMAN), (a, b) -> a + ", " + b));
    }
}
