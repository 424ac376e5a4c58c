package krm.projections.caselist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import krm.core.calendar.Calendars;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineView;
import krm.core.deadline.DeadlineViews;
import krm.core.deadline.Outstanding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code case_deadline}: every deadline that was set for a case, as its file tells it. */
final class DeadlineRows {

    /** Nothing changes by itself any more. */
    private static final LocalDate END_OF_DAYS = LocalDate.of(9999, 12, 31);

    private record Row(
            String type,
            int run,
            LocalDate setOn,
            LocalDate dueOn,
            LocalDate missedAfter,
            LocalDate actBy,
            @Nullable LocalDate endedOn,
            @Nullable String settled) {

        Row ended(@Nullable LocalDate doneOn, Row before, LocalDate otherwise) {
            var on = doneOn != null ? doneOn : before.endedOn != null ? before.endedOn : otherwise;
            return new Row(type, run, setOn, dueOn, missedAfter, actBy, on, settled);
        }

        boolean sameDeadline(Row other) {
            return type.equals(other.type)
                    && run == other.run
                    && setOn.equals(other.setOn)
                    && dueOn.equals(other.dueOn);
        }
    }

    private final JdbcClient db;
    private final Calendars calendars;

    DeadlineRows(JdbcClient db, Calendars calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    /**
     * @param happenedOn the day of the event after which the file is as it is
     * @return the types that do not apply
     */
    List<String> write(UUID complaintId, ComplaintFile file, LocalDate happenedOn) {
        var views = file.deadlines(END_OF_DAYS, calendars.of(file.land()));
        var before = read(complaintId);
        var after = rows(file, views, before, happenedOn);
        if (!after.equals(before)) {
            replace(complaintId, after);
        }
        return views.stream()
                .filter(view -> view.state() == DeadlineState.NOT_APPLICABLE)
                .map(view -> view.type().name())
                .toList();
    }

    private List<Row> read(UUID complaintId) {
        return db.sql("""
            select type, run, set_on, due_on, missed_after, act_by, ended_on, settled
              from read_side.case_deadline
             where complaint_id = :id
             order by no
            """).param("id", complaintId).query(Row.class).list();
    }

    private static List<Row> rows(
            ComplaintFile file, List<DeadlineView> views, List<Row> before, LocalDate happenedOn) {
        var set = new ArrayList<>(file.set().stream().distinct().toList());
        var outstanding = file.outstanding();
        var missed = DeadlineViews.missed(file.set(), file.runs());
        var rows = new ArrayList<Row>();
        for (var view : views) {
            if (view.dueOn() != null && view.actBy() != null) {
                rows.add(row(view, setOn(view, set, file), outstanding, missed, before, happenedOn));
            }
        }
        return rows;
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

    private static Row row(
            DeadlineView view,
            LocalDate setOn,
            List<Outstanding> outstanding,
            List<Outstanding> missed,
            List<Row> before,
            LocalDate happenedOn) {
        var dueOn = Objects.requireNonNull(view.dueOn());
        var open = view.state() == DeadlineState.MISSED && view.metOn() == null;
        var unfinished = open && which(view, dueOn, outstanding).isPresent();
        var row = new Row(
                view.type().name(),
                view.run(),
                setOn,
                dueOn,
                which(view, dueOn, missed).map(Outstanding::missedAfter).orElse(dueOn),
                Objects.requireNonNull(view.actBy()),
                null,
                open ? null : view.state().name());
        return unfinished
                ? row
                : before.stream()
                        .filter(row::sameDeadline)
                        .findFirst()
                        .map(known -> row.ended(view.metOn(), known, happenedOn))
                        .orElseGet(() -> row.ended(view.metOn(), row, happenedOn));
    }

    private static Optional<Outstanding> which(DeadlineView view, LocalDate dueOn, List<Outstanding> of) {
        return of.stream()
                .filter(o -> o.type() == view.type()
                        && o.run() == view.run()
                        && o.dueOn().equals(dueOn))
                .findFirst();
    }

    private void replace(UUID complaintId, List<Row> rows) {
        db.sql("delete from read_side.case_deadline where complaint_id = :id")
                .param("id", complaintId)
                .update();
        db.sql("""
            insert into read_side.case_deadline (complaint_id, no, type, run, set_on, due_on, missed_after, act_by,
                   ended_on, settled)
            select :id, no, type, run, set_on, due_on, missed_after, act_by, ended_on, settled
              from unnest(:type::text[], :run::integer[], :setOn::date[], :dueOn::date[], :missedAfter::date[],
                          :actBy::date[], :endedOn::date[], :settled::text[])
                   with ordinality as d (type, run, set_on, due_on, missed_after, act_by, ended_on, settled, no)
            """)
                .param("id", complaintId)
                .param("type", texts(rows, Row::type))
                .param("run", texts(rows, Row::run))
                .param("setOn", texts(rows, Row::setOn))
                .param("dueOn", texts(rows, Row::dueOn))
                .param("missedAfter", texts(rows, Row::missedAfter))
                .param("actBy", texts(rows, Row::actBy))
                .param("endedOn", texts(rows, Row::endedOn))
                .param("settled", texts(rows, Row::settled))
                .update();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable Object> component) {
        return rows.stream()
                .map(component)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
