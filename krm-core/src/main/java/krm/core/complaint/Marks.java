package krm.core.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Outstanding;
import org.jspecify.annotations.Nullable;

/**
 * What else is remembered of a case.
 *
 * @param raised there is a risk now
 * @param presented it lay before the management, or there was a reason not to
 * @param followUps in the order of their numbers
 * @param missed which misses are recorded
 * @param days on which something happened that a later step may not come before
 */
record Marks(
        boolean raised,
        boolean presented,
        List<FollowUp> followUps,
        Set<String> links,
        Set<Missed> missed,
        Erasure erasure,
        Days days) {

    /** An internal day (Wiedervorlage) and who looks. */
    record FollowUp(int no, String whom, LocalDate setOn, LocalDate dueOn, boolean done, boolean reminded) {

        /** Somebody is to be reminded of it on its day. */
        boolean toBeReminded() {
            return !done && !reminded;
        }
    }

    /** Which deadline was missed. */
    record Missed(DeadlineType type, int run, int no, LocalDate dueOn) {

        static Missed of(Outstanding deadline) {
            return new Missed(deadline.type(), deadline.run(), deadline.no(), deadline.dueOn());
        }
    }

    /**
     * @param earliestStep of a step after the reception
     * @param erasureDecided on which its erasure was held or released last
     * @param corrected of the last correction
     */
    record Days(
            @Nullable LocalDate earliestStep,
            @Nullable LocalDate erasureDecided,
            @Nullable LocalDate corrected) {

        static final Days NONE = new Days(null, null, null);

        Days step(LocalDate day) {
            var earlier = earliestStep == null || day.isBefore(earliestStep);
            return new Days(earlier ? day : earliestStep, erasureDecided, corrected);
        }

        Days decided(LocalDate day) {
            return new Days(earliestStep, day, corrected);
        }

        Days corrected(LocalDate day) {
            return new Days(earliestStep, erasureDecided, day);
        }
    }

    static final Marks NONE = new Marks(false, false, List.of(), Set.of(), Set.of(), Erasure.POSSIBLE, Days.NONE);

    Marks raised(boolean now) {
        return new Marks(now, presented, followUps, links, missed, erasure, days);
    }

    Marks presentedNow() {
        return new Marks(raised, true, followUps, links, missed, erasure, days);
    }

    Marks scheduled(int no, String whom, LocalDate setOn, LocalDate dueOn) {
        var all = Stream.concat(followUps.stream(), Stream.of(new FollowUp(no, whom, setOn, dueOn, false, false)))
                .toList();
        return new Marks(raised, presented, all, links, missed, erasure, days);
    }

    Marks followedUp(int no) {
        return changed(no, f -> new FollowUp(no, f.whom(), f.setOn(), f.dueOn(), true, f.reminded()));
    }

    Marks reminded(int no) {
        return changed(no, f -> new FollowUp(no, f.whom(), f.setOn(), f.dueOn(), f.done(), true));
    }

    private Marks changed(int no, UnaryOperator<FollowUp> change) {
        var all =
                followUps.stream().map(f -> f.no() == no ? change.apply(f) : f).toList();
        return new Marks(raised, presented, all, links, missed, erasure, days);
    }

    Marks linked(String other) {
        return new Marks(raised, presented, followUps, plus(links, other), missed, erasure, days);
    }

    Marks missed(Missed one) {
        return new Marks(raised, presented, followUps, links, plus(missed, one), erasure, days);
    }

    Marks with(Erasure now, LocalDate on) {
        return new Marks(raised, presented, followUps, links, missed, now, days.decided(on));
    }

    Marks stepOn(LocalDate day) {
        return new Marks(raised, presented, followUps, links, missed, erasure, days.step(day));
    }

    Marks correctedOn(LocalDate day) {
        return new Marks(raised, presented, followUps, links, missed, erasure, days.corrected(day));
    }

    private static <T> Set<T> plus(Set<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }
}
