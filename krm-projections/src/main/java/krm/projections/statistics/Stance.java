package krm.projections.statistics;

import java.time.LocalDate;
import java.util.Objects;
import krm.core.deadline.DeadlineState;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands with one type of deadline.
 *
 * @param missedAfter of a pending one: the last day on which it is not missed
 */
record Stance(DeadlineState state, @Nullable LocalDate missedAfter) {

    private static final DeadlineState[] STATES = DeadlineState.values();
    /** In their order: eight of them stand in each row. */
    private static final String LETTERS = "PMXLVN";

    static final Stance NOT_APPLICABLE = new Stance(DeadlineState.NOT_APPLICABLE, null);

    /** If nothing happens until then. */
    DeadlineState on(LocalDate day) {
        return pending() && day.isAfter(Objects.requireNonNull(missedAfter)) ? DeadlineState.MISSED : state;
    }

    boolean pending() {
        return state == DeadlineState.PENDING;
    }

    /** As it is stored: a letter, of a pending one with its day. */
    String text() {
        var letter = String.valueOf(LETTERS.charAt(state.ordinal()));
        return pending() ? letter + missedAfter : letter;
    }

    static Stance parse(String text) {
        var state = STATES[LETTERS.indexOf(text.charAt(0))];
        return new Stance(state, text.length() == 1 ? null : LocalDate.parse(text.substring(1)));
    }
}
