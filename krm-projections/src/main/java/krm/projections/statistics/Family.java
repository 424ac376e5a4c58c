package krm.projections.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.jspecify.annotations.Nullable;

/**
 * Counts that somebody can subtract from their total: what the total has more than its parts is told by them too.
 *
 * @param total null: it is not shown itself, but told by other figures
 * @param complete everybody knows that the total never has more
 */
record Family(@Nullable Cell total, List<Cell> parts, boolean complete) {

    /** The states that a report shows; a deadline that was moved counts as its last one. */
    static final List<DeadlineState> STATES = List.of(
            DeadlineState.MET,
            DeadlineState.MISSED,
            DeadlineState.PENDING,
            DeadlineState.LIFTED,
            DeadlineState.NOT_APPLICABLE);

    /** The figures that are one count. */
    private static final List<Figure> PLAIN = List.of(
            Figure.RECEIVED,
            Figure.CONCERNS,
            Figure.ANONYMOUS,
            Figure.PETITIONS,
            Figure.IMMEDIATE,
            Figure.REDIRECTED,
            Figure.FIRST_ANSWER,
            Figure.FINAL_ANSWER,
            Figure.CLOSED,
            Figure.OPEN,
            Figure.OVERDUE);

    /** All of a report by this facet. */
    static List<Family> all(@Nullable Facet by, Collection<String> keys) {
        var families = new ArrayList<Family>();
        Stream.concat(Stream.of(Facet.NONE), keys.stream()).forEach(key -> ofKey(families, key));
        if (by != null && !keys.isEmpty()) {
            cells(Facet.NONE).stream()
                    .filter(total -> by.addsUp(total.figure()))
                    .forEach(total -> families.add(new Family(
                            total,
                            keys.stream()
                                    .map(key -> new Cell(key, total.figure(), total.value()))
                                    .toList(),
                            by.isPartition())));
        }
        if (by == Facet.KIND) {
            families.add(new Family(
                    Cell.of(Facet.NONE, Figure.PETITIONS),
                    keys.stream()
                            .filter(List.of("PETITION", "SUBMISSION")::contains)
                            .map(key -> Cell.of(key, Figure.RECEIVED))
                            .toList(),
                    true));
        }
        return families;
    }

    private static void ofKey(List<Family> families, String key) {
        var received = Cell.of(key, Figure.RECEIVED);
        for (var type : DeadlineType.values()) {
            families.add(new Family(
                    received,
                    STATES.stream().map(state -> Cell.of(key, type, state)).toList(),
                    true));
        }
        Stream.of(Figure.ANONYMOUS, Figure.PETITIONS, Figure.IMMEDIATE)
                .forEach(figure -> families.add(new Family(received, List.of(Cell.of(key, figure)), false)));
        families.add(new Family(
                received,
                List.of(
                        Cell.of(key, Figure.PETITIONS),
                        Cell.of(key, DeadlineType.STATEMENT, DeadlineState.NOT_APPLICABLE)),
                true));
        families.add(
                new Family(Cell.of(key, Figure.FINAL_ANSWER), values(key, Figure.OUTCOME, Outcome.values()), false));
        families.add(new Family(null, values(key, Figure.RATING, Rating.values()), false));
        families.add(new Family(null, values(key, Figure.AGREEMENT, Agreement.values()), false));
        families.add(new Family(null, values(key, Figure.SATISFACTION, Satisfaction.values()), false));
        families.add(new Family(Cell.of(key, Figure.OPEN), List.of(Cell.of(key, Figure.OVERDUE)), false));
    }

    /** Every count that a report shows of a key. */
    static List<Cell> cells(String key) {
        var plain = PLAIN.stream().map(figure -> Cell.of(key, figure));
        var deadlines = Arrays.stream(DeadlineType.values())
                .flatMap(type -> STATES.stream().map(state -> Cell.of(key, type, state)));
        var told = Stream.of(
                        values(key, Figure.OUTCOME, Outcome.values()),
                        values(key, Figure.RATING, Rating.values()),
                        values(key, Figure.AGREEMENT, Agreement.values()),
                        values(key, Figure.SATISFACTION, Satisfaction.values()))
                .flatMap(List::stream);
        return Stream.of(plain, deadlines, told).flatMap(Function.identity()).toList();
    }

    private static List<Cell> values(String key, Figure figure, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Cell(key, figure, value.name()))
                .toList();
    }
}
