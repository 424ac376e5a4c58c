package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.TODAY;
import static krm.core.complaint.Desk.acknowledged;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.closed;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.correct;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.ACKNOWLEDGEMENT;
import static krm.core.deadline.DeadlineType.ANSWER;
import static krm.core.deadline.DeadlineType.COMPLETION;
import static krm.core.deadline.DeadlineType.INTERIM_NOTICE;
import static krm.core.deadline.DeadlineType.RISK_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import krm.core.access.Access;
import krm.core.access.Access.Verdict;
import krm.core.complaint.event.Area;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.Complainant;
import krm.core.complaint.event.ComplaintCorrected;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.ComplaintKind;
import krm.core.complaint.event.CorrectedField;
import krm.core.complaint.event.CustomerGroup;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.DeadlinesSet;
import krm.core.complaint.event.Risk;
import krm.core.complaint.event.SpecialGroup;
import krm.core.deadline.Deadline;
import krm.core.deadline.DeadlineType;
import krm.core.deadline.Outstanding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 12 (S1.18): what was recorded wrongly is put right by an event of its own, and its deadlines with it. */
class CorrectingTest {

    private static final DeadlinesSet SET = deadlinesSet(
            june(1),
            new DeadlineSet(ACKNOWLEDGEMENT, 1, june(4)),
            new DeadlineSet(INTERIM_NOTICE, 1, june(8)),
            new DeadlineSet(ANSWER, 1, june(15)),
            new DeadlineSet(COMPLETION, 1, june(15)));

    @Test
    @DisplayName("rule 12 the day of reception: all its deadlines are set anew, from the right day")
    void the_day_of_reception() {
        var may29 = june(1).minusDays(3);
        var corrected = plain(CorrectedField.RECEIVED_ON, null, "2026-06-01", "2026-05-29");
        var setAnew = deadlinesSet(
                may29,
                new DeadlineSet(ACKNOWLEDGEMENT, 1, june(3)),
                new DeadlineSet(INTERIM_NOTICE, 1, june(5)),
                new DeadlineSet(ANSWER, 1, june(12)),
                new DeadlineSet(COMPLETION, 1, june(12)));
        complaint()
                .given(received(), SET)
                .when(correct(OFFICER, new Correction.ReceivedOn(may29)))
                .expectEvents(corrected, setAnew);

        var file = Desk.file(received(), SET, acknowledged(), corrected, setAnew);
        assertThat(file.receivedOn()).isEqualTo(may29);
        assertThat(file.outstanding()).extracting(Outstanding::dueOn).containsExactly(june(5), june(12), june(12));
    }

    @Test
    @DisplayName("rule 12 the channel: what applies to written ones only goes")
    void the_channel() {
        var corrected = plain(CorrectedField.CHANNEL, null, "LETTER", "PHONE");
        var setAnew = deadlinesSet(
                june(1), new DeadlineSet(INTERIM_NOTICE, 1, june(8)), new DeadlineSet(ANSWER, 1, june(15)));
        complaint()
                .given(received(), SET)
                .when(correct(OFFICER, new Correction.Channel(Channel.PHONE)))
                .expectEvents(corrected, setAnew);
        assertThat(Desk.file(received(), SET, corrected, setAnew).outstanding())
                .extracting(Outstanding::type)
                .containsExactly(INTERIM_NOTICE, ANSWER);
    }

    @Test
    @DisplayName("rule 12 the complainant: who was anonymous can be reached now, and the deadlines apply")
    void the_complainant() {
        var erika = new Complainant("Erika Muster", "Am Markt 1", null, null, null);
        complaint()
                .given(Desk.anonymous(), deadlinesSet(june(1)))
                .when(correct(OFFICER, new Correction.Complainant(erika)))
                .expectEvents(
                        new ComplaintCorrected(
                                ID, TODAY, CorrectedField.COMPLAINANT, null, null, null, erika, true, true, "Mistyped"),
                        SET);
        complaint()
                .given(received(), SET)
                .when(correct(OFFICER, new Correction.Complainant(new Complainant(" ", "", null, null, null))))
                .expectEvents(
                        new ComplaintCorrected(
                                ID,
                                TODAY,
                                CorrectedField.COMPLAINANT,
                                null,
                                null,
                                null,
                                null,
                                false,
                                false,
                                "Mistyped"),
                        deadlinesSet(june(1)));
    }

    @Test
    @DisplayName("rule 12 S1.11 S1.18 S1.39 groups, topic and area move no deadline")
    void groups_topic_and_area() {
        expect(
                new Correction.Group(CustomerGroup.EMPLOYER),
                plain(CorrectedField.CUSTOMER_GROUP, null, "EMPLOYEE", "EMPLOYER"));
        expect(
                new Correction.SpecialGroups(List.of(SpecialGroup.OVER_50, SpecialGroup.UNDER_25)),
                plain(CorrectedField.SPECIAL_GROUPS, null, null, "UNDER_25,OVER_50"));
        expect(new Correction.Topic(1, "CONDUCT"), plain(CorrectedField.CONCERN_TOPIC, 1, "BENEFIT_AMOUNT", "CONDUCT"));
        expect(new Correction.Topic(1, null), plain(CorrectedField.CONCERN_TOPIC, 1, "BENEFIT_AMOUNT", null));
        expect(new Correction.Area(2, Area.CONDUCT), plain(CorrectedField.CONCERN_AREA, 2, null, "CONDUCT"));

        var file = Desk.file(
                received(),
                SET,
                plain(CorrectedField.CONCERN_TOPIC, 2, null, "CONDUCT"),
                plain(CorrectedField.CONCERN_AREA, 1, "SUBJECT", null),
                plain(CorrectedField.CUSTOMER_GROUP, null, "EMPLOYEE", "EMPLOYER"),
                plain(CorrectedField.SPECIAL_GROUPS, null, null, "UNDER_25,OVER_50"));
        assertThat(file.topics()).containsExactly("BENEFIT_AMOUNT", "CONDUCT");
        assertThat(file.areas()).isEmpty();
        assertThat(file.customerGroup()).isEqualTo(CustomerGroup.EMPLOYER);
        assertThat(file.specialGroups()).containsExactly(SpecialGroup.UNDER_25, SpecialGroup.OVER_50);
        assertThat(file.outstanding()).hasSize(4);
    }

