package krm.projections.caselist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Outstanding;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the worklist.
 *
 * @param team null: any
 * @param mine what was handed to the caller in person
 * @param today the day that is asked about
 * @param soon the last day that is still soon: two working days on
 */
public record WorklistFilter(Due due, @Nullable String team, boolean mine, LocalDate today, LocalDate soon) {

    /**
     * Which cases: overdue if one of their deadlines is missed, else by the first due day from today on. An interim
     * notice that waits for a forecast is behind its due day and not missed yet; it must not hide what is due after it.
     * {@code FORECAST}: nobody has said yet whether the answer will come in time (S2.66).
     */
    public enum Due {
        OVERDUE,
        TODAY,
        SOON,
        ALL,
        FORECAST
    }

    /** Of every case that is in any of the lists. */
    static final String OPEN = "c.next_due_on is not null";

    private static final String NOT_MISSED = "c.first_missed_after >= :today";
    private static final String DUE_TODAY = withOneOpen("d.due_on = :today");
    private static final String DUE_SOON = withOneOpen("d.due_on > :today and d.due_on <= :soon");

    private static final String FORECAST_ASKED = withOneOpen("d.type = 'INTERIM_NOTICE' and d.due_on <= :today and"
            + " d.missed_after >= :today and d.missed_after > d.due_on");

    private static String withOneOpen(String when) {
        return "c.complaint_id in (select d.complaint_id from read_side.case_deadline d where d.open and " + when + ")";
    }

    /** On {@code case_list c}. */
    String condition() {
        var conditions = new ArrayList<String>(List.of(OPEN));
        switch (due) {
            case OVERDUE -> conditions.add("c.first_missed_after < :today");
            case TODAY -> conditions.addAll(List.of(NOT_MISSED, DUE_TODAY));
            case SOON -> conditions.addAll(List.of(NOT_MISSED, DUE_SOON, "not " + DUE_TODAY));
            case FORECAST -> conditions.add(FORECAST_ASKED);
            case ALL -> {}
        }
        if (team != null) {
            conditions.add("c.team = :team");
        }
        if (mine) {
            conditions.add("c.person = :viewer");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(Map.of("today", today, "soon", soon));
        if (team != null) {
            parameters.put("team", team);
        }
        return parameters;
    }

    /** {@link #condition} for a case that is not in the table. */
    boolean matches(ComplaintFile file, String viewer) {
        return (team == null || team.equals(file.team()))
                && (!mine || viewer.equals(file.person()))
                && isDue(file.outstanding());
    }

    private boolean isDue(List<Outstanding> open) {
        var missed = open.stream().anyMatch(d -> d.missedAfter().isBefore(today));
        return switch (due) {
            case OVERDUE -> missed;
            case TODAY -> !missed && falls(open, today, today);
            case SOON -> !missed && !falls(open, today, today) && falls(open, today, soon);
            case FORECAST -> open.stream().anyMatch(d -> d.asksForForecast(today));
            case ALL -> !open.isEmpty();
        };
    }

    private static boolean falls(List<Outstanding> open, LocalDate from, LocalDate to) {
        return open.stream().map(Outstanding::dueOn).anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }
}
