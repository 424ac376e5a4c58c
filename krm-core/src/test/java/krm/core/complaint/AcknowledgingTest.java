package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.ComplaintCommand.AcknowledgeComplaint;
import krm.core.complaint.event.Channel;
import krm.core.complaint.event.ComplaintAcknowledged;
import krm.core.complaint.event.Medium;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Confirming the receipt (Eingangsbestätigung): rules.md §3 rules 2 and 13. */
class AcknowledgingTest {

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @Test
    @DisplayName("S2.64 the receipt is confirmed")
    void the_receipt_is_confirmed() {
        complaint
                .given(received())
                .when(new AcknowledgeComplaint(ID, by(OFFICER), june(3), Medium.LETTER, "By post"))
                .expectEvents(new ComplaintAcknowledged(ID, june(3), Medium.LETTER, "By post"));
    }

    @Test
    @DisplayName("S2.75 a confirmation without content may go by e-mail")
    void it_may_go_by_e_mail() {
        complaint
                .given(received())
                .when(new AcknowledgeComplaint(ID, by(OFFICER), june(3), Medium.E_MAIL, null))
                .expectEvents(new ComplaintAcknowledged(ID, june(3), Medium.E_MAIL, null));
    }

    @Test
    @DisplayName("S2.63 a late one is recorded as late, never refused for being late")
    void a_late_one_is_recorded() {
        complaint
                .given(received())
                .when(new AcknowledgeComplaint(ID, by(OFFICER), june(30), Medium.LETTER, null))
                .expectEvents(new ComplaintAcknowledged(ID, june(30), Medium.LETTER, null));
    }

    @Test
    @DisplayName("S2.65 an oral reaction needs none, but it is allowed")
    void an_oral_reaction_may_be_confirmed() {
        complaint
                .given(new Desk.Received().channel(Channel.PHONE).event())
                .when(new AcknowledgeComplaint(ID, by(OFFICER), june(1), Medium.LETTER, null))
                .expectEvents(new ComplaintAcknowledged(ID, june(1), Medium.LETTER, null));
    }

    @Test
    void after_the_forwarding_it_does_not_step_back() {
        assertThat(Desk.file(received(), forwarded(), Desk.acknowledged()).status())
                .isEqualTo(Status.FORWARDED);
    }

    @Test
    void a_provisional_answer_does_not_forbid_it() {
        complaint
                .given(received(), Desk.answered(june(2), false, null))
                .when(new AcknowledgeComplaint(ID, by(OFFICER), june(3), Medium.LETTER, null))
                .expectEvents(new ComplaintAcknowledged(ID, june(3), Medium.LETTER, null));
    }
}
