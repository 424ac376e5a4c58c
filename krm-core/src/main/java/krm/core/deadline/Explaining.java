package krm.core.deadline;

import static krm.core.deadline.DeadlineType.ANSWER;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import krm.core.calendar.WorkingCalendar;
import krm.core.deadline.Explanation.Key;

/** Says of a due day which rule and which version it rests on, and which days its calendar skipped and why. */
record Explaining(Reception reception, String ruleBook, List<Deadline> set, WorkingCalendar calendar) {

    /** @param firm of an interim notice: somebody has foreseen a delay, so it is needed in any case */
    List<Explanation> of(Deadline deadline, boolean firm) {
        var facts = new ArrayList<Explanation>();
        facts.add(rule(deadline));
        facts.add(Explanation.of(Key.RULE_BOOK, ruleBook));
        facts.addAll(skipped(deadline));
        if (deadline.type() == DeadlineType.INTERIM_NOTICE && !firm) {
            facts.addAll(onlyIfDelayed(deadline));
        }
        if (!calendar.isWorkingDay(deadline.dueOn())) {
            facts.add(Explanation.of(Key.ACT_BEFORE, calendar.lastWorkingDayUpTo(deadline.dueOn())));
        }
        return List.copyOf(facts);
    }

    private Explanation rule(Deadline deadline) {
        var from = deadline.setOn();
        return switch (deadline.type()) {
            case ACKNOWLEDGEMENT -> Explanation.of(Key.WORKING_DAYS, workingDaysUpTo(deadline), from);
            case INTERIM_NOTICE, ANSWER, COMPLETION ->
                Explanation.of(Key.CALENDAR_DAYS, (int) ChronoUnit.DAYS.between(from, deadline.dueOn()), from);
            case RISK_RESPONSE -> Explanation.of(riskRule(deadline), from);
            case STATEMENT -> statement(deadline);
            case PROMISED_ANSWER -> Explanation.of(Key.ANNOUNCED, from);
            case FOLLOW_UP -> Explanation.of(Key.SET_BY_HAND, from);
        };
    }

    private Explanation statement(Deadline deadline) {
        var committeeDay =
                reception.formal() == null ? null : reception.formal().committeeDay();
        return committeeDay == null
                ? Explanation.of(Key.DAY_SET)
                : Explanation.of(
                        Key.BEFORE_COMMITTEE,
                        (int) ChronoUnit.DAYS.between(deadline.dueOn(), committeeDay),
                        committeeDay);
    }

    private Key riskRule(Deadline deadline) {
        if (deadline.dueOn().equals(deadline.setOn())) {
            return Key.SAME_WORKING_DAY;
        }
        return calendar.isWorkingDay(deadline.setOn()) ? Key.AFTER_CUT_OFF : Key.NEXT_WORKING_DAY;
    }

    private List<Explanation> skipped(Deadline deadline) {
        return switch (deadline.type()) {
            case ACKNOWLEDGEMENT, RISK_RESPONSE ->
                daysOf(deadline)
                        .filter(day -> !calendar.isWorkingDay(day))
                        .map(this::skipped)
                        .toList();
            case INTERIM_NOTICE, ANSWER, COMPLETION, STATEMENT, PROMISED_ANSWER, FOLLOW_UP -> List.of();
        };
    }

    private List<Explanation> onlyIfDelayed(Deadline notice) {
        return set.stream()
                .filter(d -> d.type() == ANSWER && d.run() == notice.run())
                .map(answer -> Explanation.of(Key.ONLY_IF_DELAYED, answer.dueOn()))
                .toList();
    }

    private Explanation skipped(LocalDate day) {
        if (calendar.freeByRuleBook(day)) {
            return Explanation.of(Key.SKIPPED_YEAR_END, day);
        }
        return calendar.holiday(day)
                .map(name -> Explanation.of(Key.SKIPPED_HOLIDAY, day, name))
                .orElseGet(() -> Explanation.of(Key.SKIPPED_WEEKEND, day));
    }

    private int workingDaysUpTo(Deadline deadline) {
        return (int) daysOf(deadline).filter(calendar::isWorkingDay).count();
    }

    /** The days after the first, up to the due day. */
    private static Stream<LocalDate> daysOf(Deadline deadline) {
        return deadline.setOn().plusDays(1).datesUntil(deadline.dueOn().plusDays(1));
    }
}
