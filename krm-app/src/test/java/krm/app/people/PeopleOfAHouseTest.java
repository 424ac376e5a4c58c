package krm.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who works where, as the rules ask for it. */
class PeopleOfAHouseTest extends AtTheDoors {

    @Autowired
    private People people;

    @Test
    void a_team_belongs_to_its_house() {
        assertThat(people.exists("WF", "LEISTUNG")).isTrue();
        assertThat(people.exists("WF", "leistung")).isFalse();
        assertThat(people.exists("XX", "LEISTUNG")).isFalse();
        assertThat(people.house("SZ").orElseThrow().land()).isEqualTo("NI");
    }

    @Test
    void who_may_release_an_anonymised_document() {
        assertThat(people.mayApprove("WF", "gf")).isTrue();
        assertThat(people.mayApprove("WF", "krm")).isTrue();
        assertThat(people.mayApprove("SZ", "gf")).as("another house").isFalse();
        assertThat(people.mayApprove("WF", "team.leistung")).as("another role").isFalse();
        assertThat(people.mayApprove("WF", "nobody")).isFalse();
    }

    @Test
    @DisplayName("S2.76 S2.77 by e-mail only anonymised and released by somebody else; the refusal says by which order")
    void an_answer_leaves_by_e_mail_only_anonymised_and_released_by_somebody_else() {
        var id = forwarded();
        var byMail = Form.answer().with("medium", "E_MAIL");
        var refused = officer().step(id, "answer", byMail).expect(422, "EMAIL_NEEDS_ANONYMISATION");
        assertThat(refused.at("/detail")).contains("HEGA 02/2012-08");
        var released = byMail.with("anonymised", true).with("reason", "eilig");
        officer().step(id, "answer", released).expect(422, "EMAIL_NEEDS_ANONYMISATION");
        officer().step(id, "answer", released.with("approver", "krm")).expect(422, "APPROVER_NOT_ALLOWED");
        officer().step(id, "answer", released.with("approver", "krm.sz")).expect(422, "APPROVER_NOT_ALLOWED");
        officer().step(id, "answer", released.with("approver", "gf")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEISTUNGEN", "leistung", "", " LEISTUNG"})
    void nothing_is_forwarded_to_a_team_that_does_not_exist(String team) {
        var id = received(Form.letter());
        var answer = officer().step(id, "forward", Form.forwarding(team)).expect(422, "UNKNOWN_TEAM");
        assertThat(answer.each("/errors", "/field")).containsExactly("team");
    }
}
