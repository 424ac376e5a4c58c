package krm.core.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A house's calendar: that of its Land with the one-off holidays that the house has added, as they were known after so
 * many changes, and with or without 24 and 31 December. Its version says all of this: {@code jollyday-2.19.0/NI+2},
 * {@code jollyday-2.19.0/NI+2/year-end-off}.
 */
final class HouseCalendar implements WorkingCalendar {

    private static final String YEAR_END_OFF = "/year-end-off";
    private static final Set<Integer> YEAR_END = Set.of(24, 31);

    private final WorkingCalendar land;
    private final List<HolidayChange> changes;
    private final int known;
    private final boolean yearEndWorks;
    private final Map<LocalDate, @Nullable String> added = new HashMap<>();

    /** @param known how many of the changes: knowledge of a day that has passed stays what it was */
    HouseCalendar(WorkingCalendar land, List<HolidayChange> changes, int known, boolean yearEndWorks) {
        this.land = land;
        this.changes = changes;
        this.known = Math.min(known, changes.size());
        this.yearEndWorks = yearEndWorks;
        changes.stream().limit(known).forEach(change -> added.put(change.day(), change.name()));
    }

    /** How many changes a version knows. */
    static int known(String version) {
        var text = version.endsWith(YEAR_END_OFF)
                ? version.substring(0, version.length() - YEAR_END_OFF.length())
                : version;
        var plus = text.lastIndexOf('+');
        return plus < 0 ? 0 : Integer.parseInt(text.substring(plus + 1));
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return land.isWorkingDay(day) && added.get(day) == null && !freeByRuleBook(day);
    }

    @Override
    public String version() {
        return land.version() + (known == 0 ? "" : "+" + known) + (yearEndWorks ? "" : YEAR_END_OFF);
    }

    @Override
    public Optional<String> holiday(LocalDate day) {
        return land.holiday(day).or(() -> Optional.ofNullable(added.get(day)));
    }

    @Override
    public boolean freeByRuleBook(LocalDate day) {
        return !yearEndWorks && day.getMonth() == Month.DECEMBER && YEAR_END.contains(day.getDayOfMonth());
    }

    @Override
    public WorkingCalendar at(String version) {
        return version.equals(version())
                ? this
                : new HouseCalendar(land, changes, known(version), !version.endsWith(YEAR_END_OFF));
    }
}
