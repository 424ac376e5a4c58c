package krm.projections.caselist;

import java.time.OffsetDateTime;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;

/** A case that stood otherwise at two times than it does now, as it stood then. */
record PastCase(UUID id, long newest, String reference, OffsetDateTime recordedAt, ComplaintFile file) {

    CaseRow row() {
        return new CaseRow(
                id,
                reference,
                file.kind().name(),
                file.channel().name(),
                file.customerGroup().name(),
                file.status().name(),
                file.priority().name(),
                file.receivedOn(),
                recordedAt,
                file.team(),
                file.person(),
                file.version());
    }
}
