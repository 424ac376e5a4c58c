package krm.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The statutory holidays of every Land, worked out beside the library that the product asks. */
public final class OtherHolidays {

    public static final int FROM = 2010;
    public static final int TO = 2035;

    private OtherHolidays() {}

    public static boolean isFree(LocalDate day, String land) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || of(land, day.getYear()).contains(day);
    }

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

    static List<LocalDate> of(String land, int year) {
        var days = new ArrayList<LocalDate>();
        FIXED.stream()
                .filter(f -> f.from <= year && year <= f.to && (f.laender.equals("all") || f.laender.contains(land)))
                .forEach(f -> days.add(LocalDate.of(year, f.month, f.day)));
        var easter = easter(year);
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

    /** The Gregorian computus: golden number, century, epact, Sunday. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
