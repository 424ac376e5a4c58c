package krm.projections.caselist;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.Status;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineView;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the list; a null asks for nothing. Days are inclusive.
 *
 * @param topics any of them
 * @param deadline with {@code state}: cases with a deadline of that type in that state; alone: in any but not applicable
 * @param state alone: of any type
 * @param today the day for which {@code state} is asked
 */
public record CaseFilter(
        @Nullable Status status,
        @Nullable ComplaintKind kind,
        @Nullable Channel channel,
        @Nullable CustomerGroup customerGroup,
        @Nullable SpecialGroup specialGroup,
        @Nullable Set<String> topics,
        @Nullable Area area,
        @Nullable String team,
        @Nullable DeadlineType deadline,
        @Nullable DeadlineState state,
        LocalDate today,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo) {

    /** Asks for nothing. */
    public static CaseFilter any(LocalDate today) {
        return new CaseFilter(null, null, null, null, null, null, null, null, null, null, today, null, null);
    }

    /** On {@code case_list c}. Constants of the code stand in it as they are, so that the server can plan for each. */
    String condition() {
        var conditions = new ArrayList<String>(List.of("true"));
        is(conditions, "c.status", status);
        is(conditions, "c.kind", kind);
        is(conditions, "c.channel", channel);
        is(conditions, "c.customer_group", customerGroup);
        has(conditions, "c.special_groups", specialGroup);
        has(conditions, "c.areas", area);
        if (topics != null) {
            conditions.add("c.topics && array[:topics]::text[]");
        }
        if (team != null) {
            conditions.add("c.team = :team");
        }
        if (deadline != null || state != null) {
            conditions.add(deadlineCondition());
        }
        conditions.add(range("c"));
        return String.join(" and ", conditions);
    }

    /** {@link #condition} for a case that is not in the table. */
    boolean matches(ComplaintFile file, WorkingCalendar calendar) {
        return (status == null || status == file.status())
                && (kind == null || kind == file.kind())
                && (channel == null || channel == file.channel())
                && (customerGroup == null || customerGroup == file.customerGroup())
                && (specialGroup == null || file.specialGroups().contains(specialGroup))
                && (topics == null || file.topics().stream().anyMatch(topics::contains))
                && (area == null || file.areas().contains(area))
                && (team == null || team.equals(file.team()))
                && (receivedFrom == null || !file.receivedOn().isBefore(receivedFrom))
                && (receivedTo == null || !file.receivedOn().isAfter(receivedTo))
                && (deadline == null && state == null
                        || file.deadlines(today, calendar).stream().anyMatch(this::asksFor));
    }

    private boolean asksFor(DeadlineView view) {
        return (deadline == null || deadline == view.type())
                && (state == null ? view.state() != DeadlineState.NOT_APPLICABLE : state == view.state());
    }

    /** The table that has counted what the condition asks for; null: it must be counted case by case. */
    @Nullable
    String counts() {
        if (deadline != null || state != null || receivedFrom != null || receivedTo != null) {
            return null;
        }
        if (specialGroup == null && topics == null && area == null) {
            return "case_count";
        }
        return status == null && kind == null && channel == null && customerGroup == null ? "case_facet_count" : null;
    }

    /** The days of reception, on any table with {@code newest}. */
    String range(String table) {
        var from = receivedFrom == null ? "true" : table + ".newest >= :newestFrom";
        return receivedTo == null ? from : from + " and " + table + ".newest < :newestTo";
    }

    private String deadlineCondition() {
        var types = deadline == null ? List.of(DeadlineType.values()) : List.of(deadline);
        return switch (state) {
            case null -> hasOne(types.stream().flatMap(DeadlineLines::numbers));
            case NOT_APPLICABLE ->
                types.stream()
                        .map(type -> "not " + hasOne(DeadlineLines.numbers(type)) + " or "
                                + hasOne(Stream.of(DeadlineLines.number(type, state))))
                        .collect(joining(" or ", "(", ")"));
            case MET, LIFTED, MOVED -> hasOne(types.stream().map(type -> DeadlineLines.number(type, state)));
            case PENDING -> hasLine("d.missed_after >= :today");
            case MISSED -> hasLine("d.missed_after < :today");
        };
    }

    private static String hasOne(Stream<Integer> numbers) {
        return "c.deadlines && '" + numbers.map(Object::toString).collect(joining(",", "{", "}")) + "'::smallint[]";
    }

    private String hasLine(String when) {
        var conditions = new ArrayList<String>(List.of("d.complaint_id = c.complaint_id", when));
        is(conditions, "d.type", deadline);
        return "exists (select from read_side.case_deadline d where " + String.join(" and ", conditions) + ")";
    }

    private static void is(List<String> conditions, String column, @Nullable Enum<?> value) {
        if (value != null) {
            conditions.add(column + " = " + constant(value));
        }
    }

    private static void has(List<String> conditions, String column, @Nullable Enum<?> value) {
        if (value != null) {
            conditions.add(column + " @> array[" + constant(value) + "]::text[]");
        }
    }

    private static String constant(Enum<?> value) {
        return "'" + value.name() + "'";
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("today", today);
        if (topics != null) {
            parameters.put("topics", topics);
        }
        if (team != null) {
            parameters.put("team", team);
        }
        if (receivedFrom != null) {
            parameters.put("newestFrom", Newest.firstOf(receivedFrom));
        }
        if (receivedTo != null) {
            parameters.put("newestTo", Newest.firstOf(receivedTo.plusDays(1)));
        }
        return parameters;
    }
}
