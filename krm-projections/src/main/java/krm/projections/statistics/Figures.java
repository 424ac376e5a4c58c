package krm.projections.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one period, as api.md shows them. A count is null where it is hidden, and {@code suppressed} says so; a
 * share, a mean or a percentile also where there is nothing to tell it of.
 *
 * @param answered final answers
 * @param immediate urgent by the risk of the concern, or as a petition (S1.24)
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
        Map<String, @Nullable Object> ratings,
        Map<String, @Nullable Object> agreements,
        Map<String, @Nullable Object> satisfaction,
        Map<String, @Nullable Object> outcomes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean suppressed) {

    /** How the complaints of the period stand with a type of deadline: the states add up to those received. */
    public record Deadline(
            @com.fasterxml.jackson.annotation.JsonProperty("MET") @Nullable
            Long met,

            @com.fasterxml.jackson.annotation.JsonProperty("MISSED") @Nullable
            Long missed,

            @com.fasterxml.jackson.annotation.JsonProperty("PENDING") @Nullable
            Long pending,

            @com.fasterxml.jackson.annotation.JsonProperty("LIFTED") @Nullable
            Long lifted,

            @com.fasterxml.jackson.annotation.JsonProperty("NOT_APPLICABLE") @Nullable
            Long notApplicable,

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

        static final Days NONE = new Days(null, null, null, null);
        static final Days SUPPRESSED = new Days(null, null, null, true);
    }

    /** With nothing hidden. */
    static Figures of(Sums sums) {
        return new Figures(
                sums.of(Figure.RECEIVED),
                sums.of(Figure.CONCERNS),
                sums.of(Figure.FINAL_ANSWER),
                sums.of(Figure.CLOSED),
                sums.stock(Figure.OPEN),
                sums.stock(Figure.OVERDUE),
                sums.of(Figure.ANONYMOUS),
                sums.of(Figure.REDIRECTED),
                sums.of(Figure.PETITIONS),
                sums.of(Figure.IMMEDIATE),
                deadlines(sums),
                sums.days(Figure.FIRST_ANSWER),
                sums.days(Figure.FINAL_ANSWER),
                counts(sums, Figure.RATING, Rating.values()),
                counts(sums, Figure.AGREEMENT, Agreement.values()),
                counts(sums, Figure.SATISFACTION, Satisfaction.values()),
                counts(sums, Figure.OUTCOME, Outcome.values()),
                null);
    }

    private static Map<DeadlineType, Deadline> deadlines(Sums sums) {
        var deadlines = new LinkedHashMap<DeadlineType, Deadline>();
        for (var type : DeadlineType.values()) {
            var met = sums.of(Figure.DEADLINE, type + " " + DeadlineState.MET);
            var missed = sums.of(Figure.DEADLINE, type + " " + DeadlineState.MISSED);
            deadlines.put(
                    type,
                    new Deadline(
                            met,
                            missed,
                            sums.of(Figure.DEADLINE, type + " " + DeadlineState.PENDING),
                            sums.of(Figure.DEADLINE, type + " " + DeadlineState.LIFTED),
                            sums.of(Figure.DEADLINE, type + " " + DeadlineState.NOT_APPLICABLE),
                            share(met, missed),
                            null));
        }
        return deadlines;
    }

    static @Nullable BigDecimal share(long met, long missed) {
        return met + missed == 0
                ? null
                : BigDecimal.valueOf(met).divide(BigDecimal.valueOf(met + missed), 4, RoundingMode.HALF_UP);
    }

    private static Map<String, @Nullable Object> counts(Sums sums, Figure figure, Enum<?>[] values) {
        var counts = new LinkedHashMap<String, @Nullable Object>();
        Arrays.stream(values).forEach(value -> counts.put(value.name(), sums.of(figure, value.name())));
        return counts;
    }
}
