package krm.core.deadline;

import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static krm.core.deadline.DeadlineType.STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import krm.core.calendar.Calendars;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which deadlines a reception has, and when each is due (rules.md §4). */
class DueDaysTest {

    private static final Calendars CALENDARS = new Calendars();
    private final Deadlines deadlines = by(false, "NI");

    @ParameterizedTest(name = "{0}: received {1}, acknowledgement due {2}")
    @CsvSource({
        "NI, 2026-10-30, 2026-11-04",
        "NI, 2026-10-28, 2026-11-02",
        "NI, 2026-04-02, 2026-04-09",
        "NI, 2025-12-24, 2025-12-31",
        "NI, 2026-06-06, 2026-06-10",
        "NI, 2025-05-06, 2025-05-09",
        "BE, 2025-05-06, 2025-05-12",
    })
    @DisplayName("S2.64 the examples of rules.md §4: third working day after reception")
    void acknowledgement_is_due_on_the_third_working_day(String land, LocalDate receivedOn, LocalDate dueOn) {
        assertThat(dueDays(written(receivedOn), land)).containsEntry(ACKNOWLEDGEMENT, dueOn);
    }

    @ParameterizedTest(name = "received {0}: notice {1}, answer and completion {2}")
    @CsvSource({
        "2028-02-20, 2028-02-27, 2028-03-05",
        "2026-02-20, 2026-02-27, 2026-03-06",
        "2026-12-24, 2026-12-31, 2027-01-07",
        "2026-03-22, 2026-03-29, 2026-04-05",
        "2026-10-18, 2026-10-25, 2026-11-01",
    })
    @DisplayName("S1.27 S2.63 S2.67 calendar days, over leap days, turns of the year and changes to summer time")
    void notice_and_answer_count_calendar_days(LocalDate receivedOn, LocalDate notice, LocalDate answer) {
        assertThat(dueDays(written(receivedOn), "NI"))
                .containsEntry(INTERIM_NOTICE, notice)
                .containsEntry(ANSWER, answer)
                .containsEntry(COMPLETION, answer);
    }

    @ParameterizedTest(name = "for {0}, recorded {1}: due {2}")
    @CsvSource({
        "2026-10-30, 2026-10-30T09:00, 2026-10-30",
        "2026-10-30, 2026-10-30T15:00, 2026-10-30",
        "2026-10-30, 2026-10-30T15:00:01, 2026-11-02",
        "2026-10-30, 2026-11-02T16:00, 2026-10-30",
        "2026-10-31, 2026-10-31T16:00, 2026-11-02",
        "2026-11-01, 2026-11-02T16:00, 2026-11-02",
        "2026-04-02, 2026-04-02T18:00, 2026-04-07",
    })
    @DisplayName("S1.25 a risk is due on its working day, or the next one if recorded after 15:00 on that very day")
    void a_risk_is_answered_at_once(LocalDate receivedOn, LocalDateTime recordedAt, LocalDate dueOn) {
        var reception = new Reception(receivedOn, false, true, true, false, true, null);
        assertThat(deadlines.startedBy(reception, recordedAt))
                .contains(new Deadline(RISK_RESPONSE, 1, 0, receivedOn, dueOn, "jollyday-2.19.0/NI"));
    }

    @ParameterizedTest(name = "written {0}, reachable {1}, in writing {2}, settled {3}, risk {4}: {5}")
    @CsvSource({
        "true,  true,  true,  false, false, ACKNOWLEDGEMENT INTERIM_NOTICE ANSWER COMPLETION",
        "true,  true,  false, false, false, INTERIM_NOTICE ANSWER COMPLETION",
        "true,  false, false, false, false, ''",
        "true,  true,  true,  true,  false, ANSWER COMPLETION",
        "false, true,  true,  false, false, INTERIM_NOTICE ANSWER",
        "false, true,  true,  true,  false, ANSWER",
        "false, false, false, false, false, ''",
        "false, false, false, true,  true,  RISK_RESPONSE",
        "true,  true,  true,  false, true,  ACKNOWLEDGEMENT INTERIM_NOTICE ANSWER COMPLETION RISK_RESPONSE",
    })
    @DisplayName("S2.41 S2.62 S2.65 which deadlines apply: channel × reachability × settled × risk")
    void only_what_applies_is_set(
            boolean written, boolean reachable, boolean inWriting, boolean settled, boolean atRisk, String types) {
        var day = LocalDate.of(2026, 6, 1);
        var reception = new Reception(day, written, reachable, inWriting, settled, atRisk, null);
        assertThat(deadlines.startedBy(reception, day.atTime(9, 0)))
                .extracting(d -> d.type().name())
                .containsExactlyElementsOf(Arrays.stream(types.split(" "))
                        .filter(t -> !t.isEmpty())
                        .toList());
    }

