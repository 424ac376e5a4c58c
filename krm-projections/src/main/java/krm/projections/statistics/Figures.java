package krm.projections.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one period, as they are shown. A count is null where it is hidden, and {@code suppressed} says so; a
 * share, a mean or a percentile also where there is nothing to tell it of.
 *
 * @param answered final answers
 * @param immediate urgent by the risk of the concern, or as a petition (S1.24)
 * @param firstAnswerByDays how many took how long; missing where figures leave the house, since there a mean and two
 *     percentiles may already be all there is to know of three answers (decision 22)
 * @param agreements those who were not asked have a count of their own: not the same as none (S1.44)
 */
public record Figures(
        @Nullable Long received,
        @Nullable Long concerns,
        @Nullable Long answered,
        @Nullable Long closed,
        @Nullable Long openAtEnd,
        @Nullable Long overdueAtEnd,
        @Nullable Long anonymous,
        @Nullable Long redirected,
        @Nullable Long petitions,
        @Nullable Long immediate,
        Map<DeadlineType, Deadline> deadlines,
        Days daysToFirstAnswer,
        Days daysToFinalAnswer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<DaysTaken, Long> firstAnswerByDays,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<DaysTaken, Long> finalAnswerByDays,
        Map<String, @Nullable Object> ratings,
        Map<String, @Nullable Object> agreements,
        Map<String, @Nullable Object> satisfaction,
        Map<String, @Nullable Object> outcomes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suppressed) {

    /** How the complaints of the period stand with a type of deadline: the states add up to those received. */
    public record Deadline(
            @JsonProperty("MET") @Nullable Long met,

            @JsonProperty("MISSED") @Nullable Long missed,

            @JsonProperty("PENDING") @Nullable Long pending,

            @JsonProperty("LIFTED") @Nullable Long lifted,

            @JsonProperty("NOT_APPLICABLE") @Nullable Long notApplicable,

            @Nullable BigDecimal onTimeShare,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}

    /** Whole calendar days from the reception; {@code p90} by nearest rank, the median the mean of the two middle ones. */
    public record Days(
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable Long p90,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {

        static final Days SUPPRESSED = new Days(null, null, null, true);
    }

    /** With nothing hidden. */
    static Figures of(Sums sums) {
        return of(Facet.NONE, sums, _ -> true, sums::byDays);
    }

    /** @param told which counts are not hidden */
    static Figures of(String key, Sums sums, Predicate<Cell> told) {
        return of(key, sums, told, _ -> null);
    }

    private static Figures of(
            String key, Sums sums, Predicate<Cell> told, Function<Figure, @Nullable Map<DaysTaken, Long>> byDays) {
        var shown = new Shown(key, sums, told);
        return new Figures(
                shown.count(Figure.RECEIVED),
                shown.count(Figure.CONCERNS),
                shown.count(Figure.FINAL_ANSWER),
                shown.count(Figure.CLOSED),
                shown.count(Figure.OPEN),
                shown.count(Figure.OVERDUE),
                shown.count(Figure.ANONYMOUS),
                shown.count(Figure.REDIRECTED),
                shown.count(Figure.PETITIONS),
                shown.count(Figure.IMMEDIATE),
                shown.deadlines(),
                shown.days(Figure.FIRST_ANSWER),
                shown.days(Figure.FINAL_ANSWER),
                byDays.apply(Figure.FIRST_ANSWER),
                byDays.apply(Figure.FINAL_ANSWER),
                shown.counts(Figure.RATING, Rating.values()),
                shown.counts(Figure.AGREEMENT, Agreement.values()),
                shown.counts(Figure.SATISFACTION, Satisfaction.values()),
                shown.counts(Figure.OUTCOME, Outcome.values()),
                Family.cells(key).stream().allMatch(told) ? null : true);
    }

    private record Shown(String key, Sums sums, Predicate<Cell> told) {

        @Nullable
        Long count(Figure figure) {
            return count(Cell.of(key, figure));
        }

        private @Nullable Long count(Cell cell) {
            return told.test(cell) ? cell.in(sums) : null;
        }

        Map<DeadlineType, Deadline> deadlines() {
            var deadlines = new LinkedHashMap<DeadlineType, Deadline>();
            for (var type : DeadlineType.values()) {
                deadlines.put(type, deadline(type));
            }
            return deadlines;
        }

        private Deadline deadline(DeadlineType type) {
            var met = count(Cell.of(key, type, DeadlineState.MET));
            var missed = count(Cell.of(key, type, DeadlineState.MISSED));
            return new Deadline(
                    met,
                    missed,
                    count(Cell.of(key, type, DeadlineState.PENDING)),
                    count(Cell.of(key, type, DeadlineState.LIFTED)),
                    count(Cell.of(key, type, DeadlineState.NOT_APPLICABLE)),
                    met == null || missed == null ? null : share(met, missed),
                    Family.STATES.stream().allMatch(state -> told.test(Cell.of(key, type, state))) ? null : true);
        }

        /** How many first answers there were is not told; nearly as many as final ones, and a mean would tell it. */
        Days days(Figure figure) {
            return told.test(Cell.of(key, figure)) && told.test(Cell.of(key, Figure.FINAL_ANSWER))
                    ? sums.days(figure)
                    : Days.SUPPRESSED;
        }

        Map<String, @Nullable Object> counts(Figure figure, Enum<?>[] values) {
            var counts = new LinkedHashMap<String, @Nullable Object>();
            for (var value : values) {
                counts.put(value.name(), count(new Cell(key, figure, value.name())));
            }
            if (counts.containsValue(null)) {
                counts.put("suppressed", true);
            }
            return counts;
        }
    }

    private static @Nullable BigDecimal share(long met, long missed) {
        return met + missed == 0
                ? null
                : BigDecimal.valueOf(met).divide(BigDecimal.valueOf(met + missed), 4, RoundingMode.HALF_UP);
    }
}
