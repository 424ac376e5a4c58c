package krm.core.complaint;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import krm.core.access.Step;
import krm.core.deadline.Progress.Act;
import org.jspecify.annotations.Nullable;

/** On which days that happened which a step builds on: it comes on none before (rule 14). The one place. */
record Preceding(ComplaintFile file) {

    /** In the order in which they are told; that of the reception, before which nothing comes, is not among them. */
    Stream<LocalDate> days(Step step) {
        var run = file.progress();
        return switch (step) {
            case RATE -> ofThisRun(file.completedOn());
            case CLOSE ->
                ofThisRun(
                        file.ending().ratedOn(),
                        file.completedOn(),
                        run.latest(Act.FOLLOWED_UP).orElse(null));
            case REOPEN -> ofThisRun(file.ending().closedOn());
            case LOWER_PRIORITY -> ofThisRun(run.last(Act.RAISED).orElse(null));
            case ERASE ->
                ofThisRun(
                        file.ending().closedOn(),
                        run.first(Act.REDIRECTED).orElse(null),
                        file.marks().days().erasureDecided());
            case HOLD_ERASURE, RELEASE_ERASURE -> ofThisRun(file.marks().days().erasureDecided());
            // A mistake may have been put right while the case was closed.
            case CORRECT -> some(file.marks().days().corrected());
            case RECEIVE,
                    ACKNOWLEDGE,
                    FORWARD,
                    PRESENT,
                    RELIEF,
                    FORESEE_DELAY,
                    EXPECT_IN_TIME,
                    INTERIM_NOTICE,
                    ANSWER,
                    STATEMENT_DISPATCH,
                    REDIRECT,
                    RAISE_PRIORITY,
                    FOLLOW_UP,
                    NOTE -> ofThisRun();
            // Each follow-up and each link stands for itself.
            case FOLLOW_UP_DONE, LINK -> Stream.of();
        };
    }

    /** And the reopening: nothing that a run could begin with happens to a case that is closed. */
    private Stream<LocalDate> ofThisRun(@Nullable LocalDate... days) {
        return Stream.concat(some(file.progress().reopenedOn()), some(days));
    }

    private static Stream<LocalDate> some(@Nullable LocalDate... days) {
        return Stream.of(days).filter(Objects::nonNull);
    }
}