    @Test
    void the_preview_lists_every_type_and_says_why_one_does_not_apply() {
        var preview =
                deadlines.preview(new Reception(LocalDate.of(2026, 6, 1), false, true, false, false, false, null));

        assertThat(preview).extracting(DeadlineView::type).containsExactly(DeadlineType.values());
        assertThat(preview)
                .filteredOn(v -> v.state() == DeadlineState.NOT_APPLICABLE)
                .extracting(v -> v.type() + " " + v.explanation().getFirst().key())
                .containsExactly(
                        "ACKNOWLEDGEMENT ORAL",
                        "COMPLETION ORAL",
                        "RISK_RESPONSE NO_RISK",
                        "STATEMENT NO_PETITION",
                        "PROMISED_ANSWER NO_NOTICE",
                        "FOLLOW_UP NO_FOLLOW_UP");
        assertThat(preview)
                .filteredOn(v -> v.state() != DeadlineState.NOT_APPLICABLE)
                .allMatch(v -> v.state() == DeadlineState.PENDING && v.dueOn() != null);
    }

    @Test
    @DisplayName("S1.14 a date explains itself: rule, rule book, skipped days and why")
    void a_date_explains_itself() {
        var acknowledgement =
                deadlines.preview(written(LocalDate.of(2026, 4, 2))).getFirst();

        assertThat(acknowledgement.explanation())
                .containsExactly(
                        Explanation.of(Explanation.Key.WORKING_DAYS, 3, LocalDate.of(2026, 4, 2)),
                        Explanation.of(Explanation.Key.RULE_BOOK, "GA-01/2011@1"),
                        Explanation.of(Explanation.Key.SKIPPED_HOLIDAY, LocalDate.of(2026, 4, 3), "Karfreitag"),
                        Explanation.of(Explanation.Key.SKIPPED_WEEKEND, LocalDate.of(2026, 4, 4)),
                        Explanation.of(Explanation.Key.SKIPPED_WEEKEND, LocalDate.of(2026, 4, 5)),
                        Explanation.of(Explanation.Key.SKIPPED_HOLIDAY, LocalDate.of(2026, 4, 6), "Ostermontag"));
    }

    @Test
    void one_must_act_before_a_due_day_that_is_free() {
        var answer = deadlines.preview(written(LocalDate.of(2026, 10, 18))).get(2);

        assertThat(answer.dueOn()).isEqualTo("2026-11-01");
        assertThat(answer.actBy()).isEqualTo("2026-10-30");
        assertThat(answer.explanation())
                .containsExactly(
                        Explanation.of(Explanation.Key.CALENDAR_DAYS, 14, LocalDate.of(2026, 10, 18)),
                        Explanation.of(Explanation.Key.RULE_BOOK, "GA-01/2011@1"),
                        Explanation.of(Explanation.Key.ACT_BEFORE, LocalDate.of(2026, 10, 30)));
    }

    @ParameterizedTest(name = "received {0}, recorded {1}: {2}")
    @CsvSource({
        "2026-10-30, 2026-10-30T09:00, SAME_WORKING_DAY",
        "2026-10-30, 2026-10-30T16:00, AFTER_CUT_OFF",
        "2026-10-31, 2026-10-31T16:00, NEXT_WORKING_DAY",
    })
    void a_risk_says_why_it_is_due_when_it_is(LocalDate receivedOn, LocalDateTime recordedAt, Explanation.Key rule) {
        var reception = new Reception(receivedOn, false, true, true, false, true, null);
        var views = DeadlineViews.of(
                reception,
                deadlines.book().reference(),
                deadlines.startedBy(reception, recordedAt),
                List.of(Progress.NONE),
                receivedOn,
                deadlines.calendar());

        assertThat(views)
                .filteredOn(v -> v.type() == RISK_RESPONSE)
                .singleElement()
                .satisfies(v -> assertThat(v.explanation().getFirst()).isEqualTo(Explanation.of(rule, receivedOn)));
    }

    private Map<DeadlineType, LocalDate> dueDays(Reception reception, String land) {
        List<Deadline> started =
                by(false, land).startedBy(reception, reception.receivedOn().atTime(9, 0));
        return started.stream().collect(Collectors.toMap(Deadline::type, Deadline::dueOn));
    }

    private static Reception written(LocalDate receivedOn) {
        return new Reception(receivedOn, true, true, true, false, false, null);
    }

    @Test
    @DisplayName("S2.20 S2.21 S2.29 S2.69 a statement is due on the day set, or 14 days before the committee's")
    void a_statement_is_due_on_its_day() {
        var day = LocalDate.of(2026, 6, 1);
        assertThat(started(new Reception.Formal(LocalDate.of(2026, 6, 20), null)))
                .containsExactly(new Deadline(STATEMENT, 1, 0, day, LocalDate.of(2026, 6, 20), "jollyday-2.19.0/NI"));
        assertThat(started(new Reception.Formal(LocalDate.of(2026, 6, 20), LocalDate.of(2026, 6, 30))))
                .containsExactly(new Deadline(STATEMENT, 1, 0, day, LocalDate.of(2026, 6, 16), "jollyday-2.19.0/NI"));
    }

    private List<Deadline> started(Reception.Formal formal) {
        var day = LocalDate.of(2026, 6, 1);
        return by(true, "NI").startedBy(new Reception(day, true, true, true, false, false, formal), day.atTime(9, 0));
    }

    private static Deadlines by(boolean formal, String land) {
        return new Deadlines(RuleBooks.SHIPPED.on(LocalDate.of(2026, 6, 1), formal), CALENDARS.of(land));
    }
}
