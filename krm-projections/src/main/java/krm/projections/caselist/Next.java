package krm.projections.caselist;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Optional;
import krm.core.calendar.WorkingCalendar;
import krm.core.complaint.ComplaintFile;
import krm.core.deadline.Outstanding;

/**
 * Of the deadlines of a case that are not yet done and still can be done the one that is due first (rules.md §5).
 *
 * @param firstMissedAfter at the end of this day the first of them is missed: an interim notice that waits for a forecast
 *     is due before others and missed after them
 */
record Next(String type, int run, LocalDate dueOn, LocalDate missedAfter, LocalDate actBy, LocalDate firstMissedAfter) {

    static Optional<Next> of(ComplaintFile file, WorkingCalendar calendar) {
        var open = file.outstanding();
        return open.stream()
                .min(comparing(Outstanding::dueOn)
                        .thenComparing(o -> o.type().name())
                        .thenComparing(Outstanding::run))
                .map(first -> new Next(
                        first.type().name(),
                        first.run(),
                        first.dueOn(),
                        first.missedAfter(),
                        calendar.lastWorkingDayUpTo(first.dueOn()),
                        open.stream()
                                .map(Outstanding::missedAfter)
                                .min(LocalDate::compareTo)
                                .orElseThrow()));
    }
}
