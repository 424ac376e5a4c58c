package krm.core.deadline;

import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static krm.core.deadline.DeadlineType.STATEMENT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import krm.core.calendar.Calendars;
import krm.core.calendar.WorkingCalendar;

/** The deadlines that a reception starts, by the rule book and the calendar of the Land (domain.md §4). */
public final class Deadlines {

    private static final int FIRST_RUN = 1;

    private final RuleBook book;
    private final Calendars calendars;

    public Deadlines(RuleBook book, Calendars calendars) {
        this.book = book;
        this.calendars = calendars;
    }

    public RuleBook book() {
        return book;
    }

    public WorkingCalendar calendar(String land) {
        return calendars.of(land);
    }

    /** Only those that apply; the day of reception is never counted. */
    public List<Deadline> startedBy(Reception reception, LocalDateTime recordedAt, String land) {
        var calendar = calendar(land);
        var on = reception.receivedOn();
        return Stream.of(
                        from(on, ACKNOWLEDGEMENT, calendar.plusWorkingDays(on, book.acknowledgementWorkingDays())),
                        from(on, INTERIM_NOTICE, on.plusDays(book.interimNoticeDays())),
                        from(on, ANSWER, on.plusDays(book.answerDays())),
                        from(on, COMPLETION, on.plusDays(book.completionDays())),
                        from(on, RISK_RESPONSE, riskResponseDueOn(on, recordedAt, calendar)),
                        from(on, STATEMENT, statementDueOn(reception).orElse(on)))
                .filter(deadline -> applies(deadline, reception))
                .toList();
    }

    /** The answer's time anew, from the day of reopening (domain.md §4); what is confirmed needs no second receipt. */
    public List<Deadline> restartedBy(Reception reception, int run, LocalDate reopenedOn) {
        return Stream.of(
                        new Deadline(INTERIM_NOTICE, run, reopenedOn, reopenedOn.plusDays(book.interimNoticeDays())),
                        new Deadline(ANSWER, run, reopenedOn, reopenedOn.plusDays(book.answerDays())),
                        new Deadline(COMPLETION, run, reopenedOn, reopenedOn.plusDays(book.completionDays())))
                .filter(deadline -> applies(deadline, reception))
                .toList();
    }

    /** A risk came up on that day (S1.25). */
    public Deadline raisedOn(LocalDate on, int run, LocalDateTime recordedAt, String land) {
        return new Deadline(RISK_RESPONSE, run, on, riskResponseDueOn(on, recordedAt, calendar(land)));
    }

    private static boolean applies(Deadline deadline, Reception reception) {
        return Applicability.against(deadline.type(), reception).isEmpty();
    }

    private Optional<LocalDate> statementDueOn(Reception reception) {
        return Optional.ofNullable(reception.formal())
                .map(formal -> formal.committeeDay() == null
                        ? formal.dueOn()
                        : formal.committeeDay().minusDays(book.statementDaysBeforeCommittee()));
    }

    /** What a reception that is recorded in time on that very day would have, as it stands on that day. */
    public List<DeadlineView> preview(Reception reception, String land) {
        var started = startedBy(reception, reception.receivedOn().atStartOfDay(), land);
        return DeadlineViews.of(
                reception, book.reference(), started, List.of(Progress.NONE), reception.receivedOn(), calendar(land));
    }

    /** At once (S1.25): on the working day itself, or on the next one when recorded late on that very day. */
    private LocalDate riskResponseDueOn(LocalDate on, LocalDateTime recordedAt, WorkingCalendar calendar) {
        var tooLateToday = calendar.isWorkingDay(on)
                && recordedAt.toLocalDate().equals(on)
                && recordedAt.toLocalTime().isAfter(book.riskCutOff());
        return tooLateToday ? calendar.plusWorkingDays(on, 1) : calendar.firstWorkingDayFrom(on);
    }

    private static Deadline from(LocalDate receivedOn, DeadlineType type, LocalDate dueOn) {
        return new Deadline(type, FIRST_RUN, receivedOn, dueOn);
    }
}
