package krm.app.exporting;

import java.util.List;
import java.util.UUID;
import krm.core.complaint.ComplaintFile;

/** A case as it leaves the house: its events in their order. */
record ExportedCase(UUID id, String reference, List<ExportedEvent> events) {

    /** What it has come to. */
    ComplaintFile file() {
        return events.getLast().after();
    }
}
