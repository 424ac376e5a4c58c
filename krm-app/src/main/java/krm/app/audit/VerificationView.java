package krm.app.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import krm.app.auditlog.Verification;
import krm.eventstore.seal.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A verification as an auditor sees it.
 *
 * @param from first position
 * @param to last position
 * @param position reached so far
 */
record VerificationView(
        UUID id,
        Verification.State state,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        String askedBy,
        long from,
        long to,
        long position,
        @Nullable VerdictView verdict) {

    /**
     * The two verdicts, and what cannot be known.
     *
     * @param complete null where nothing of the range is sealed yet
     */
    record VerdictView(
            long events,
            boolean unchanged,
            @Nullable Boolean complete,
            long seals,
            NotSealed notSealed,
            long findingsTotal,
            List<FindingView> findings) {}

    /**
     * Behind this position nobody can tell yet whether something is missing.
     *
     * @param sealedAt when the last good seal was made; null if there is none
     */
    record NotSealed(long after, long events, @Nullable OffsetDateTime sealedAt, String detail) {}

    record FindingView(
            Finding.Kind code, long position, @Nullable Long seal, String detail) {}
}
