package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.disciplinary;
import static krm.core.complaint.Desk.forwarded;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.ComplaintCommand.ForwardComplaint;
import krm.core.complaint.event.ComplaintForwarded;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Handing to a team (Weiterleitung): rules.md §3 rule 3. */
class ForwardingTest {

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @Test
    @DisplayName("S2.37 it is handed to a team, perhaps to a person there")
    void it_is_handed_to_a_team() {
        complaint
                .given(received())
                .when(new ForwardComplaint(ID, by(OFFICER), june(2), "LEISTUNG", "h.meier", "Amount"))
                .expectEvents(new ComplaintForwarded(ID, june(2), "LEISTUNG", "h.meier", "Amount", false));
    }

    @Test
    @DisplayName("S2.37 any number of times, and every hop is kept")
    void any_number_of_times() {
        complaint
                .given(received(), forwarded("LEISTUNG"), forwarded("VERMITTLUNG"))
                .when(new ForwardComplaint(ID, by(OFFICER), june(5), "LEISTUNG", null, null))
                .expectEvents(new ComplaintForwarded(ID, june(5), "LEISTUNG", null, null, false));
    }

    @Test
    void the_last_team_has_it() {
        var file = Desk.file(
                received(),
                new ComplaintForwarded(ID, june(2), "LEISTUNG", "h.meier", null, false),
                forwarded("VERMITTLUNG"));

        assertThat(file.team()).isEqualTo("VERMITTLUNG");
        assertThat(file.person()).isNull();
    }

    @Test
    @DisplayName("S2.10 the management hands a disciplinary complaint to itself, without a copy to the officer")
    void a_disciplinary_complaint_stays_with_the_management() {
        complaint
                .given(disciplinary())
                .when(new ForwardComplaint(ID, by(MANAGER), june(2), "GF", null, null))
                .expectEvents(new ComplaintForwarded(ID, june(2), "GF", null, null, false));
    }
}
