package krm.projections.caselist;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineEnding;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Outstanding;
import krm.projections.Row;
import krm.projections.Table;
import org.jspecify.annotations.Nullable;

/**
 * How the deadlines of a case stand. What no day changes any more is a number in {@code case_list.deadlines}; only of the others,
 * few in a house, {@code case_deadline} has a line with their days.
 */
final class DeadlineLines {

    /** In place of a state: pending up to the day of the line, missed afterwards. */
    private static final int NOT_SETTLED = 9;

    static final Table<Listed> TABLE = Table.several(
            "case_deadline",
            List.of("complaint_id uuid", "no smallint"),
            List.of("type text", "set_on date", "due_on date", "missed_after date", "open boolean"),
            listed -> rows(listed.id(), listed.file()));

    private DeadlineLines() {}

    private static Stream<Row> rows(UUID id, ComplaintFile file) {
        var endings = endings(file);
        var outstanding = file.outstanding();
        return IntStream.range(0, endings.size())
                .filter(i -> settled(endings.get(i)) == null)
                .mapToObj(i -> row(id, i + 1, endings.get(i), outstanding));
    }

    private static List<DeadlineEnding> endings(ComplaintFile file) {
        return DeadlineViews.endings(file.set(), file.runs());
    }

    private static Row row(UUID id, int no, DeadlineEnding ending, List<Outstanding> outstanding) {
        var deadline = ending.deadline();
        return Row.of(
                id,
                no,
                deadline.type(),
                deadline.setOn(),
                deadline.dueOn(),
                ending.missedAfter(),
                ending.metOn() == null && isOne(deadline, outstanding));
    }

    /**
     * A miss comes with its day, even where the step has been taken: an interim notice after the seventh day is missed when
     * the fourteenth passes without an answer.
     */
    private static @Nullable DeadlineState settled(DeadlineEnding ending) {
        return ending.state() == DeadlineState.MISSED ? null : ending.state();
    }

    private static boolean isOne(Deadline deadline, List<Outstanding> outstanding) {
        return outstanding.stream()
                .anyMatch(o -> o.type() == deadline.type()
                        && o.run() == deadline.run()
                        && o.dueOn().equals(deadline.dueOn()));
    }

    /** All of a case, in the order in which they were set; last those that came up after a reopening only. */
    static List<Integer> numbers(ComplaintFile file) {
        var endings = endings(file);
        return Stream.concat(
                        endings.stream().map(ending -> number(ending.deadline().type(), settled(ending))),
                        notInFirstRun(endings).map(type -> number(type, DeadlineState.NOT_APPLICABLE)))
                .toList();
    }

    private static Stream<DeadlineType> notInFirstRun(List<DeadlineEnding> endings) {
        var deadlines = endings.stream().map(DeadlineEnding::deadline).toList();
        return deadlines.stream()
                .map(Deadline::type)
                .distinct()
                .filter(type -> deadlines.stream().noneMatch(one -> one.type() == type && one.run() == 1));
    }

    /** @param settled null: not yet */
    static int number(DeadlineType type, @Nullable DeadlineState settled) {
        return 10 * type.ordinal() + (settled == null ? NOT_SETTLED : settled.ordinal());
    }

    /** Of the type in any state. */
    static Stream<Integer> numbers(DeadlineType type) {
        return IntStream.range(10 * type.ordinal(), 10 * type.ordinal() + 10).boxed();
    }
}
