package krm.projections.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;

/**
 * A number of a report, named by its path in it ({@code received}, {@code deadlines/ANSWER/MISSED}): what it counts, so that
 * it can be opened into its cases. A share and a duration open into all cases that they are made of.
 */
public final class FigurePath {

    private static final Map<String, FigurePath> KNOWN = known();

    private final Figure figure;
    /** Of a figure that is told by its values those that count. */
    private final Predicate<String> values;

    private FigurePath(Figure figure, Predicate<String> values) {
        this.figure = figure;
        this.values = values;
    }

    /** Empty: a report has no such number. */
    public static Optional<FigurePath> of(String path) {
        return Optional.ofNullable(KNOWN.get(path));
    }

    private static Map<String, FigurePath> known() {
        var known = new HashMap<String, FigurePath>();
        Map.of(
                        "received", Figure.RECEIVED,
                        "concerns", Figure.CONCERNS,
                        "answered", Figure.FINAL_ANSWER,
                        "closed", Figure.CLOSED,
                        "openAtEnd", Figure.OPEN,
                        "overdueAtEnd", Figure.OVERDUE,
                        "anonymous", Figure.ANONYMOUS,
                        "redirected", Figure.REDIRECTED,
                        "petitions", Figure.PETITIONS,
                        "immediate", Figure.IMMEDIATE)
                .forEach((name, figure) -> known.put(name, new FigurePath(figure, _ -> true)));
        for (var measure : List.of("mean", "median", "p90")) {
            known.put("daysToFirstAnswer/" + measure, new FigurePath(Figure.FIRST_ANSWER, _ -> true));
            known.put("daysToFinalAnswer/" + measure, new FigurePath(Figure.FINAL_ANSWER, _ -> true));
        }
        for (var taken : DaysTaken.values()) {
            Predicate<String> days = value -> DaysTaken.of(Long.parseLong(value)) == taken;
            known.put("firstAnswerByDays/" + taken, new FigurePath(Figure.FIRST_ANSWER, days));
            known.put("finalAnswerByDays/" + taken, new FigurePath(Figure.FINAL_ANSWER, days));
        }
        for (var type : DeadlineType.values()) {
            Family.STATES.forEach(state -> known.put(
                    "deadlines/" + type + "/" + state,
                    new FigurePath(Figure.DEADLINE, Cell.standing(type, state)::equals)));
            known.put(
                    "deadlines/" + type + "/onTimeShare",
                    new FigurePath(
                            Figure.DEADLINE,
                            Stream.of(DeadlineState.MET, DeadlineState.MISSED)
                                    .map(state -> Cell.standing(type, state))
                                    .toList()::contains));
        }
        each(known, "outcomes", Figure.OUTCOME, Outcome.values());
        each(known, "ratings", Figure.RATING, Rating.values());
        each(known, "agreements", Figure.AGREEMENT, Agreement.values());
        each(known, "satisfaction", Figure.SATISFACTION, Satisfaction.values());
        return Map.copyOf(known);
    }

    private static void each(Map<String, FigurePath> known, String name, Figure figure, Enum<?>[] values) {
        for (var value : values) {
            known.put(name + "/" + value.name(), new FigurePath(figure, value.name()::equals));
        }
    }

    /** Whether the case with these entries is one of those that the number counts in the period. */
    boolean counts(List<Entry> entries, Period period) {
        Predicate<Entry> counted =
                entry -> entry.figure() == figure && period.contains(figure, entry.on()) && entry.count() > 0;
        return figure.isStock()
                ? entries.stream()
                                .filter(counted)
                                .mapToInt(entry -> entry.value().equals(Figure.FROM) ? 1 : -1)
                                .sum()
                        > 0
                : entries.stream().anyMatch(counted.and(entry -> values.test(entry.value())));
    }

    /** What it counts of what was added up; concerns, not cases, for the number of concerns. */
    long in(Sums sums) {
        return figure.isStock() ? sums.stock(figure) : sums.of(figure, values);
    }

    /** Every number that a report has. */
    static Map<String, FigurePath> all() {
        return KNOWN;
    }
}
