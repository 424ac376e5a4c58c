package krm.projections.caselist;

import krm.core.complaint.ComplaintFile;
import krm.core.complaint.Priority;
import krm.core.deadline.DeadlineType;

/** In the worklist: 0 a risk, 1 a petition or submission, 2 the rest. */
final class Urgency {

    private Urgency() {}

    /** Every petition is immediate; what sets one before the others is a risk (rules.md §5). */
    static int of(ComplaintFile file) {
        var petition = file.kind().isFormal();
        var risk = petition
                ? file.set().stream().anyMatch(deadline -> deadline.type() == DeadlineType.RISK_RESPONSE)
                : file.priority() == Priority.IMMEDIATE;
        return risk ? 0 : petition ? 1 : 2;
    }
}
