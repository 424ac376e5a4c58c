package krm.core.complaint.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a petition or submission (S2.11 to S2.21).
 *
 * @param assembly about the tasks of the bodies' assembly (§ 44c (2) SGB II): then the committee's day counts
 * @param dueOn the day set by RD or BMAS
 * @param petitionOn the day of the petition itself
 */
public record Petition(
        boolean assembly,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate committeeDay,
        @Nullable LocalDate petitionOn,
        @Nullable String sourceReference) {}
