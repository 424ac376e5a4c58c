package krm.core.complaint;

import java.time.LocalDate;
import java.util.List;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintKind;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.Deadlines;
import krm.core.deadline.Reception;

/** The deadlines that a reception on some day would have (Fristenvorschau); stores nothing. */
public final class DeadlinePreview {

    private DeadlinePreview() {}

    /** For somebody who can be reached, in writing too, without a risk. */
    public static List<DeadlineView> of(
            ComplaintKind kind, Channel channel, LocalDate receivedOn, Deadlines deadlines) {
        return of(kind, channel, receivedOn, true, true, deadlines);
    }

    public static List<DeadlineView> of(
            ComplaintKind kind,
            Channel channel,
            LocalDate receivedOn,
            boolean reachable,
            boolean reachableInWriting,
            Deadlines deadlines) {
        var reception = new Reception(
                receivedOn,
                channel.isWritten(),
                reachable,
                reachableInWriting,
                false,
                false,
                kind.isFormal() ? new Reception.Formal(null, null) : null);
        return deadlines.preview(reception);
    }
}
