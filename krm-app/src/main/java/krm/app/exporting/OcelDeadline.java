package krm.app.exporting;

import java.time.LocalDate;
import java.util.stream.Stream;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.DeadlineMissed;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.deadline.DeadlineType;

/** A deadline (Frist) as an object of OCEL: when it is set anew, its due day moves. */
record OcelDeadline(DeadlineType type, int run, int no, LocalDate dueOn) {

    private static final int FIRST_RUN = 1;

    static Stream<OcelDeadline> setBy(ComplaintEvent event) {
        if (event instanceof DeadlinesSet set) {
            return set.deadlines().stream().map(d -> new OcelDeadline(d.type(), d.run(), 0, d.dueOn()));
        }
        return event instanceof FollowUpScheduled set
                ? Stream.of(new OcelDeadline(DeadlineType.FOLLOW_UP, FIRST_RUN, set.no(), set.dueOn()))
                : Stream.empty();
    }

    static Stream<OcelDeadline> missedIn(ComplaintEvent event) {
        return event instanceof DeadlineMissed missed
                ? Stream.of(new OcelDeadline(
                        missed.type(), missed.no() == 0 ? missed.run() : FIRST_RUN, missed.no(), missed.dueOn()))
                : Stream.empty();
    }

    String id(ExportedCase some) {
        return no == 0 ? some.id() + "/" + type + "/" + run : some.id() + "/" + type + "/" + no;
    }
}
