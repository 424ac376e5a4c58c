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

    static final Stance NOT_APPLICABLE = new Stance(DeadlineState.NOT_APPLICABLE, null);

    /** If nothing happens until then. */
    DeadlineState on(LocalDate day) {
        return pending() && day.isAfter(Objects.requireNonNull(missedAfter)) ? DeadlineState.MISSED : state;
    }

    boolean pending() {
        return state == DeadlineState.PENDING;
    }

    /** As it is stored: the state, of a pending one with its day. */
    String text() {
        return pending() ? state + " " + missedAfter : state.name();
    }

    static Stance parse(String text) {
        var space = text.indexOf(' ');
        return space < 0
                ? new Stance(DeadlineState.valueOf(text), null)
                : new Stance(
                        DeadlineState.valueOf(text.substring(0, space)), LocalDate.parse(text.substring(space + 1)));
    }
}
