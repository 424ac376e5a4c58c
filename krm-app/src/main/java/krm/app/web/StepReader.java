package krm.app.web;

import java.time.LocalDate;
import java.util.UUID;
import krm.core.complaint.Acting;
import krm.core.complaint.ComplaintCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a step that did not come by its own address, by the very words and limits of that address (rules.md §7). */
public interface StepReader {

    /** Whether there is a step of this name: the last part of its address, such as {@code answer}. */
    boolean knows(String step);

    /**
     * The command of a step on a case.
     *
     * @param on the day of the step; the body need not repeat it, and may not say another
     * @param body as over HTTP
     * @param sourceKey the case's name in an older system; only a reception keeps it
     * @throws Problem 400 or 422, as over HTTP; {@code UNKNOWN_STEP}
     */
    ComplaintCommand read(
            UUID complaint, Acting acting, String step, LocalDate on, ObjectNode body, @Nullable String sourceKey);
}
