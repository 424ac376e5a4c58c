package krm.core.complaint;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Objects;
import java.util.Set;
import krm.core.complaint.event.Accused;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.deadline.Reception;

/** What the reception (Eingang) settled once and for all. */
record Origin(
        ComplaintKind kind,
        Reception reception,
        String jobcenter,
        String land,
        String recordedBy,
        Set<String> accusedUsers,
        int concerns,
        String ruleBook) {

    static Origin of(ComplaintReceived event) {
        return new Origin(
                event.kind(),
                new Reception(
                        event.receivedOn(),
                        event.channel().isWritten(),
                        event.reachable(),
                        event.reachableInWriting(),
                        event.settledOnTheSpot(),
                        !event.risks().isEmpty()),
                event.jobcenter(),
                event.land(),
                event.recordedBy(),
                event.accused().stream()
                        .map(Accused::user)
                        .filter(Objects::nonNull)
                        .collect(toUnmodifiableSet()),
                event.concerns().size(),
                event.ruleBook());
    }

    boolean disciplinary() {
        return kind == ComplaintKind.DISCIPLINARY_COMPLAINT;
    }
}
