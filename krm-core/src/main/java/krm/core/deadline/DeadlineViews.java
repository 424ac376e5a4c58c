package krm.core.deadline;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;

/** All deadlines of a case on a day: what was set (the same twice is one), and what does not apply. */
public final class DeadlineViews {

    private static final int FIRST_RUN = 1;

    private DeadlineViews() {}

    public static List<DeadlineView> of(
            Reception reception,
            String ruleBook,
            List<Deadline> set,
            Progress progress,
            LocalDate asOf,
            WorkingCalendar calendar) {
        var known =
                set.stream().distinct().filter(d -> !d.setOn().isAfter(asOf)).toList();
        var standing = new Standing(known, progress.asOf(asOf), asOf);
        var explaining = new Explaining(ruleBook, known, calendar);
        return Arrays.stream(DeadlineType.values())
                .flatMap(type -> views(type, reception, known, standing, explaining, calendar))
                .toList();
    }

    /** What has not been done by anybody yet, whether missed or not: the case must say whether it still can be. */
    public static List<Outstanding> undone(List<Deadline> set, Progress progress) {
        var known = set.stream().distinct().toList();
        var standing = new Standing(known, progress, LocalDate.MAX);
        return known.stream()
                .filter(d -> {
                    var end = standing.of(d);
                    return end.state() == DeadlineState.MISSED && end.metOn() == null;
                })
                .map(d -> new Outstanding(d.type(), d.run(), d.dueOn(), standing.missedAfter(d)))
                .toList();
    }

    private static Stream<DeadlineView> views(
            DeadlineType type,
            Reception reception,
            List<Deadline> known,
            Standing standing,
            Explaining explaining,
            WorkingCalendar calendar) {
        var ofType = known.stream().filter(d -> d.type() == type).toList();
        if (ofType.isEmpty()) {
            return Stream.of(notApplicable(type, reception));
        }
        return ofType.stream().map(d -> {
            var end = standing.of(d);
            return new DeadlineView(
                    type,
                    d.run(),
                    d.dueOn(),
                    calendar.lastWorkingDayUpTo(d.dueOn()),
                    end.state(),
                    end.metOn(),
                    explaining.of(d));
        });
    }

    private static DeadlineView notApplicable(DeadlineType type, Reception reception) {
        var why = Applicability.against(type, reception).stream()
                .map(key -> Explanation.of(key))
                .toList();
        return new DeadlineView(type, FIRST_RUN, null, null, DeadlineState.NOT_APPLICABLE, null, why);
    }
}
