package krm.core.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules about deadlines must know of a reception (Eingang), and nothing about the person.
 *
 * @param formal for a petition or submission, which is answered by a statement
 */
public record Reception(
        LocalDate receivedOn,
        boolean written,
        boolean reachable,
        boolean reachableInWriting,
        boolean settledOnTheSpot,
        boolean atRisk,
        @Nullable Formal formal) {

    /** Taken up again: what was settled on the spot is no more. */
    Reception unsettled() {
        return new Reception(receivedOn, written, reachable, reachableInWriting, false, atRisk, formal);
    }

    /** By when the statement is wanted: that day, or some days before the committee's. */
    public record Formal(
            @Nullable LocalDate dueOn, @Nullable LocalDate committeeDay) {}
}