    @Test
    @DisplayName("rules.md §2 corrected to a disciplinary complaint, it is hidden like one")
    void the_kind() {
        var corrected = plain(CorrectedField.KIND, null, "COMPLAINT", "DISCIPLINARY_COMPLAINT");
        complaint()
                .given(received(), SET)
                .when(correct(OFFICER, new Correction.Kind(ComplaintKind.DISCIPLINARY_COMPLAINT)))
                .expectEvents(corrected);
        var file = Desk.file(new Desk.Received().recordedBy("mitarbeit").event(), SET, corrected);
        assertThat(Access.seeing(OFFICER, file.facts())).isEqualTo(Verdict.NOT_VISIBLE);
        assertThat(Access.seeing(Desk.MANAGER, file.facts())).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    @DisplayName("rule 12 a raised priority keeps its deadline, a second run its own start")
    void what_did_not_come_from_the_reception_stays() {
        var raised = deadlinesSet(june(3), new DeadlineSet(RISK_RESPONSE, 1, june(3)));
        var reopened = deadlinesSet(june(26), new DeadlineSet(ANSWER, 2, june(26).plusDays(14)));
        List<ComplaintEvent> history = List.of(
                received(), SET, Desk.raised(), raised, answered(), rated(), closed(), Desk.reopened(), reopened);
        complaint()
                .given(history)
                .when(correct(OFFICER, new Correction.Channel(Channel.PHONE)))
                .expectEvents(
                        plain(CorrectedField.CHANNEL, null, "LETTER", "PHONE"),
                        deadlinesSet(
                                june(1),
                                new DeadlineSet(INTERIM_NOTICE, 1, june(8)),
                                new DeadlineSet(ANSWER, 1, june(15))),
                        deadlinesSet(
                                june(26),
                                new DeadlineSet(INTERIM_NOTICE, 2, june(26).plusDays(7)),
                                new DeadlineSet(ANSWER, 2, june(26).plusDays(14))));
        assertThat(Desk.file(received(), SET, raised, plain(CorrectedField.CHANNEL, null, "LETTER", "PHONE"))
                        .set())
                .extracting(d -> d.type())
                .containsExactly(RISK_RESPONSE);
    }

    @Test
    @DisplayName("rule 12 S1.25 the response to a risk keeps its day: when the risk was recorded has not changed")
    void the_hour_of_a_risk_stays() {
        var atRisk = new Desk.Received().risk(Risk.EMERGENCY).event();
        var afterThree =
                deadlinesSet(june(1), new DeadlineSet(RISK_RESPONSE, 1, june(2)), new DeadlineSet(ANSWER, 1, june(15)));
        var raised = Desk.raised(june(1));
        var ofTheRaising = deadlinesSet(june(1), new DeadlineSet(RISK_RESPONSE, 1, june(3)));
        var corrected = plain(CorrectedField.CHANNEL, null, "LETTER", "PHONE");
        var setAnew = deadlinesSet(
                june(1), new DeadlineSet(INTERIM_NOTICE, 1, june(8)), new DeadlineSet(ANSWER, 1, june(15)));
        complaint()
                .given(atRisk, afterThree, raised, ofTheRaising)
                .when(correct(OFFICER, new Correction.Channel(Channel.PHONE)))
                .expectEvents(corrected, setAnew);
        assertThat(risks(Desk.file(atRisk, afterThree, raised, ofTheRaising, corrected, setAnew)))
                .containsExactly(june(2), june(3));

        var anotherDay = plain(CorrectedField.RECEIVED_ON, null, "2026-06-01", "2026-05-29");
        var fromThere = deadlinesSet(june(1).minusDays(3), new DeadlineSet(RISK_RESPONSE, 1, june(1).minusDays(3)));
        assertThat(risks(Desk.file(atRisk, afterThree, raised, ofTheRaising, anotherDay, fromThere)))
                .containsExactly(june(3), june(1).minusDays(3));
    }

    @Test
    @DisplayName("rule 5 to whom no answer can be given none is promised")
    void a_promise_to_somebody_who_cannot_be_reached() {
        var promised = deadlinesSet(june(8), new DeadlineSet(DeadlineType.PROMISED_ANSWER, 1, june(22)));
        var nobody = new ComplaintCorrected(
                ID, TODAY, CorrectedField.COMPLAINANT, null, null, null, null, false, false, "Mistyped");
        assertThat(Desk.file(received(), SET, Desk.noticed(), promised, nobody).outstanding())
                .isEmpty();
    }

    private static List<LocalDate> risks(ComplaintFile file) {
        return file.set().stream()
                .filter(d -> d.type() == RISK_RESPONSE)
                .map(Deadline::dueOn)
                .toList();
    }

    private static void expect(Correction correction, ComplaintCorrected event) {
        complaint().given(received(), SET).when(correct(OFFICER, correction)).expectEvents(event);
    }

    private static ComplaintCorrected plain(
            CorrectedField field, @Nullable Integer concern, @Nullable String from, @Nullable String to) {
        return new ComplaintCorrected(ID, TODAY, field, concern, from, to, null, null, null, "Mistyped");
    }
}
