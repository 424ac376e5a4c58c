package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.LEAD;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.OTHER;
import static krm.core.complaint.Desk.TODAY;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.petition;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.access.Step;
import krm.core.complaint.ComplaintCommand.PresentToManagement;
import krm.core.complaint.ComplaintCommand.RaisePriority;
import krm.core.complaint.event.AnswerExpectedInTime;
import krm.core.complaint.event.ComplainantErased;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintLinked;
import krm.core.complaint.event.ComplaintRedirected;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DelayForeseen;
import krm.core.complaint.event.ErasureHeld;
import krm.core.complaint.event.ErasureReleased;
import krm.core.complaint.event.FollowUpDone;
import krm.core.complaint.event.FollowUpScheduled;
import krm.core.complaint.event.Medium;
import krm.core.complaint.event.NoteAdded;
import krm.core.complaint.event.PresentedToManagement;
import krm.core.complaint.event.PriorityLowered;
import krm.core.complaint.event.PriorityRaised;
import krm.core.complaint.event.RedirectTarget;
import krm.core.complaint.event.ReliefGiven;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.StatementDispatched;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What can happen to a case beside the seven steps, and what each leaves behind. */
class StepsAroundTheSevenTest {

    private static final List<ComplaintEvent> OPEN = List.of(received(), forwarded());
    private static final List<ComplaintEvent> ENDED = List.of(received(), answered(), rated(), closed());

    @Test
    @DisplayName("S2.55 presented to the management, or with the reason why not; until then it is listed as missing")
    void presenting() {
        expect(Step.PRESENT, OFFICER, OPEN, new PresentedToManagement(ID, TODAY, null, null));
        complaint()
                .given(OPEN)
                .when(new PresentToManagement(ID, by(OFFICER), TODAY, "Praise on a card", null))
                .expectEvents(new PresentedToManagement(ID, TODAY, "Praise on a card", null));

        assertThat(Desk.file(OPEN).warnings()).containsExactly(Warning.NOT_PRESENTED);
        assertThat(Desk.file(received(), new PresentedToManagement(ID, TODAY, null, null))
                        .warnings())
                .isEmpty();
    }

    @Test
    @DisplayName("S1.26 relief by whoever may work on it")
    void giving_relief() {
        for (var somebody : List.of(OFFICER, LEAD, MANAGER)) {
            expect(Step.RELIEF, somebody, OPEN, new ReliefGiven(ID, TODAY, "A voucher for food", null));
        }
    }

    @Test
    @DisplayName("S2.66 forecasts")
    void forecasting() {
        expect(Step.FORESEE_DELAY, LEAD, OPEN, new DelayForeseen(ID, TODAY, null));
        expect(Step.EXPECT_IN_TIME, LEAD, OPEN, new AnswerExpectedInTime(ID, TODAY, null));
    }

    @Test
    @DisplayName("S1.25 raising sets a response for that working day, or for the next one after 15:00; again, too")
    void raising_the_priority() {
        expect(
                Step.RAISE_PRIORITY,
                LEAD,
                OPEN,
                new PriorityRaised(ID, TODAY, Risk.EMERGENCY, "No electricity"),
                deadlinesSet(TODAY, new DeadlineSet(DeadlineType.RISK_RESPONSE, 1, TODAY)));
        complaint()
                .given(received(), Desk.raised())
                .when(new RaisePriority(
                        ID, Desk.at(OFFICER, TODAY.atTime(15, 1)), TODAY, Risk.EMERGENCY, "No electricity"))
                .expectEvents(
                        new PriorityRaised(ID, TODAY, Risk.EMERGENCY, "No electricity"),
                        deadlinesSet(TODAY, new DeadlineSet(DeadlineType.RISK_RESPONSE, 1, TODAY.plusDays(1))));
        assertThat(Desk.file(received(), Desk.raised()).priority()).isEqualTo(Priority.IMMEDIATE);
    }

    @Test
    void lowering_it_again() {
        expect(
                Step.LOWER_PRIORITY,
                LEAD,
                List.of(received(), forwarded(), Desk.raised()),
                new PriorityLowered(ID, TODAY, "Settled"));
        assertThat(Desk.file(received(), Desk.raised(), Desk.lowered()).priority())
                .isEqualTo(Priority.NORMAL);
    }

