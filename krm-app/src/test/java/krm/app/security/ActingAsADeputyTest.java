package krm.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vertretung: {@code X-On-Behalf-Of}, checked against the named deputies (rules.md §2). */
class ActingAsADeputyTest extends AtTheDoors {

    @Test
    void a_deputy_has_the_role_of_the_person_and_every_event_says_both() {
        var deputy = Staff.name();
        var officer = Staff.name();
        admitted(officer, "KRM_OFFICER", null);
        var stands = admitted(deputy, "STAFF", "EINGANG");
        deputies(officer, deputy);

        var id = received(Form.letter());
        stands.look(id).expect(404, "NOT_FOUND");
        var acting = stands.with("X-On-Behalf-Of", officer);
        acting.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var own = acting.post("/api/complaints", Form.letter()).expect(201);
        var history = officer().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.at("/items/2/actor")).isEqualTo(deputy);
        assertThat(history.at("/items/2/onBehalfOf")).isEqualTo(officer);
        assertThat(history.at("/items/2/role")).isEqualTo("KRM_OFFICER");
        assertThat(history.at("/items/0/onBehalfOf")).isNull();
        acting.look(own.id()).expect(200);
    }

    @Test
    void a_deputy_has_the_team_of_the_person() {
        var deputy = Staff.name();
        var lead = Staff.name();
        admitted(lead, "TEAM_LEAD", "LEISTUNG");
        var stands = admitted(deputy, "TEAM_LEAD", "VERMITTLUNG");
        deputies(lead, deputy);
        var id = forwarded();
        stands.look(id).expect(404);
        stands.with("X-On-Behalf-Of", lead).step(id, "answer", Form.answer()).expect(200);
    }

    @Test
    @DisplayName("rules.md §2 nobody rates or closes what their own team has answered, also not in somebody's name")
    void a_deputy_does_not_leave_their_own_team() {
        var officer = Staff.name();
        var deputy = Staff.name();
        admitted(officer, "KRM_OFFICER", null);
        var lead = admitted(deputy, "TEAM_LEAD", "LEISTUNG");
        var stands = lead.with("X-On-Behalf-Of", officer);
        deputies(officer, deputy);

        var id = forwarded();
        lead.step(id, "answer", Form.answer()).expect(200);
        stands.step(id, "rate", Form.rating()).expect(409, "ANSWERED_BY_OWN_TEAM");
        assertThat(stands.look(id).each("/actions", "")).doesNotContain("rate", "close");
        officer().step(id, "rate", Form.rating()).expect(200);
        stands.step(id, "close", Form.closing()).expect(409, "ANSWERED_BY_OWN_TEAM");

        var another = forwarded();
        stands.step(another, "answer", Form.answer()).expect(200);
        stands.step(another, "rate", Form.rating()).expect(409, "ANSWERED_BY_OWN_TEAM");
        officer().step(another, "rate", Form.rating()).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gf", "krm", "mitarbeit", "krm.sz", "nobody", "", "Krm", "krm,gf", "admin"})
    void who_is_no_deputy_is_refused_and_learns_nothing(String person) {
        var before = eventsStored();
        var caller = staff().with("X-On-Behalf-Of", person);
        var refused = caller.get("/api/complaints").expect(403, "NOT_A_DEPUTY");
        assertThat(refused.at("/detail"))
                .isEqualTo(staff().with("X-On-Behalf-Of", "gf")
                        .get("/api/complaints")
                        .at("/detail"));
        caller.post("/api/complaints", Form.letter()).expect(403, "NOT_A_DEPUTY");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void a_stranger_is_asked_to_sign_in_first() {
        nobody().with("X-On-Behalf-Of", "gf").get("/api/complaints").expect(401, "NOT_SIGNED_IN");
    }

    @Test
    void a_deputy_who_is_named_no_more_is_none_and_deputies_have_no_deputies() {
        var first = Staff.name();
        var second = Staff.name();
        var third = Staff.name();
        admitted(first, "KRM_OFFICER", null);
        var stands = admitted(second, "STAFF", null);
        var furtherOff = admitted(third, "STAFF", null);
        deputies(first, second);
        deputies(second, third);
        stands.with("X-On-Behalf-Of", first).get("/api/complaints").expect(200);
        furtherOff.with("X-On-Behalf-Of", first).get("/api/complaints").expect(403, "NOT_A_DEPUTY");
        deputies(first);
        stands.with("X-On-Behalf-Of", first).get("/api/complaints").expect(403, "NOT_A_DEPUTY");
    }

    @Test
    void nobody_acts_for_who_has_left_and_who_has_left_acts_for_nobody() {
        var officer = Staff.name();
        var deputy = Staff.name();
        admitted(officer, "KRM_OFFICER", null);
        var stands = admitted(deputy, "STAFF", null).with("X-On-Behalf-Of", officer);
        deputies(officer, deputy);
        stands.get("/api/complaints").expect(200);
        admin().put("/api/users/" + officer, Form.of("role", "KRM_OFFICER", "active", false))
                .expect(200);
        stands.get("/api/complaints").expect(403, "NOT_A_DEPUTY");
        admin().put("/api/users/" + officer, Form.of("role", "KRM_OFFICER")).expect(200);
        admin().put("/api/users/" + deputy, Form.of("role", "STAFF", "active", false))
                .expect(200);
        stands.get("/api/complaints").expect(401, "NOT_SIGNED_IN");
    }

    @Test
    @DisplayName("rules.md §2 if it names the only manager, the deputy handles it; the person concerned never sees it")
    void a_complaint_about_the_manager_is_handled_by_the_deputy() {
        var manager = Staff.name();
        var deputy = Staff.name();
        var itself = admitted(manager, "MANAGEMENT", "GF");
        var stands = admitted(deputy, "TEAM_LEAD", "LEISTUNG").with("X-On-Behalf-Of", manager);
        deputies(manager, deputy);
        var id = received(Form.disciplinary().with("accused", List.of(Form.of("name", "Chefin", "user", manager))));
        itself.look(id).expect(404, "NOT_FOUND");
        stands.look(id).expect(200);
        stands.step(id, "acknowledge", Form.acknowledgement()).expect(200);
    }

    @Test
    @DisplayName("rules.md §2 never the person concerned, also not as somebody's deputy")
    void who_is_accused_does_not_get_in_as_a_deputy() {
        var manager = Staff.name();
        var deputy = Staff.name();
        admitted(manager, "MANAGEMENT", "GF");
        var stands = admitted(deputy, "TEAM_LEAD", "LEISTUNG").with("X-On-Behalf-Of", manager);
        deputies(manager, deputy);
        var id = received(Form.disciplinary().with("accused", List.of(Form.of("name", "Lea", "user", deputy))));
        stands.look(id).expect(404, "NOT_FOUND");
    }

    @Test
    void deputies_work_in_the_house() {
        admin().put("/api/users/gf/deputies", Form.of("deputies", List.of("krm.sz")))
                .expect(422, "DEPUTY_NOT_ALLOWED");
        admin().put("/api/users/gf/deputies", Form.of("deputies", List.of("gf")))
                .expect(422, "DEPUTY_NOT_ALLOWED");
        admin().put("/api/users/krm.sz/deputies", Form.of("deputies", List.of("krm")))
                .expect(404, "NOT_FOUND");
    }

    private void deputies(String person, String... deputies) {
        var named = admin().put("/api/users/" + person + "/deputies", Form.of("deputies", List.of(deputies)))
                .expect(200);
        assertThat(named.each("/deputies", "")).containsExactly(deputies);
        Somebody reader = management();
        assertThat(reader.get("/api/users/" + person + "/deputies").each("/deputies", ""))
                .containsExactly(deputies);
    }
}
