package krm.core.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** Working days (Arbeitstage): Monday to Friday without the statutory holidays of a Land (S2.64), and what a house adds. */
public interface WorkingCalendar {

    boolean isWorkingDay(LocalDate day);

    /** Which knowledge of holidays this is; stored beside every due day that rests on it. */
    String version();

    /** The German name of the statutory holiday (gesetzlicher Feiertag) on that day, if there is one. */
    Optional<String> holiday(LocalDate day);

    /** Whether it is 24 or 31 December, and the rule book says that these are no working days. */
    default boolean freeByRuleBook(LocalDate day) {
        return false;
    }

    /** The same calendar with the knowledge that this version of it had. */
    default WorkingCalendar at(String version) {
        return this;
    }

    /** The n-th working day after {@code start}, which itself is never counted. */
    default LocalDate plusWorkingDays(LocalDate start, int n) {
        var day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** The day itself if it is a working day, else the next one. */
    default LocalDate firstWorkingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    /** The day itself if it is a working day, else the last one before it: by then one must act. */
    default LocalDate lastWorkingDayUpTo(LocalDate day) {
        var last = day;
        while (!isWorkingDay(last)) {
            last = last.minusDays(1);
        }
        return last;
    }
}
