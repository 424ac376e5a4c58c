package krm.core.deadline;

import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static krm.core.deadline.DeadlineType.STATEMENT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;

/** The deadlines that a reception starts, by one version of the rule book and of the calendar (rules.md §4). */
public record Deadlines(RuleBook book, WorkingCalendar calendar) {

    private static final int FIRST_RUN = 1;

    /** Only those that apply; the day of reception is never counted. */
    public List<Deadline> startedBy(Reception reception, LocalDateTime recordedAt) {
        var on = reception.receivedOn();
        var risk = deadline(RISK_RESPONSE, FIRST_RUN, on, riskResponseDueOn(on, recordedAt));
        var started = switch (book) {
            case RuleBook.Reactions rules ->
                Stream.of(
                        deadline(
                                ACKNOWLEDGEMENT,
                                FIRST_RUN,
                                on,
                                calendar.plusWorkingDays(on, rules.acknowledgementWorkingDays())),
                        deadline(INTERIM_NOTICE, FIRST_RUN, on, on.plusDays(rules.interimNoticeDays())),
                        deadline(ANSWER, FIRST_RUN, on, on.plusDays(rules.answerDays())),
                        deadline(COMPLETION, FIRST_RUN, on, on.plusDays(rules.completionDays())),
                        risk);
            case RuleBook.Petitions rules ->
                Stream.of(
                        risk,
                        deadline(
                                STATEMENT,
                                FIRST_RUN,
                                on,
                                statementDueOn(reception, rules).orElse(on)));
        };
        return started.filter(deadline -> applies(deadline, reception)).toList();
    }

    /** The answer's time anew, from the day of reopening (rules.md §4); what is confirmed needs no second receipt. */
    public List<Deadline> restartedBy(Reception reception, int run, LocalDate reopenedOn) {
        return switch (book) {
            case RuleBook.Reactions rules ->
                Stream.of(
                                deadline(
                                        INTERIM_NOTICE,
                                        run,
                                        reopenedOn,
                                        reopenedOn.plusDays(rules.interimNoticeDays())),
                                deadline(ANSWER, run, reopenedOn, reopenedOn.plusDays(rules.answerDays())),
                                deadline(COMPLETION, run, reopenedOn, reopenedOn.plusDays(rules.completionDays())))
                        .filter(deadline -> applies(deadline, reception.unsettled()))
                        .toList();
            case RuleBook.Petitions _ -> List.of();
        };
    }

    /** A risk came up on that day (S1.25). */
    public Deadline raisedOn(LocalDate on, int run, LocalDateTime recordedAt) {
        return deadline(RISK_RESPONSE, run, on, riskResponseDueOn(on, recordedAt));
    }

    /** An interim notice announced this day for the answer. */
    public Deadline announced(LocalDate on, int run, LocalDate answerOn) {
        return deadline(PROMISED_ANSWER, run, on, answerOn);
    }

    /**
     * The same deadline by this book and this calendar, from the same day; a day that somebody named stays.
     *
     * @param reception as it was when the deadline was set
     * @param recordedAt when it was set
     */
    public Deadline setAnew(Deadline deadline, Reception reception, LocalDateTime recordedAt) {
        var on = deadline.setOn();
        var run = deadline.run();
        var anew = switch (deadline.type()) {
            case ACKNOWLEDGEMENT, INTERIM_NOTICE, ANSWER, COMPLETION, STATEMENT ->
                run == FIRST_RUN ? startedBy(reception, recordedAt) : restartedBy(reception, run, on);
            case RISK_RESPONSE -> List.of(raisedOn(on, run, recordedAt));
            case PROMISED_ANSWER, FOLLOW_UP -> List.of(deadline);
        };
        return anew.stream()
                .filter(same -> same.type() == deadline.type() && same.setOn().equals(on))
                .findFirst()
                .orElse(deadline);
    }

    /**
     * A deadline that still runs, as this calendar would have set it. It never moves to an earlier day: nobody is made
     * late by a holiday that was taken back.
     *
     * @return empty if neither the due day nor the day to act by would be another one
     */
    public Optional<Deadline> movedBy(Deadline deadline) {
        if (deadline.calendar() == null) {
            return Optional.empty();
        }
        var before = calendar.at(deadline.calendar());
        var dueOn = dueAnew(deadline, before);
        var later = dueOn.isAfter(deadline.dueOn()) ? dueOn : deadline.dueOn();
        var same = later.equals(deadline.dueOn())
                && calendar.lastWorkingDayUpTo(later).equals(before.lastWorkingDayUpTo(later));
        return same
                ? Optional.empty()
                : Optional.of(new Deadline(
                        deadline.type(), deadline.run(), deadline.no(), deadline.setOn(), later, calendar.version()));
    }

    /** Only what is counted in working days can move. */
    private LocalDate dueAnew(Deadline deadline, WorkingCalendar before) {
        var on = deadline.setOn();
        return switch (deadline.type()) {
            case ACKNOWLEDGEMENT ->
                book instanceof RuleBook.Reactions rules
                        ? calendar.plusWorkingDays(on, rules.acknowledgementWorkingDays())
                        : deadline.dueOn();
            case RISK_RESPONSE -> {
                var recordedLate = before.isWorkingDay(on) && deadline.dueOn().isAfter(on);
                yield riskResponseDueOn(on, recordedLate);
            }
            case INTERIM_NOTICE, ANSWER, COMPLETION, STATEMENT, PROMISED_ANSWER, FOLLOW_UP -> deadline.dueOn();
        };
    }

    private static boolean applies(Deadline deadline, Reception reception) {
        return Applicability.against(deadline.type(), reception).isEmpty();
    }

    private static Optional<LocalDate> statementDueOn(Reception reception, RuleBook.Petitions rules) {
        return Optional.ofNullable(reception.formal())
                .map(formal -> formal.committeeDay() == null
                        ? formal.dueOn()
                        : formal.committeeDay().minusDays(rules.statementDaysBeforeCommittee()));
    }

    /** What a reception that is recorded in time on that very day would have, as it stands on that day. */
    public List<DeadlineView> preview(Reception reception) {
        var started = startedBy(reception, reception.receivedOn().atStartOfDay());
        return DeadlineViews.of(
                reception, book.reference(), started, List.of(Progress.NONE), reception.receivedOn(), calendar);
    }

    private LocalDate riskResponseDueOn(LocalDate on, LocalDateTime recordedAt) {
        var recordedLate =
                recordedAt.toLocalDate().equals(on) && recordedAt.toLocalTime().isAfter(book.riskCutOff());
        return riskResponseDueOn(on, recordedLate);
    }

    /** At once (S1.25): on the working day itself, or on the next one when recorded late on that very day. */
    private LocalDate riskResponseDueOn(LocalDate on, boolean recordedLate) {
        return recordedLate && calendar.isWorkingDay(on)
                ? calendar.plusWorkingDays(on, 1)
                : calendar.firstWorkingDayFrom(on);
    }

    private Deadline deadline(DeadlineType type, int run, LocalDate from, LocalDate dueOn) {
        return new Deadline(type, run, 0, from, dueOn, calendar.version());
    }
}
