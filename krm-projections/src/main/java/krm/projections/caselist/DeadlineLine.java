package krm.projections.caselist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.DeadlineViews;
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
     * @param views every type that the kind knows, at the end of days
     * @param happenedOn the day of the event after which the file is as it is
     */
    static List<DeadlineLine> of(
            ComplaintFile file, List<DeadlineView> views, List<DeadlineLine> before, LocalDate happenedOn) {
        var set = new ArrayList<>(file.set().stream().distinct().toList());
        var outstanding = file.outstanding();
        var missed = DeadlineViews.missed(file.set(), file.runs());
        var lines = new ArrayList<DeadlineLine>();
        for (var view : views) {
            if (view.dueOn() != null && view.actBy() != null) {
                lines.add(line(view, setOn(view, set, file), outstanding, missed, before, happenedOn));
            }
        }
        return List.copyOf(lines);
    }

    private DeadlineLine ended(@Nullable LocalDate doneOn, DeadlineLine before, LocalDate otherwise) {
        var on = doneOn != null ? doneOn : before.endedOn != null ? before.endedOn : otherwise;
        return new DeadlineLine(type, run, setOn, dueOn, missedAfter, actBy, on, settled);
    }

    private boolean sameDeadline(DeadlineLine other) {
        return type.equals(other.type) && run == other.run && setOn.equals(other.setOn) && dueOn.equals(other.dueOn);
    }

    /** Takes the deadline out of those that are left: two may differ in the day of setting alone. */
    private static LocalDate setOn(DeadlineView view, List<Deadline> left, ComplaintFile file) {
        return left.stream()
                .filter(d -> d.type() == view.type()
                        && d.run() == view.run()
                        && d.dueOn().equals(view.dueOn()))
                .findFirst()
                .map(d -> {
                    left.remove(d);
                    return d.setOn();
                })
                .orElse(file.receivedOn());
    }

    private static DeadlineLine line(
            DeadlineView view,
            LocalDate setOn,
            List<Outstanding> outstanding,
            List<Outstanding> missed,
            List<DeadlineLine> before,
            LocalDate happenedOn) {
        var dueOn = Objects.requireNonNull(view.dueOn());
        var open = view.state() == DeadlineState.MISSED && view.metOn() == null;
        var unfinished = open && which(view, dueOn, outstanding).isPresent();
        var line = new DeadlineLine(
                view.type().name(),
                view.run(),
                setOn,
                dueOn,
                which(view, dueOn, missed).map(Outstanding::missedAfter).orElse(dueOn),
                Objects.requireNonNull(view.actBy()),
                null,
                // A miss comes with its day, even where the step has been taken: an interim notice after the seventh
                // day is
                // missed when the fourteenth passes without an answer.
                view.state() == DeadlineState.MISSED ? null : view.state().name());
        return unfinished
                ? line
                : before.stream()
                        .filter(line::sameDeadline)
                        .findFirst()
                        .map(known -> line.ended(view.metOn(), known, happenedOn))
                        .orElseGet(() -> line.ended(view.metOn(), line, happenedOn));
    }

    private static Optional<Outstanding> which(DeadlineView view, LocalDate dueOn, List<Outstanding> of) {
        return of.stream()
                .filter(o -> o.type() == view.type()
                        && o.run() == view.run()
                        && o.dueOn().equals(dueOn))
                .findFirst();
    }
}
