package krm.app.auditlog;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.access.Access;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/** Somebody has read a case, or was refused (Einsicht). */
public record CaseRead(
        OffsetDateTime at,
        UUID complaint,
        String actor,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        Door door,
        Access.Verdict outcome) {}
