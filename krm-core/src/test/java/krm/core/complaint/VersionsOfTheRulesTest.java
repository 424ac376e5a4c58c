package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.TODAY;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.correct;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.STATEMENT;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import krm.core.complaint.ComplaintCommand.ReceiveComplaint;
import krm.core.complaint.ComplaintCommand.ReopenComplaint;
import krm.core.complaint.ComplaintCommand.StatedConcern;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.ComplaintReceived;
import krm.core.complaint.event.ComplaintReopened;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Petition;
import krm.core.deadline.DeadlineType;
import krm.core.house.HouseRules;
import krm.core.house.event.PetitionRulesIssued;
import krm.core.house.event.ReactionRulesIssued;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A case keeps the version of the rules that was valid on its day of reception (rules.md §4; S2.01, S2.02). */
class VersionsOfTheRulesTest {

    /** From 10 June on: 2 working days, 5, 10 and 12 days; a statement three weeks before the committee's day. */
    private static final HouseRules RULES = Desk.rules(
            new ReactionRulesIssued("WF", june(1), "GA-02/2026", june(10), 2, 5, 10, 12, LocalTime.NOON, 1, true),
            new PetitionRulesIssued("WF", june(1), "HEGA-02/2026", june(10), 21, LocalTime.NOON, true));

    @Test
    @DisplayName("S2.02 a new version applies from its day on")
    void received_on_the_first_day_of_a_version() {
        complaint(RULES)
                .givenNoPriorActivity()
                .when(receive(ComplaintKind.COMPLAINT, june(9), null))
                .expectEventsMatching(sets(
                        "GA-01/2011@1",
                        new DeadlineSet(ACKNOWLEDGEMENT, 1, june(12)),
                        new DeadlineSet(INTERIM_NOTICE, 1, june(16)),
                        new DeadlineSet(ANSWER, 1, june(23)),
                        new DeadlineSet(COMPLETION, 1, june(23))));
        complaint(RULES)
                .givenNoPriorActivity()
                .when(receive(ComplaintKind.COMPLAINT, june(10), null))
                .expectEventsMatching(sets(
                        "GA-02/2026",
                        new DeadlineSet(ACKNOWLEDGEMENT, 1, june(12)),
                        new DeadlineSet(INTERIM_NOTICE, 1, june(15)),
                        new DeadlineSet(ANSWER, 1, june(20)),
                        new DeadlineSet(COMPLETION, 1, june(22))));
    }

    @Test
    @DisplayName("S2.16 petitions go by their own")
    void petitions_go_by_their_own() {
        var committee = new Petition(true, null, june(30).plusDays(10), null, null);
        complaint(RULES)
                .givenNoPriorActivity()
                .when(receive(ComplaintKind.PETITION, june(9), committee))
                .expectEventsMatching(sets("GA-01/2011-Petitionen@1", new DeadlineSet(STATEMENT, 1, june(26))));
        complaint(RULES)
                .givenNoPriorActivity()
                .when(receive(ComplaintKind.SUBMISSION, june(10), committee))
                .expectEventsMatching(sets("HEGA-02/2026", new DeadlineSet(STATEMENT, 1, june(19))));
    }

    @Test
    @DisplayName("rule 12 another day of reception may be one of another version, and every event says by which it was"
            + " judged")
    void a_corrected_day_of_reception() {
        var corrected = new ComplaintCorrected(
                ID, TODAY, CorrectedField.RECEIVED_ON, null, "2026-06-01", "2026-06-11", null, null, null, "Mistyped");
        complaint(RULES)
                .given(received(), Desk.deadlinesSet(june(1), new DeadlineSet(ANSWER, 1, june(15))))
                .when(correct(OFFICER, new Correction.ReceivedOn(june(11))))
                .expectEventsMatching(new CustomTypeSafeMatcher<List<EventMessage<?>>>("judged by the other version") {
                    @Override
                    protected boolean matchesSafely(List<EventMessage<?>> events) {
                        return events.size() == 2
                                && events.getFirst().getPayload().equals(corrected)
                                && events.getFirst()
                                        .getMetaData()
                                        .get("ruleBook")
                                        .equals("GA-01/2011@1")
                                && events.getLast()
                                        .getMetaData()
                                        .get("ruleBook")
                                        .equals("GA-02/2026")
                                && ((DeadlinesSet) events.getLast().getPayload())
                                        .equals(set(
                                                "GA-02/2026", june(11), due(june(15), june(16), june(21), june(23))));
                    }
                });
    }

