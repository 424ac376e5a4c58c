package krm.core.deadline;

import static krm.core.deadline.DeadlineState.LIFTED;
import static krm.core.deadline.DeadlineState.MET;
import static krm.core.deadline.DeadlineState.MISSED;
import static krm.core.deadline.DeadlineState.MOVED;
import static krm.core.deadline.DeadlineState.PENDING;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import krm.core.deadline.Progress.Act;
import org.jspecify.annotations.Nullable;

/**
 * How each deadline stands on a day (rules.md §4, «ends as»); {@code runs} hold nothing later than it, one progress a
 * run.
 */
record Standing(List<Deadline> set, List<Progress> runs, LocalDate asOf) {

    record End(DeadlineState state, @Nullable LocalDate metOn) {}

    End of(Deadline deadline) {
        var end = ofItself(deadline);
        return end.state() == PENDING || end.state() == MISSED ? redirected(deadline, end) : end;
    }

    private End ofItself(Deadline deadline) {
        var progress = progress(deadline);
        return switch (deadline.type()) {
            case ACKNOWLEDGEMENT -> acknowledgement(deadline, progress);
            case INTERIM_NOTICE -> interimNotice(deadline, progress);
            case ANSWER -> by(deadline, first(progress, Act.ANSWERED));
            case COMPLETION, STATEMENT -> by(deadline, last(progress, Act.COMPLETED));
            case RISK_RESPONSE -> riskResponse(deadline);
            case PROMISED_ANSWER -> promisedAnswer(deadline, progress);
            case FOLLOW_UP -> by(deadline, progress.followedUp(deadline.no()).orElse(null));
        };
    }

    /** The last day on which it is not missed yet. */
    LocalDate missedAfter(Deadline deadline) {
        if (deadline.type() != DeadlineType.INTERIM_NOTICE) {
            return deadline.dueOn();
        }
        var foreseen = first(progress(deadline), Act.DELAY_FORESEEN);
        return foreseen == null ? answerDueOn(deadline) : missedAfterForecast(deadline, foreseen);
    }

    boolean delayForeseen(Deadline deadline) {
        return progress(deadline).has(Act.DELAY_FORESEEN);
    }

    private Progress progress(Deadline deadline) {
        return runs.get(deadline.run() - 1);
    }

    /** A redirection on or before the last day lifts what is pending. */
    private End redirected(Deadline deadline, End end) {
        var redirected = fromThatRunOn(deadline)
                .flatMap(all -> all.first(Act.REDIRECTED))
                .orElse(null);
        return inTime(redirected, missedAfter(deadline)) ? new End(LIFTED, null) : end;
    }

    /** Lifted by a final answer on or before the due day, unless it was acknowledged by then; perhaps after a reopening only. */
    private End acknowledgement(Deadline deadline, Progress progress) {
        var acknowledged = fromThatRunOn(deadline)
                .flatMap(all -> all.first(Act.ACKNOWLEDGED))
                .orElse(null);
        return liftedFirst(last(progress, Act.COMPLETED), acknowledged, deadline.dueOn())
                ? new End(LIFTED, null)
                : by(deadline, acknowledged);
    }

    /**
     * The duty hangs on a delay that can be foreseen (S2.66): without a forecast a substantive answer within the days
     * of the answer lifts it, and it is missed only when those days have passed without one. A forecast of a delay
     * makes it firm: then only an answer by the due day lifts it.
     */
    private End interimNotice(Deadline deadline, Progress progress) {
        var notice = first(progress, Act.NOTICE_SENT);
        var timely = inTime(notice, deadline.dueOn()) ? notice : null;
        var answer = first(progress, Act.ANSWERED);
        var foreseen = first(progress, Act.DELAY_FORESEEN);
        var answeredBefore = foreseen == null || answer != null && answer.isBefore(foreseen);
        var liftedUntil = answeredBefore ? answerDueOn(deadline) : deadline.dueOn();
        if (liftedFirst(answer, timely, liftedUntil)) {
            return new End(LIFTED, null);
        }
        if (timely != null) {
            return new End(MET, notice);
        }
        return asOf.isAfter(missedAfter(deadline)) ? new End(MISSED, notice) : new End(PENDING, null);
    }

    /** Foreseen in time: when the due day passes; foreseen later: at once, if it was not missed before. */
    private LocalDate missedAfterForecast(Deadline deadline, LocalDate foreseen) {
        if (!foreseen.isAfter(deadline.dueOn())) {
            return deadline.dueOn();
        }
        var before = foreseen.minusDays(1);
        var without = answerDueOn(deadline);
        return before.isAfter(without) ? without : before;
    }

    /** Met by the first answer, forwarding or relief after the risk came up; lifted by lowering. */
    private End riskResponse(Deadline deadline) {
        var response = sinceTheRisk(deadline, EnumSet.of(Act.ANSWERED, Act.FORWARDED, Act.RELIEVED));
        var lowered = sinceTheRisk(deadline, EnumSet.of(Act.LOWERED));
        return liftedFirst(lowered, response, deadline.dueOn()) ? new End(LIFTED, null) : by(deadline, response);
    }

    /** In the run in which it came up, or in a later one: a risk does not end with a closing. */
    private @Nullable LocalDate sinceTheRisk(Deadline deadline, Set<Act> acts) {
        return fromThatRunOn(deadline)
                .flatMap(all -> all.firstAfter(Act.RAISED, raised(deadline), deadline.setOn(), acts))
                .orElse(null);
    }

    /** The how manieth raising of its day has set it: the last one the last; that of the reception comes before them. */
    private int raised(Deadline deadline) {
        var ofThatDay = set.stream()
                .filter(d -> d.type() == RISK_RESPONSE
                        && d.run() == deadline.run()
                        && d.setOn().equals(deadline.setOn()))
                .toList();
        var later = ofThatDay.size() - 1 - ofThatDay.indexOf(deadline);
        return Math.max(0, progress(deadline).times(Act.RAISED, deadline.setOn()) - later);
    }

    private Optional<Progress> fromThatRunOn(Deadline deadline) {
        return runs.subList(deadline.run() - 1, runs.size()).stream().reduce(Progress::then);
    }

    /** Only the announced day of the last notice counts: an earlier one is moved, if it had not been missed by then. */
    private End promisedAnswer(Deadline deadline, Progress progress) {
        return promisedAnew(deadline)
                .filter(later -> inTime(later.setOn(), deadline.dueOn()))
                .map(_ -> new End(MOVED, null))
                .orElseGet(() -> by(deadline, last(progress, Act.COMPLETED)));
    }

    /** The promise that has taken its place: nobody waits for it any more, missed or not. */
    Optional<Deadline> promisedAnew(Deadline deadline) {
        if (deadline.type() != PROMISED_ANSWER) {
            return Optional.empty();
        }
        var promises = set.stream()
                .filter(d -> d.type() == PROMISED_ANSWER && d.run() == deadline.run())
                .sorted(Comparator.comparing(Deadline::setOn))
                .toList();
        return promises.stream().skip(promises.indexOf(deadline) + 1L).findFirst();
    }

    private End by(Deadline deadline, @Nullable LocalDate doneOn) {
        if (inTime(doneOn, deadline.dueOn())) {
            return new End(MET, doneOn);
        }
        return asOf.isAfter(deadline.dueOn()) ? new End(MISSED, doneOn) : new End(PENDING, null);
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

    private static @Nullable LocalDate first(Progress progress, Act act) {
        return progress.first(act).orElse(null);
    }

    private static @Nullable LocalDate last(Progress progress, Act act) {
        return progress.last(act).orElse(null);
    }
}
