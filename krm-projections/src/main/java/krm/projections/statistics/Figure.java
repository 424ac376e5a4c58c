package krm.projections.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.Outcome;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;

/** What is counted, and by which day (rules.md §5). */
enum Figure {
    /** By day of reception, as the following ones. */
    RECEIVED(Stream.of("")),
    CONCERNS(Stream.of("")),
    ANONYMOUS(Stream.of("")),
    PETITIONS(Stream.of("")),
    IMMEDIATE(Stream.of("")),
    REDIRECTED(Stream.of("")),
    /** Its value is a type of deadline and how it stands. */
    DEADLINE(Arrays.stream(DeadlineType.values())
            .flatMap(type -> Arrays.stream(DeadlineState.values()).map(state -> Cell.standing(type, state)))),
    /** By the day of the answer; its value are the days since the reception. */
    FIRST_ANSWER(Stream.of()),
    FINAL_ANSWER(Stream.of()),
    /** By the day of the final answer. */
    OUTCOME(names(Outcome.values())),
    /** By the day of the rating, as the following ones. */
    RATING(names(Rating.values())),
    AGREEMENT(names(Agreement.values())),
    SATISFACTION(names(Satisfaction.values())),
    /** By the day of the first closing. */
    CLOSED(Stream.of("")),
    /** By the day since which a case is open, and by the day since which it is not. */
    OPEN(Stream.of(Figure.FROM, Figure.UNTIL)),
    /** Likewise, while something of it is overdue. */
    OVERDUE(Stream.of(Figure.FROM, Figure.UNTIL));

    static final String FROM = "FROM";
    static final String UNTIL = "UNTIL";

    private static final Figure[] ALL = values();
    private static final char A = 'A';
    private static final char AS_IT_IS = '=';

    private final List<String> values;
    private final Map<String, String> cells = new HashMap<>();

    /** @param values those that are usual, for ever in this order: anything else asks for a rebuild */
    Figure(Stream<String> values) {
        this.values = values.toList();
        for (int i = 0; i < this.values.size(); i++) {
            cells.put(this.values.get(i), letter() + Integer.toString(i));
        }
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private String letter() {
        return String.valueOf((char) (A + ordinal()));
    }

    /** It and a value of it in few characters: {@code figure_total} has hundreds of thousands of them. */
    String cell(String value) {
        var cell = cells.get(value);
        return cell == null ? letter() + AS_IT_IS + value : cell;
    }

    static Figure ofCell(String cell) {
        return ALL[cell.charAt(0) - A];
    }

    String valueIn(String cell) {
        return cell.charAt(1) == AS_IT_IS
                ? cell.substring(2)
                : values.get(Integer.parseInt(cell, 1, cell.length(), 10));
    }

    /** What there is at the end of a period is what all the days before add up to. */
    boolean isStock() {
        return this == OPEN || this == OVERDUE;
    }
}
