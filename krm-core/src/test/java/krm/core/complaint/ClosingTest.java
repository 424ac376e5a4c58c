package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.anonymous;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.close;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rated;
import static krm.core.complaint.Desk.received;
import static org.assertj.core.api.Assertions.assertThat;

import krm.core.complaint.ComplaintCommand.CloseComplaint;
import krm.core.complaint.event.ComplaintClosed;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Filing away (austragen, z.d.A.): rules.md §3 rules 1 and 8. */
class ClosingTest {

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @Test
    @DisplayName("S2.40 S2.100 what is answered and rated is filed at unit 705")
    void what_is_answered_and_rated_is_filed_at_705() {
        complaint
                .given(received(), answered(), rated())
                .when(new CloseComplaint(ID, by(OFFICER), june(20), "Leistungsakte", null, "Done"))
                .expectEvents(new ComplaintClosed(ID, june(20), "Leistungsakte", "705", "Done"));
    }

    @Test
    void another_registry_may_be_named() {
        complaint
                .given(received(), answered(), rated())
                .when(new CloseComplaint(ID, by(OFFICER), june(20), null, "706", null))
                .expectEvents(new ComplaintClosed(ID, june(20), null, "706", null));
    }

    @Test
    @DisplayName("S2.41 an anonymous one is filed when it is rated")
    void an_anonymous_one_is_filed_when_it_is_rated() {
        complaint.given(anonymous(), rated()).when(close(OFFICER)).expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("S2.83 a missing place of the originals warns")
    void a_missing_place_of_the_originals_warns() {
        assertThat(Desk.file(received(), answered(), rated()).warnings())
                .doesNotContain(Warning.ORIGINALS_PLACE_MISSING);
        assertThat(Desk.file(received(), answered(), rated(), Desk.closed()).warnings())
                .doesNotContain(Warning.ORIGINALS_PLACE_MISSING);
        assertThat(Desk.file(received(), answered(), rated(), new ComplaintClosed(ID, june(20), " ", "705", null))
                        .warnings())
                .contains(Warning.ORIGINALS_PLACE_MISSING);
    }

    @Test
    void an_erased_case_warns_of_nothing_since_nobody_can_make_up_for_it() {
        var closed = new ComplaintClosed(ID, june(20), " ", "705", null);
        assertThat(Desk.file(received(), answered(), rated(), closed).warnings())
                .hasSize(2);
        assertThat(Desk.file(received(), answered(), rated(), closed, Desk.erased())
                        .warnings())
                .isEmpty();
    }
}
