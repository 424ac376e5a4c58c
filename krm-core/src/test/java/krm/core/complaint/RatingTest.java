package krm.core.complaint;

import static krm.core.complaint.Desk.ID;
import static krm.core.complaint.Desk.MANAGER;
import static krm.core.complaint.Desk.OFFICER;
import static krm.core.complaint.Desk.anonymous;
import static krm.core.complaint.Desk.answered;
import static krm.core.complaint.Desk.by;
import static krm.core.complaint.Desk.complaint;
import static krm.core.complaint.Desk.disciplinary;
import static krm.core.complaint.Desk.june;
import static krm.core.complaint.Desk.rate;
import static krm.core.complaint.Desk.received;

import java.util.List;
import krm.core.complaint.ComplaintCommand.RateComplaint;
import krm.core.complaint.event.Agreement;
import krm.core.complaint.event.ComplaintRated;
import krm.core.complaint.event.ConcernRating;
import krm.core.complaint.event.Rating;
import krm.core.complaint.event.Satisfaction;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rating (Bewertung): rules.md §3 rule 7. */
class RatingTest {

    private final FixtureConfiguration<Complaint> complaint = complaint();

    @Test
    @DisplayName("S2.05 S2.39 S1.43 rated as a whole and by concern, with agreement, satisfaction and lesson")
    void it_is_rated_as_a_whole_and_by_concern() {
        var concerns = List.of(new ConcernRating(1, Rating.JUSTIFIED), new ConcernRating(2, Rating.UNJUSTIFIED));
        complaint
                .given(received(), answered())
                .when(new RateComplaint(
                        ID,
                        by(OFFICER),
                        june(16),
                        Rating.PARTLY_JUSTIFIED,
                        Agreement.PARTLY,
                        Satisfaction.NO,
                        "Check the amounts",
                        "Reviewed",
                        concerns))
                .expectEvents(new ComplaintRated(
                        ID,
                        june(16),
                        Rating.PARTLY_JUSTIFIED,
                        Agreement.PARTLY,
                        Satisfaction.NO,
                        "Check the amounts",
                        "Reviewed",
                        concerns));
    }

    @Test
    @DisplayName("S1.06 satisfaction is unknown unless somebody asked")
    void satisfaction_is_unknown_unless_somebody_asked() {
        complaint
                .given(received(), answered())
                .when(rate(OFFICER))
                .expectEvents(new ComplaintRated(
                        ID, june(30), Rating.JUSTIFIED, Agreement.YES, Satisfaction.UNKNOWN, null, null, List.of()));
    }

    @Test
    @DisplayName("S2.42 what nobody can be told of is rated without an answer")
    void an_anonymous_one_is_rated_without_an_answer() {
        complaint.given(anonymous()).when(rate(OFFICER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void it_may_be_rated_on_the_day_of_the_answer() {
        complaint
                .given(received(), answered(june(30), true, "LEISTUNG"))
                .when(rate(OFFICER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("S2.10 on a disciplinary complaint the management rates what it answered itself")
    void the_management_rates_what_it_answered_itself() {
        complaint
                .given(disciplinary(), answered(june(15), true, "GF"))
                .when(rate(MANAGER))
                .expectSuccessfulHandlerExecution();
    }
}
