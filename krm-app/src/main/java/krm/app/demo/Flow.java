package krm.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import krm.core.calendar.WorkingCalendar;

/** How many reactions come on which day of two years: more in winter and on Mondays, few on holidays, growing slowly. */
final class Flow {

    static final int DAYS = 730;

    /** January first: the year's notices have just gone out. */
    private static final double[] MONTHS = {1.4, 1.2, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 1.05, 1.1, 1.15, 0.85};

    /** Days ago on which something came that is still there: due today, overdue, fresh. */
    private static final int[] STILL_THERE = {14, 20, 3, 14, 26, 0, 7, 17, 1, 5, 14, 22, 8, 2, 12, 30, 10, 0};

    private final LocalDate today;
    private final long[] upTo = new long[DAYS + 1];
    private final int[] still = new int[DAYS + 1];

    Flow(int cases, long seed, LocalDate today, WorkingCalendar calendar) {
        this.today = today;
        var waiting = Math.min(STILL_THERE.length, cases / 10);
        for (int i = 0; i < waiting; i++) {
            still[DAYS - STILL_THERE[i]]++;
        }
        var weights = weights(seed, calendar);
        var all = weights.getLast();
        for (int day = 0; day <= DAYS; day++) {
            upTo[day] = Math.round((cases - waiting) * weights.get(day) / all);
        }
    }

    LocalDate first() {
        return today.minusDays(DAYS);
    }

    /** The ordinary ones. */
    int comingOn(LocalDate day) {
        var index = index(day);
        return (int) (upTo[index] - (index == 0 ? 0 : upTo[index - 1]));
    }

    /** Those that nobody finds the time for. */
    int stillThereFrom(LocalDate day) {
        return still[index(day)];
    }

    private int index(LocalDate day) {
        return DAYS - (int) (today.toEpochDay() - day.toEpochDay());
    }

    /** Summed up from the first day. */
    private List<Double> weights(long seed, WorkingCalendar calendar) {
        var dice = new Random(seed);
        var sums = new ArrayList<Double>();
        double sum = 0;
        for (int i = 0; i <= DAYS; i++) {
            var day = first().plusDays(i);
            sum += MONTHS[day.getMonthValue() - 1]
                    * weekday(day, calendar)
                    * (0.6 + 0.8 * dice.nextDouble())
                    * (1 + 0.15 * i / DAYS);
            sums.add(sum);
        }
        return sums;
    }

    private static double weekday(LocalDate day, WorkingCalendar calendar) {
        if (!calendar.isWorkingDay(day)) {
            return 0.12;
        }
        return switch (day.getDayOfWeek()) {
            case DayOfWeek.MONDAY -> 1.3;
            case DayOfWeek.TUESDAY -> 1.1;
            case DayOfWeek.FRIDAY -> 0.75;
            default -> 1.0;
        };
    }
}