    @Test
    @DisplayName("S2.02 what is corrected otherwise, and what is reopened, keeps the case's version")
    void everything_else_keeps_the_version() {
        complaint(RULES)
                .given(received(), answered(), rated(), closed())
                .when(new ReopenComplaint(ID, by(OFFICER), TODAY, "A new letter"))
                .expectEvents(
                        new ComplaintReopened(ID, TODAY, "A new letter"),
                        set(
                                "GA-01/2011@1",
                                TODAY,
                                new DeadlineSet(INTERIM_NOTICE, 2, TODAY.plusDays(7)),
                                new DeadlineSet(ANSWER, 2, TODAY.plusDays(14)),
                                new DeadlineSet(COMPLETION, 2, TODAY.plusDays(14))));
        var superseded = Desk.rules(
                new ReactionRulesIssued("WF", june(1), "GA-02/2026", june(1), 2, 5, 10, 12, LocalTime.NOON, 1, true));
        complaint(superseded)
                .given(received(), Desk.deadlinesSet(june(1), new DeadlineSet(ANSWER, 1, june(15))))
                .when(correct(OFFICER, new Correction.Channel(Channel.E_MAIL)))
                .expectEvents(
                        new ComplaintCorrected(
                                ID,
                                TODAY,
                                CorrectedField.CHANNEL,
                                null,
                                "LETTER",
                                "E_MAIL",
                                null,
                                null,
                                null,
                                "Mistyped"),
                        set("GA-01/2011@1", june(1), due(june(4), june(8), june(15), june(15))));
    }

    private static DeadlineSet[] due(
            LocalDate acknowledgement, LocalDate notice, LocalDate answer, LocalDate completion) {
        return new DeadlineSet[] {
            new DeadlineSet(ACKNOWLEDGEMENT, 1, acknowledgement),
            new DeadlineSet(INTERIM_NOTICE, 1, notice),
            new DeadlineSet(DeadlineType.ANSWER, 1, answer),
            new DeadlineSet(COMPLETION, 1, completion)
        };
    }

    private static DeadlinesSet set(String ruleBook, LocalDate on, DeadlineSet... deadlines) {
        return new DeadlinesSet(ID, on, ruleBook, "jollyday-2.19.0/NI", List.of(deadlines));
    }

    /** The case, its deadlines and the metadata of both name the version. */
    private static CustomTypeSafeMatcher<List<EventMessage<?>>> sets(String ruleBook, DeadlineSet... deadlines) {
        return new CustomTypeSafeMatcher<>("received and set by " + ruleBook) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> events) {
                var received = (ComplaintReceived) events.getFirst().getPayload();
                return events.size() == 2
                        && received.ruleBook().equals(ruleBook)
                        && events.getLast().getPayload().equals(set(ruleBook, received.receivedOn(), deadlines))
                        && events.stream()
                                .allMatch(e -> ruleBook.equals(e.getMetaData().get("ruleBook")));
            }
        };
    }

    private static ReceiveComplaint receive(ComplaintKind kind, LocalDate on, @Nullable Petition petition) {
        return new ReceiveComplaint(
                ID,
                by(OFFICER),
                kind,
                Channel.LETTER,
                on,
                CustomerGroup.EMPLOYEE,
                List.of(),
                List.of(new StatedConcern("The notice is wrong", null, null)),
                null,
                null,
                null,
                List.of(),
                new Complainant("Erika Muster", "Am Markt 1", null, null, null),
                List.of(),
                false,
                null,
                null,
                petition,
                null);
    }
}
