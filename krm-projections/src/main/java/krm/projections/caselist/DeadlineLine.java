package krm.projections.caselist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineEnding;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.Outstanding;
import krm.projections.Row;
import krm.projections.Table;
import org.jspecify.annotations.Nullable;

/** A line of {@code case_deadline}: a deadline that was set for a case, with the days on which it was open. */
record DeadlineLine(
        String type,
        int run,
        LocalDate setOn,
        LocalDate dueOn,
        LocalDate missedAfter,
        LocalDate actBy,
        @Nullable LocalDate endedOn,
        @Nullable String settled) {

    static final Table<Listed> TABLE = Table.several(
            "case_deadline",
            List.of("complaint_id uuid", "no smallint"),
            List.of(
                    "type text",
                    "run integer",
                    "set_on date",
                    "due_on date",
                    "missed_after date",
                    "act_by date",
                    "ended_on date",
                    "settled text"),
            listed -> rows(listed.id(), listed.deadlines()));

    private static Stream<Row> rows(UUID id, List<DeadlineLine> lines) {
        return IntStream.range(0, lines.size()).mapToObj(i -> lines.get(i).row(id, i + 1));
    }

    private Row row(UUID id, int no) {
        return Row.of(id, no, type, run, setOn, dueOn, missedAfter, actBy, endedOn, settled);
    }

    /**
     * The lines of a case after an event.
     *
     * @param endings in the order of the lines
     * @param calendar as the case's due days name it, where they name none themselves
     * @param happenedOn the day of the event after which the file is as it is
     */
    static List<DeadlineLine> of(
            ComplaintFile file,
            List<DeadlineEnding> endings,
            WorkingCalendar calendar,
            List<DeadlineLine> before,
            LocalDate happenedOn) {
        var outstanding = file.outstanding();
        return endings.stream()
                .map(ending -> line(ending, calendar, outstanding, before, happenedOn))
                .toList();
    }

    private DeadlineLine ended(@Nullable LocalDate doneOn, DeadlineLine before, LocalDate otherwise) {
        var on = doneOn != null ? doneOn : before.endedOn != null ? before.endedOn : otherwise;
        return new DeadlineLine(type, run, setOn, dueOn, missedAfter, actBy, on, settled);
    }

    private boolean sameDeadline(DeadlineLine other) {
        return type.equals(other.type) && run == other.run && setOn.equals(other.setOn) && dueOn.equals(other.dueOn);
    }

    private static DeadlineLine line(
            DeadlineEnding ending,
            WorkingCalendar calendar,
            List<Outstanding> outstanding,
            List<DeadlineLine> before,
            LocalDate happenedOn) {
        var deadline = ending.deadline();
        var missed = ending.state() == DeadlineState.MISSED;
        var itsOwn = deadline.calendar() == null ? calendar : calendar.at(deadline.calendar());
        var line = new DeadlineLine(
                deadline.type().name(),
                deadline.run(),
                deadline.setOn(),
                deadline.dueOn(),
                missed ? ending.missedAfter() : deadline.dueOn(),
                itsOwn.lastWorkingDayUpTo(deadline.dueOn()),
                null,
                // A miss comes with its day, even where the step has been taken: an interim notice after the seventh
                // day is missed when the fourteenth passes without an answer.
                missed ? null : ending.state().name());
        return missed && ending.metOn() == null && isOne(deadline, outstanding)
                ? line
                : before.stream()
                        .filter(line::sameDeadline)
                        .findFirst()
                        .map(known -> line.ended(ending.metOn(), known, happenedOn))
                        .orElseGet(() -> line.ended(ending.metOn(), line, happenedOn));
    }

    private static boolean isOne(Deadline deadline, List<Outstanding> outstanding) {
        return outstanding.stream()
                .anyMatch(o -> o.type() == deadline.type()
                        && o.run() == deadline.run()
                        && o.dueOn().equals(deadline.dueOn()));
    }
}
