package krm.app.complaint;

import static krm.app.complaint.SameCallTwiceTest.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.RepeatedTest;

/** Two handlers at once on one case: one wins, and nothing is doubled. */
class TwoAtOnceTest extends AtTheDoors {

    @RepeatedTest(10)
    void the_same_step_is_taken_once() throws Exception {
        var id = received(Form.letter());
        var answers = atOnce(2, () -> officer().step(id, "acknowledge", Form.acknowledgement()));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(types(id)).containsOnlyOnce("ComplaintAcknowledged").hasSize(3);
    }

    @RepeatedTest(10)
    void of_two_who_saw_the_same_version_one_is_told() throws Exception {
        var id = forwarded();
        var answers = atOnce(
                2, () -> officer().with("If-Match", "\"2\"").step(id, "forward", Form.forwarding("VERMITTLUNG")));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        assertThat(officer().look(id).version()).isEqualTo(3);
    }

    @RepeatedTest(5)
    void eight_who_answer_finally_give_one_answer() throws Exception {
        var id = forwarded();
        var answers = atOnce(8, () -> lead().step(id, "answer", Form.answer()));
        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(answers)
                .extracting(Answer::status)
                .filteredOn(status -> status == 409)
                .hasSize(7);
        assertThat(types(id)).containsOnlyOnce("ComplaintAnswered");
    }

    private java.util.List<String> types(String id) {
        return officer().get("/api/complaints/" + id + "/history").each("/items", "/type");
    }
}
