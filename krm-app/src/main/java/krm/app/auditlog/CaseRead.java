package krm.app.auditlog;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.access.Access;
import krm.core.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has read a case, or was refused (Einsicht); or has taken many along in an export (Ausleitung).
 *
 * @param complaint null for an export
 * @param jobcenter of who it was
 * @param export null for all but an export
 */
public record CaseRead(
        long id,
        OffsetDateTime at,
        @Nullable UUID complaint,
        String actor,
        Role role,
        @Nullable String onBehalfOf,
        String jobcenter,
        Door door,
        Access.Verdict outcome,
        @Nullable TakenAlong export) {}
