package krm.app.audit;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.app.auditlog.Door;
import krm.app.auditlog.TakenAlong;
import krm.core.access.Access;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who has read something, as an auditor sees it.
 *
 * @param outcome NOT_VISIBLE was told that there is no such case
 * @param complaint null for an export, which stands for many
 * @param reference null for an export, and where no list knows the case yet
 */
record AccessView(
        OffsetDateTime at,
        String actor,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        Door door,
        Access.Verdict outcome,
        @Nullable UUID complaint,
        @Nullable String reference,
        @Nullable TakenAlong export) {}
