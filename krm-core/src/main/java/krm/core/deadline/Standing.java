package krm.core.deadline;

import static java.util.Comparator.naturalOrder;
import static krm.core.deadline.DeadlineState.LIFTED;
import static krm.core.deadline.DeadlineState.MET;
import static krm.core.deadline.DeadlineState.MISSED;
import static krm.core.deadline.DeadlineState.MOVED;
import static krm.core.deadline.DeadlineState.PENDING;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each deadline stands on a day (domain.md §4, «ends as»); {@code progress} holds nothing later than it. */
record Standing(List<Deadline> set, Progress progress, LocalDate asOf) {

    record End(DeadlineState state, @Nullable LocalDate metOn) {}

    End of(Deadline deadline) {
        return switch (deadline.type()) {
            case ACKNOWLEDGEMENT -> acknowledgement(deadline);
            case INTERIM_NOTICE -> interimNotice(deadline);
            case ANSWER -> by(deadline.dueOn(), earliest(progress.answeredOn().stream()));
            case COMPLETION -> by(deadline.dueOn(), progress.completedOn());
            case RISK_RESPONSE -> by(deadline.dueOn(), firstResponse());
            case PROMISED_ANSWER -> promisedAnswer(deadline);
        };
    }

    /** The last day on which it is not missed yet. */
    LocalDate missedAfter(Deadline deadline) {
        return deadline.type() == DeadlineType.INTERIM_NOTICE ? answerDueOn(deadline) : deadline.dueOn();
    }

    /** A risk is met by an answer or by a forwarding. */
    private @Nullable LocalDate firstResponse() {
        return earliest(Stream.concat(progress.answeredOn().stream(), progress.forwardedOn().stream()));
    }

    /** Lifted by a final answer on or before the due day, unless it was acknowledged by then. */
    private End acknowledgement(Deadline deadline) {
        return liftedFirst(progress.completedOn(), progress.acknowledgedOn(), deadline.dueOn())
                ? new End(LIFTED, null)
                : by(deadline.dueOn(), progress.acknowledgedOn());
    }

    /**
     * The duty hangs on a delay that can be foreseen (S2.66): without a forecast a substantive answer within the days
     * of the answer lifts it, and it is missed only when those days have passed without one.
     */
    private End interimNotice(Deadline deadline) {
        var notice = earliest(progress.noticesOn().stream());
        var answer = earliest(progress.answeredOn().stream());
        var answerDueOn = answerDueOn(deadline);
        if (liftedFirst(answer, inTime(notice, deadline.dueOn()) ? notice : null, answerDueOn)) {
            return new End(LIFTED, null);
        }
        if (inTime(notice, deadline.dueOn())) {
            return new End(MET, notice);
        }
        return asOf.isAfter(answerDueOn) ? new End(MISSED, notice) : new End(PENDING, null);
    }

    /** Only the announced day of the last notice counts: an earlier one is moved, if it had not been missed by then. */
    private End promisedAnswer(Deadline deadline) {
        var promises = set.stream()
                .filter(d -> d.type() == PROMISED_ANSWER)
                .sorted(Comparator.comparing(Deadline::setOn))
                .toList();
        var next = promises.stream().skip(promises.indexOf(deadline) + 1L).findFirst();
        return next.filter(later -> inTime(later.setOn(), deadline.dueOn()))
                .map(_ -> new End(MOVED, null))
                .orElseGet(() -> by(deadline.dueOn(), progress.completedOn()));
    }

    private End by(LocalDate dueOn, @Nullable LocalDate doneOn) {
        if (inTime(doneOn, dueOn)) {
            return new End(MET, doneOn);
        }
        return asOf.isAfter(dueOn) ? new End(MISSED, doneOn) : new End(PENDING, null);
    }

    /** The interim notice applies wherever the answer does, so its run has an answer's due day. */
    private LocalDate answerDueOn(Deadline notice) {
        return set.stream()
                .filter(d -> d.type() == ANSWER && d.run() == notice.run())
                .map(Deadline::dueOn)
                .findFirst()
                .orElseThrow();
    }

    private static boolean liftedFirst(@Nullable LocalDate lifting, @Nullable LocalDate meeting, LocalDate until) {
        return lifting != null && inTime(lifting, until) && (meeting == null || lifting.isBefore(meeting));
    }

    private static boolean inTime(@Nullable LocalDate done, LocalDate dueOn) {
        return done != null && !done.isAfter(dueOn);
    }

    private static @Nullable LocalDate earliest(Stream<LocalDate> days) {
        return days.min(naturalOrder()).orElse(null);
    }
}
