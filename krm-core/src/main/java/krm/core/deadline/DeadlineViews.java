package krm.core.deadline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;

/** All deadlines of a case on a day: what was set (the same twice is one), and what does not apply. */
public final class DeadlineViews {

    private static final int FIRST_RUN = 1;

    private DeadlineViews() {}

    /**
     * @param runs what was done, one progress a run, the first run first
     * @param calendar knows at least the versions that the deadlines were set by
     */
    public static List<DeadlineView> of(
            Reception reception,
            String ruleBook,
            List<Deadline> set,
            List<Progress> runs,
            LocalDate asOf,
            WorkingCalendar calendar) {
        var known = known(set, asOf);
        var standing = new Standing(known, asOf(runs, asOf), asOf);
        return Arrays.stream(DeadlineType.values())
                .flatMap(type -> views(type, reception, ruleBook, known, standing, calendar))
                .toList();
    }

    /** What has neither been done nor missed nor ended in any other way by the end of that day. */
    public static List<Deadline> pending(List<Deadline> set, List<Progress> runs, LocalDate asOf) {
        return standings(set, runs, asOf).stream()
                .filter(d -> d.state() == DeadlineState.PENDING)
                .map(DeadlineStanding::deadline)
                .toList();
    }

    /** How each stands on a day, without its explanation: for whoever counts. */
    public static List<DeadlineStanding> standings(List<Deadline> set, List<Progress> runs, LocalDate asOf) {
        var known = known(set, asOf);
        var standing = new Standing(known, asOf(runs, asOf), asOf);
        return known.stream()
                .map(d -> new DeadlineStanding(d, standing.of(d).state(), standing.missedAfter(d)))
                .toList();
    }

    /** How each ends, in the order of the types, without its explanation: for whoever keeps many. */
    public static List<DeadlineEnding> endings(List<Deadline> set, List<Progress> runs) {
        var standing = new Standing(set.stream().distinct().toList(), runs, LocalDate.MAX);
        return standing.set().stream()
                .sorted(Comparator.comparing(Deadline::type))
                .map(d -> {
                    var end = standing.of(d);
                    return new DeadlineEnding(d, end.state(), end.metOn(), standing.missedAfter(d));
                })
                .toList();
    }

    /** What has not been done by anybody yet, whether missed or not: the case must say whether it still can be. */
    public static List<Outstanding> undone(List<Deadline> set, List<Progress> runs) {
        return missed(set, runs, true);
    }

    /**
     * What will have been missed, or has been, if nothing more is done: {@code missedAfter} says by the end of which
     * day.
     */
    public static List<Outstanding> missed(List<Deadline> set, List<Progress> runs) {
        return missed(set, runs, false);
    }

    /**
     * At the end of all days, whatever nobody has ended is missed.
     *
     * @param undone only what nobody has done late either, nor put another promise in its place
     */
    private static List<Outstanding> missed(List<Deadline> set, List<Progress> runs, boolean undone) {
        var standing = new Standing(set.stream().distinct().toList(), runs, LocalDate.MAX);
        return standing.set().stream()
                .filter(d -> {
                    var end = standing.of(d);
                    return end.state() == DeadlineState.MISSED
                            && !(undone
                                    && (end.metOn() != null
                                            || standing.promisedAnew(d).isPresent()));
                })
                .map(d -> new Outstanding(d.type(), d.run(), d.no(), d.dueOn(), standing.missedAfter(d)))
                .toList();
    }

    private static List<Deadline> known(List<Deadline> set, LocalDate asOf) {
        return set.stream().distinct().filter(d -> !d.setOn().isAfter(asOf)).toList();
    }

    private static List<Progress> asOf(List<Progress> runs, LocalDate day) {
        return runs.stream().map(run -> run.asOf(day)).toList();
    }

    private static Stream<DeadlineView> views(
            DeadlineType type,
            Reception reception,
            String ruleBook,
            List<Deadline> known,
            Standing standing,
            WorkingCalendar calendar) {
        var ofType = known.stream().filter(d -> d.type() == type).toList();
        // What came up after a reopening does not hide that there was none before.
        var inFirstRun = ofType.stream().anyMatch(d -> d.run() == FIRST_RUN);
        var none = inFirstRun ? Stream.<DeadlineView>empty() : Stream.of(notApplicable(type, reception));
        return Stream.concat(none, ofType.stream().map(d -> {
            var end = standing.of(d);
            var itsOwn = d.calendar() == null ? calendar : calendar.at(d.calendar());
            return new DeadlineView(
                    type,
                    d.run(),
                    d.dueOn(),
                    itsOwn.lastWorkingDayUpTo(d.dueOn()),
                    end.state(),
                    end.metOn(),
                    new Explaining(reception, ruleBook, known, itsOwn).of(d, standing.delayForeseen(d)));
        }));
    }

    private static DeadlineView notApplicable(DeadlineType type, Reception reception) {
        var why = Applicability.against(type, reception).stream()
                .map(key -> Explanation.of(key))
                .toList();
        return new DeadlineView(type, FIRST_RUN, null, null, DeadlineState.NOT_APPLICABLE, null, why);
    }
}
