package krm.app.auditlog;

import java.time.OffsetDateTime;
import krm.core.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the access log; a null asks for nothing.
 *
 * @param until not included
 */
public record AccessFilter(
        @Nullable String actor,
        @Nullable Door door,
        Access.@Nullable Verdict outcome,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime until) {}
