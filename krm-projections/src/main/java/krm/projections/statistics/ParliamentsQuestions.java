package krm.projections.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/**
 * What a parliament has asked about complaints in Jobcenters (Kleine Anfrage, Drs. 6/2324; S1.01), answered from data. Numbers
 * that are not known are null: no data is not the same as zero. So are those that are hidden, and {@code suppressed} says so.
 *
 * @param since the month of the first entry: of an earlier time nothing is known
 */
public record ParliamentsQuestions(
        Period period,
        LocalDate asOf,
        Report.Coverage coverage,
        @Nullable LocalDate since,
        Groups groups,
        Priorities priorities,
        Duration duration,
        Receipts receipts,
        List<Cause> causes,
        Agreements agreements) {

    /** Question 4: by which groups complaints are told apart at their recording, and how many there are of each. */
    public record Groups(
            Map<String, @Nullable Long> customerGroups,
            Map<String, @Nullable Long> specialGroups,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}

    /** Question 6: how many were urgent, by the risk of the concern alone. */
    public record Priorities(
            @Nullable Long received,
            @Nullable Long immediate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}

    /** Question 7: how long it takes to deal with one; and whether within two weeks (S1.27). */
    public record Duration(Figures.Days toFirstAnswer, Figures.Days toFinalAnswer, Figures.Deadline withinTwoWeeks) {}

    /**
     * Question 8: how many came in, and against the same time of the year before.
     *
     * @param percent null where there is nothing to compare with
     */
    public record Receipts(
            @Nullable Long received,
            @Nullable Long yearBefore,
            @Nullable Long change,
            @Nullable BigDecimal percent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}

    /** Question 9: what the concerns were about, the most frequent first. */
    public record Cause(
            String topic,
            @Nullable Long concerns,
            @Nullable Long complaints,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean suppressed) {}

    /**
     * Question 10: in how many cases there was an agreement.
     *
     * @param counted those who were not asked are counted apart ({@code NOT_COLLECTED}; S1.44)
     */
    public record Agreements(Map<String, @Nullable Object> counted) {}

    static ParliamentsQuestions of(Statistics statistics, Question question) {
        var groups = statistics.report(question.by(Facet.CUSTOMER_GROUP));
        var all = groups.figures();
        return new ParliamentsQuestions(
                groups.period(),
                groups.asOf(),
                groups.coverage(),
                question.houses().stream()
                        .map(statistics::firstMonth)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                groups(received(groups), received(statistics.report(question.by(Facet.SPECIAL_GROUP)))),
                new Priorities(all.received(), all.immediate(), hidden(all.received(), all.immediate())),
                new Duration(
                        all.daysToFirstAnswer(),
                        all.daysToFinalAnswer(),
                        Objects.requireNonNull(all.deadlines().get(DeadlineType.ANSWER))),
                receipts(all.received(), groups.sameLastYear().figures().received()),
                statistics.report(question.by(Facet.TOPIC)).groups().stream()
                        .map(group -> new Cause(
                                group.key(),
                                group.figures().concerns(),
                                group.figures().received(),
                                hidden(
                                        group.figures().concerns(),
                                        group.figures().received())))
                        .sorted(Comparator.comparing(Cause::concerns, Comparator.nullsLast(Comparator.reverseOrder()))
                                .thenComparing(Cause::topic))
                        .toList(),
                new Agreements(all.agreements()));
    }

    private static Map<String, @Nullable Long> received(Report report) {
        var received = new LinkedHashMap<String, @Nullable Long>();
        report.groups()
                .forEach(group -> received.put(group.key(), group.figures().received()));
        return received;
    }

    private static Groups groups(Map<String, @Nullable Long> customer, Map<String, @Nullable Long> special) {
        return new Groups(
                customer,
                special,
                hidden(Stream.concat(customer.values().stream(), special.values().stream())
                        .toArray(Long[]::new)));
    }

    /** Counts are always known: one that is not told is hidden. */
    private static @Nullable Boolean hidden(@Nullable Long... counts) {
        return Stream.of(counts).anyMatch(Objects::isNull) ? true : null;
    }

    private static Receipts receipts(@Nullable Long now, @Nullable Long before) {
        if (now == null || before == null) {
            return new Receipts(now, before, null, null, true);
        }
        var change = now - before;
        return new Receipts(
                now,
                before,
                change,
                before == 0
                        ? null
                        : BigDecimal.valueOf(100 * change).divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP),
                null);
    }
}
