package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static krm.core.deadline.DeadlineType.STATEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Petition;
import krm.core.deadline.RuleBook;
import krm.core.house.Draft;
import krm.core.house.HouseRefusal;
import krm.core.house.HouseRefusalCode;
import krm.core.house.HouseRules;
import krm.core.house.event.HolidayAdded;
import org.junit.jupiter.api.Test;

/** rules.md §4, «Rule books»: due days as a draft would have set them. Received on Monday 1 June. */
class RedatingTest {

    /** Wednesday the 3rd is a holiday, which the house heard of on the 2nd. */
    private static final HouseRules RULES = Desk.RULES.after(new HolidayAdded("WF", june(2), june(3), "Gedenktag"));

    private static final DeadlinesSet SET = deadlinesSet(
            june(1),
            new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
            new DeadlineSet(ANSWER, 1, june(15)),
            new DeadlineSet(COMPLETION, 1, june(15)));
    private static final DeadlinesSet MOVED = new DeadlinesSet(
            ID,
            june(1),
            "GA-01/2011@1",
            "jollyday-2.19.0/NI+1",
            List.of(new DeadlineSet(ACKNOWLEDGEMENT, 1, june(5), june(4))));

    @Test
    void the_numbers_in_force_set_what_was_set() {
        assertThat(byDraft(3, 14, SET).deadlines()).isEqualTo(SET.deadlines());
        assertThat(byDraft(3, 14, SET).calendar()).isEqualTo(SET.calendar());
        assertThat(movedByDraft(3, june(2).atTime(9, 0)).deadlines()).isEqualTo(MOVED.deadlines());
        assertThat(movedByDraft(3, june(2).atTime(9, 0)).calendar()).isEqualTo(MOVED.calendar());
    }

    @Test
    void other_numbers_set_other_days_and_the_book_says_so() {
        var anew = byDraft(1, 10, SET);
        assertThat(anew.deadlines())
                .containsExactly(
                        new DeadlineSet(ACKNOWLEDGEMENT, 1, june(2)),
                        new DeadlineSet(ANSWER, 1, june(11)),
                        new DeadlineSet(COMPLETION, 1, june(11)));
        assertThat(anew.ruleBook()).isEqualTo("Entwurf");
    }

    @Test
    void a_late_holiday_moves_what_would_have_run() {
        assertThat(movedByDraft(2, june(2).atTime(9, 0)).deadlines())
                .containsExactly(new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4), june(3)));
        assertThat(movedByDraft(1, june(3).atTime(9, 0)).deadlines())
                .as("missed by then")
                .isEmpty();
    }

    @Test
    void a_day_that_somebody_named_stays() {
        var promised = deadlinesSet(june(8), new DeadlineSet(PROMISED_ANSWER, 1, june(22)));
        assertThat(byDraft(1, 10, promised).deadlines()).isEqualTo(promised.deadlines());
    }

    @Test
    void the_hour_from_which_a_risk_may_wait() {
        var risk = deadlinesSet(june(2), new DeadlineSet(RISK_RESPONSE, 1, june(2)));
        var draft = new Draft(reactions("Entwurf", 3, 14, LocalTime.of(12, 0)), RULES);
        for (var hour : List.of(11, 13)) {
            var anew = anew(draft, received(), risk, june(2).atTime(hour, 0));
            assertThat(anew.deadlines()).containsExactly(new DeadlineSet(RISK_RESPONSE, 1, june(hour == 11 ? 2 : 3)));
        }
    }

    @Test
    void a_statement_for_the_committee() {
        var draft = new Draft(new RuleBook.Petitions("Entwurf", june(1), 21, LocalTime.of(15, 0), true), RULES);
        var forCommittee = new Desk.Received()
                .petition(new Petition(true, null, june(30), null, null))
                .event();
        var set = deadlinesSet(june(1), new DeadlineSet(STATEMENT, 1, june(16)));
        assertThat(anew(draft, forCommittee, set, june(1).atTime(9, 0)).deadlines())
                .containsExactly(new DeadlineSet(STATEMENT, 1, june(9)));
        var dated = deadlinesSet(june(1), new DeadlineSet(STATEMENT, 1, june(20)));
        assertThat(anew(draft, Desk.petition(), dated, june(1).atTime(9, 0)).deadlines())
                .isEqualTo(dated.deadlines());
    }

    @Test
    void a_draft_is_as_sound_as_what_is_issued() {
        assertRefused(reactions("Querulanten", 3, 14, LocalTime.NOON), HouseRefusalCode.LABEL_CLASSIFIES_PERSONS);
        assertRefused(reactions(" ", 3, 14, LocalTime.NOON), HouseRefusalCode.INVALID_REFERENCE);
        assertRefused(reactions("x", 0, 14, LocalTime.NOON), HouseRefusalCode.RULE_OUT_OF_RANGE);
        assertRefused(reactions("x", 3, 5, LocalTime.NOON), HouseRefusalCode.RULES_OUT_OF_ORDER);
        assertThat(new Draft(RULES.books().reactionsOn(june(1)), RULES).judges(false))
                .isTrue();
        assertThat(new Draft(RULES.books().petitionsOn(june(1)), RULES).judges(false))
                .isFalse();
    }

    private static void assertRefused(RuleBook book, HouseRefusalCode code) {
        assertThatThrownBy(() -> new Draft(book, RULES))
                .isInstanceOfSatisfying(
                        HouseRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static DeadlinesSet byDraft(int acknowledgement, int answer, DeadlinesSet set) {
        var draft = new Draft(reactions("Entwurf", acknowledgement, answer, LocalTime.of(15, 0)), RULES);
        return anew(draft, received(), set, june(1).atTime(9, 0));
    }

    /** The holiday comes after the days of the reception were set. */
    private static DeadlinesSet movedByDraft(int acknowledgement, LocalDateTime recordedAt) {
        var draft = new Draft(reactions("Entwurf", acknowledgement, 14, LocalTime.of(15, 0)), RULES);
        var file = Desk.file(received(), byDraft(acknowledgement, 14, SET));
        return (DeadlinesSet) Redating.by(draft, file, MOVED, recordedAt);
    }

    private static DeadlinesSet anew(Draft draft, ComplaintEvent reception, DeadlinesSet set, LocalDateTime at) {
        return (DeadlinesSet) Redating.by(draft, Desk.file(reception), set, at);
    }

    private static RuleBook reactions(String reference, int acknowledgement, int answer, LocalTime cutOff) {
        return new RuleBook.Reactions(reference, june(1), acknowledgement, 7, answer, answer, cutOff, 2, true);
    }
}
