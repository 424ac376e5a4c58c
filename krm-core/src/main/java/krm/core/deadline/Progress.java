package krm.core.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days of what was done in one run of a case, as far as a deadline ends by it. Steps may be recorded late and out
 * of order.
 *
 * @param reopenedOn absent in the first run
 */
public record Progress(@Nullable LocalDate reopenedOn, List<Done> done) {

    public static final Progress NONE = new Progress(null, List.of());

    /** What ends a deadline, or lifts it, or makes it firm. */
    public enum Act {
        ACKNOWLEDGED,
        FORWARDED,
        RELIEVED,
        /** A risk has come up. */
        RAISED,
        /** The priority was lowered. */
        LOWERED,
        DELAY_FORESEEN,
        EXPECTED_IN_TIME,
        NOTICE_SENT,
        /** Every answer is substantive (S1.28 to S1.31). */
        ANSWERED,
        /** Answered for good, by a final answer or the dispatch of a statement. */
        COMPLETED,
        FOLLOWED_UP,
        REDIRECTED
    }

    /** {@code no} says which follow-up, and is 0 else. */
    public record Done(Act act, int no, LocalDate on) {}

    public Progress {
        done = List.copyOf(done);
    }

    public Progress with(Act act, LocalDate on) {
        return with(act, 0, on);
    }

    public Progress with(Act act, int no, LocalDate on) {
        return new Progress(
                reopenedOn,
                Stream.concat(done.stream(), Stream.of(new Done(act, no, on))).toList());
    }

    /** The next run: that the receipt was confirmed stands, the rest begins anew. */
    public Progress reopened(LocalDate on) {
        return new Progress(
                on, done.stream().filter(d -> d.act() == Act.ACKNOWLEDGED).toList());
    }

    /** With what was done in the next run. */
    Progress then(Progress next) {
        return new Progress(
                reopenedOn, Stream.concat(done.stream(), next.done.stream()).toList());
    }

    public boolean has(Act act) {
        return done.stream().anyMatch(d -> d.act() == act);
    }

    /** How often on that day. */
    int times(Act act, LocalDate on) {
        return (int)
                done.stream().filter(d -> d.act() == act && d.on().equals(on)).count();
    }

    /** The earliest day of such an act. */
    public Optional<LocalDate> first(Act act) {
        LocalDate first = null;
        for (var some : done) {
            if (some.act() == act && (first == null || some.on().isBefore(first))) {
                first = some.on();
            }
        }
        return Optional.ofNullable(first);
    }

    /** The latest day of such an act. */
    public Optional<LocalDate> latest(Act act) {
        return done.stream().filter(d -> d.act() == act).map(Done::on).max(LocalDate::compareTo);
    }

    /** The day of such an act that was recorded last. */
    public Optional<LocalDate> last(Act act) {
        LocalDate last = null;
        for (var some : done) {
            if (some.act() == act) {
                last = some.on();
            }
        }
        return Optional.ofNullable(last);
    }

    public Optional<LocalDate> followedUp(int no) {
        return done.stream()
                .filter(d -> d.act() == Act.FOLLOWED_UP && d.no() == no)
                .map(Done::on)
                .findFirst();
    }

    /**
     * The first day of any of these acts after something began; of that very day, those recorded after it.
     *
     * @param nth how often it had begun on that day; 0: with the day itself
     */
    Optional<LocalDate> firstAfter(Act began, int nth, LocalDate on, Set<Act> acts) {
        var begun = 0;
        var thatDay = false;
        LocalDate later = null;
        for (var some : done) {
            if (some.act() == began && some.on().equals(on)) {
                begun++;
            } else if (acts.contains(some.act())) {
                thatDay |= some.on().equals(on) && begun >= nth;
                if (some.on().isAfter(on) && (later == null || some.on().isBefore(later))) {
                    later = some.on();
                }
            }
        }
        return thatDay ? Optional.of(on) : Optional.ofNullable(later);
    }

    /** What had been done up to that day. */
    Progress asOf(LocalDate day) {
        return new Progress(
                reopenedOn, done.stream().filter(d -> !d.on().isAfter(day)).toList());
    }
}
