package krm.projections.statistics;

import java.util.List;
import java.util.stream.Stream;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;

/**
 * One count of a report, of one key.
 *
 * @param value of a figure that is told by its values; days are counted together
 */
record Cell(String key, Figure figure, String value) {

    private static final List<String> FORMAL_KINDS = List.of("PETITION", "SUBMISSION");

    static Cell of(String key, Figure figure) {
        return new Cell(key, figure, "");
    }

    static Cell of(String key, DeadlineType type, DeadlineState state) {
        return new Cell(key, Figure.DEADLINE, type + " " + state);
    }

    /** Those that count the same complaints: of petitions and submissions, all. */
    Stream<Cell> alike() {
        return FORMAL_KINDS.contains(key)
                        && List.of(Figure.RECEIVED, Figure.PETITIONS, Figure.IMMEDIATE)
                                .contains(figure)
                ? Stream.of(of(key, Figure.RECEIVED), of(key, Figure.PETITIONS), of(key, Figure.IMMEDIATE))
                : Stream.of(this);
    }

    long in(Sums sums) {
        return switch (figure) {
            case DEADLINE, OUTCOME, RATING, AGREEMENT, SATISFACTION -> sums.of(figure, value);
            case OPEN, OVERDUE -> sums.stock(figure);
            case RECEIVED, CONCERNS, ANONYMOUS, PETITIONS, IMMEDIATE, REDIRECTED, FIRST_ANSWER, FINAL_ANSWER, CLOSED ->
                sums.of(figure);
        };
    }
}
