package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.LEAD;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.deadlinesSet;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.noticed;
import static krm.core.complaint.Desk.reachableByPhoneOnly;
import static krm.core.complaint.Desk.received;
import static krm.core.deadline.DeadlineType.PROMISED_ANSWER;

import krm.core.complaint.ComplaintCommand.SendInterimNotice;
import krm.core.complaint.event.DeadlineSet;
import krm.core.complaint.event.InterimNoticeSent;
import krm.core.complaint.event.Medium;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Saying when the answer will come (Zwischennachricht): rules.md §3 rules 4 and 13. */
class SendingAnInterimNoticeTest {

    private static final String WHY = "Expert opinion outstanding";

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @Test
    @DisplayName("S2.67 the notice is sent, and the announced day becomes a deadline")
    void the_announced_day_becomes_a_deadline() {
        complaint
                .given(received(), forwarded())
                .when(new SendInterimNotice(ID, by(LEAD), june(8), Medium.LETTER, WHY, june(22), false, null))
                .expectEvents(
                        new InterimNoticeSent(ID, june(8), Medium.LETTER, WHY, june(22), false, null),
                        deadlinesSet(june(8), new DeadlineSet(PROMISED_ANSWER, 1, june(22))));
    }

    @Test
    @DisplayName("S2.67 any number of times until finally answered")
    void any_number_of_times() {
        complaint
                .given(received(), forwarded(), noticed(), Desk.answered(june(12), false, "LEISTUNG"))
                .when(new SendInterimNotice(ID, by(LEAD), june(20), Medium.PHONE, WHY, june(21), false, null))
                .expectEvents(
                        new InterimNoticeSent(ID, june(20), Medium.PHONE, WHY, june(21), false, null),
                        deadlinesSet(june(20), new DeadlineSet(PROMISED_ANSWER, 1, june(21))));
    }

    @Test
    @DisplayName("S2.76 by e-mail only anonymised, with a reason, and approved by somebody else")
    void by_e_mail_if_anonymised_and_approved() {
        complaint
                .given(received(), forwarded())
                .when(new SendInterimNotice(ID, by(LEAD), june(8), Medium.E_MAIL, WHY, june(22), true, "krm"))
                .expectEvents(
                        new InterimNoticeSent(ID, june(8), Medium.E_MAIL, WHY, june(22), true, "krm"),
                        deadlinesSet(june(8), new DeadlineSet(PROMISED_ANSWER, 1, june(22))));
    }

    @Test
    void who_has_only_a_phone_is_called() {
        complaint
                .given(reachableByPhoneOnly(), forwarded())
                .when(new SendInterimNotice(ID, by(LEAD), june(8), Medium.PHONE, WHY, june(22), false, null))
                .expectSuccessfulHandlerExecution();
    }
}
