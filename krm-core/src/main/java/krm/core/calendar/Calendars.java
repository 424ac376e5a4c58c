package krm.core.calendar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calendars of the sixteen Länder, by ISO 3166-2 code without {@code DE-}. */
public final class Calendars {

    private static final Set<String> LAENDER =
            Set.of("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH");

    private final Map<String, WorkingCalendar> byLand = new ConcurrentHashMap<>();

    /** Every Land there is a calendar for. */
    public static Set<String> laender() {
        return LAENDER;
    }

    public WorkingCalendar of(String land) {
        if (!LAENDER.contains(land)) {
            throw new IllegalArgumentException("No such Land: " + land);
        }
        return byLand.computeIfAbsent(land, LandCalendar::new);
    }

    /**
     * A house's calendar as it is after all changes.
     *
     * @param changes to its one-off holidays, in their order
     * @param yearEndWorks whether 24 and 31 December are working days
     */
    public WorkingCalendar of(String land, List<HolidayChange> changes, boolean yearEndWorks) {
        return new HouseCalendar(of(land), changes, changes.size(), yearEndWorks);
    }

    /** How many changes to a house's one-off holidays a version of its calendar knows. */
    public static int changesKnownTo(String version) {
        return HouseCalendar.known(version);
    }
}
