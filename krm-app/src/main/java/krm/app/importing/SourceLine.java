package krm.app.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import krm.app.web.Problem;
import krm.eventstore.IdempotencyEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line as far as it can be understood.
 *
 * @param source the source's key of its case, if it tells one
 * @param complaint the case's id here; of no case where there is no key
 * @param ordinal the number of the line within its case, from 1
 * @param entry so that the same line of the same case is taken once; only where there is something to take
 */
record SourceLine(
        long number,
        @Nullable String source,
        UUID complaint,
        int ordinal,
        @Nullable IdempotencyEntry entry,
        Content content) {

    /** What a line is found to be. */
    sealed interface Content {}

    /** One step of a line. */
    record Said(@JsonProperty("case") String source, String step, LocalDate occurredOn, ObjectNode data)
            implements Content {}

    /** Not to be understood. */
    record Unreadable(Problem why) implements Content {}
}