    @Test
    @DisplayName("S2.28 follow-ups are numbered from 1")
    void following_up() {
        expect(
                Step.FOLLOW_UP,
                OFFICER,
                List.of(received(), Desk.followUp(1)),
                new FollowUpScheduled(
                        ID, TODAY, 2, TODAY.plusDays(5), "krm", "Ask the team", null, "jollyday-2.19.0/NI"));
        expect(
                Step.FOLLOW_UP_DONE,
                OFFICER,
                List.of(received(), Desk.followUp(1)),
                new FollowUpDone(ID, TODAY, 1, null));
    }

    @Test
    @DisplayName("rule 9 S2.14 a petition ends by the dispatch of its statement, its first and final answer")
    void dispatching_a_statement() {
        var dispatched = new StatementDispatched(ID, TODAY, Medium.LETTER, "RD", null, null);
        expect(Step.STATEMENT_DISPATCH, OFFICER, List.of(petition()), dispatched);
        assertThat(Desk.file(petition(), dispatched).status()).isEqualTo(Status.ANSWERED);
        assertThat(Desk.file(petition(), dispatched).actions(OFFICER)).contains(Step.RATE);
    }

    @Test
    @DisplayName("rules.md §2 nor does anybody rate what their own team dispatched or settled in somebody's name")
    void a_deputys_own_team() {
        var deputy = new Actor("team.leistung", Role.KRM_OFFICER, "krm", "WF", null, Set.of(), "LEISTUNG");
        var dispatched = new StatementDispatched(ID, TODAY, Medium.LETTER, "RD", null, "LEISTUNG");
        expect(Step.STATEMENT_DISPATCH, deputy, List.of(petition()), dispatched);
        assertThat(Desk.file(petition(), dispatched).actions(deputy)).doesNotContain(Step.RATE);
        assertThat(Receiving.settled(received(), deputy).answeredByTeam()).isEqualTo("LEISTUNG");
    }

    @Test
    @DisplayName("rule 1 reopening starts the answer's time anew")
    void reopening() {
        expect(
                Step.REOPEN,
                OFFICER,
                ENDED,
                new ComplaintReopened(ID, TODAY, "A new letter"),
                deadlinesSet(
                        TODAY,
                        new DeadlineSet(DeadlineType.INTERIM_NOTICE, 2, TODAY.plusDays(7)),
                        new DeadlineSet(DeadlineType.ANSWER, 2, TODAY.plusDays(14)),
                        new DeadlineSet(DeadlineType.COMPLETION, 2, TODAY.plusDays(14))));
    }

    @Test
    @DisplayName("S2.22 S2.23 redirecting keeps the day of reception and ends the case, not as closed")
    void redirecting() {
        expect(
                Step.REDIRECT,
                OFFICER,
                OPEN,
                new ComplaintRedirected(ID, TODAY, RedirectTarget.OBJECTION_OFFICE, june(1), "An objection"));
        assertThat(Desk.file(received(), Desk.redirected()).status()).isEqualTo(Status.REDIRECTED);
        assertThat(Desk.file(received(), Desk.redirected()).warnings()).isEmpty();
    }

    @Test
    void linking_and_noting() {
        expect(Step.LINK, OFFICER, ENDED, new ComplaintLinked(ID, TODAY, OTHER, null));
        expect(Step.NOTE, LEAD, OPEN, new NoteAdded(ID, TODAY, "Called back", null));
    }

    @Test
    @DisplayName("rules.md §6 erasing, unless it is held")
    void erasing() {
        expect(Step.ERASE, OFFICER, ENDED, new ComplainantErased(ID, TODAY, "Art. 17"));
        expect(Step.HOLD_ERASURE, OFFICER, OPEN, new ErasureHeld(ID, TODAY, null));
        expect(Step.RELEASE_ERASURE, OFFICER, List.of(received(), Desk.held()), new ErasureReleased(ID, TODAY, null));
        assertThat(Desk.file(received(), answered(), rated(), closed(), Desk.erased())
                        .erased())
                .isTrue();
    }

    private static void expect(Step step, Actor actor, List<ComplaintEvent> history, ComplaintEvent... events) {
        complaint()
                .given(history)
                .when(Desk.step(step, actor, Desk.file(history)))
                .expectEvents((Object[]) events);
    }
}
