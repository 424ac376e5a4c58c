package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.core.access.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and do what (rules.md §2). A step with a broken body is 400 for whoever may take it. */
class WhoMayTakeWhichStepTest extends AtTheDoors {

    private static final List<String> STEPS =
            List.of("acknowledge", "forward", "interim-notice", "answer", "rate", "close");

    @ParameterizedTest
    @CsvSource(textBlock = """
        krm,              200, 400 400 400 400 400 400
        gf,               200, 403 403 403 400 403 403
        revision,         200, 403 403 403 403 403 403
        team.leistung,    200, 403 403 400 400 403 403
        team.vermittlung, 404, 404 404 404 404 404 404
        mitarbeit,        404, 404 404 404 404 404 404
        krm.sz,           404, 404 404 404 404 404 404
        rd,               403, 403 403 403 403 403 403
        admin,            403, 403 403 403 403 403 403
        """)
    void on_a_case_of_team_leistung(String user, int sees, String takes) {
        var id = forwarded();
        check(as(user), id, sees, takes);
        if (sees != 403) {
            assertThat(listed(as(user), id)).isEqualTo(sees == 200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        krm              | 400 | acknowledge forward present relief foresee-delay expect-in-time interim-notice answer \
                                 statement/dispatch rate close reopen redirect link correct raise-priority lower-priority \
                                 follow-ups notes erase hold-erasure release-erasure
        team.leistung    | 403 | relief foresee-delay expect-in-time interim-notice answer raise-priority lower-priority notes
        gf               | 403 | relief answer notes
        revision         | 403 |
        rd               | 403 |
        admin            | 403 |
        team.vermittlung | 404 |
        mitarbeit        | 404 |
        krm.sz           | 404 |
        """)
    void every_step_by_every_role_and_a_refusal_stores_nothing(String user, int others, String allowed) {
        var id = forwarded();
        var events = eventsStored();
        var may = allowed == null ? List.<String>of() : List.of(allowed.split("\\s+"));
        for (var step : Step.values()) {
            if (step != Step.RECEIVE && step != Step.FOLLOW_UP_DONE) {
                assertThat(as(user).post("/api/complaints/" + id + "/" + step.path(), "{")
                                .status())
                        .as("%s by %s", step, user)
                        .isEqualTo(may.contains(step.path()) ? 400 : others);
            }
        }
        assertThat(eventsStored()).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        mitarbeit,        200, 403 403 403 403 403 403
        team.leistung,    404, 404 404 404 404 404 404
        team.vermittlung, 200, 403 403 400 400 403 403
        """)
    void on_a_case_that_the_counter_handed_to_team_vermittlung(String user, int sees, String takes) {
        var form = Form.letter().with("channel", "IN_PERSON").with("forwardTo", Form.of("team", "VERMITTLUNG"));
        check(as(user), staff().post("/api/complaints", form).expect(201).id(), sees, takes);
    }

    private void check(Somebody somebody, String id, int sees, String takes) {
        somebody.look(id).expect(sees);
        somebody.get("/api/complaints/" + id + "/history").expect(sees);
        var statuses = STEPS.stream()
                .map(step ->
                        somebody.post("/api/complaints/" + id + "/" + step, "{").status() + "")
                .toList();
        assertThat(String.join(" ", statuses)).isEqualTo(takes);
    }

    private static boolean listed(Somebody somebody, String id) {
        return Stream.of("/api/complaints?size=200", "/api/worklist?size=200")
                .map(list -> somebody.patient().ids(list).contains(id))
                .reduce((a, b) -> {
                    assertThat(a).as("list and worklist agree").isEqualTo(b);
                    return a;
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        krm,           201, 201
        krm.sz,        201, 201
        gf,            201, 403
        team.leistung, 201, 403
        mitarbeit,     201, 403
        revision,      403, 403
        rd,            403, 403
        admin,         403, 403
        """)
    void who_records_what_is_said_and_what_is_written(String user, int oral, int written) {
        var form = Form.letter().with("forwardTo", Form.of("team", "LEISTUNG"));
        as(user).post("/api/complaints", form.with("channel", "PHONE")).expect(oral);
        as(user).post("/api/complaints", form).expect(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rd", "admin"})
    void who_has_no_cases_cannot_tell_known_from_unknown_ones(String user) {
        var known = as(user).look(received(Form.letter())).expect(403, "NOT_ALLOWED");
        var unknown = as(user).look(UUID.randomUUID().toString()).expect(403, "NOT_ALLOWED");
        assertThat(unknown.at("/detail")).isEqualTo(known.at("/detail"));
        as(user).look("no-id").expect(403, "NOT_ALLOWED");
        as(user).get("/api/complaints/" + UUID.randomUUID() + "/history").expect(403, "NOT_ALLOWED");
        as(user).step(UUID.randomUUID().toString(), "close", Form.closing()).expect(403, "NOT_ALLOWED");
        as(user).get("/api/complaints").expect(403, "NOT_ALLOWED");
        as(user).get("/api/worklist").expect(403, "NOT_ALLOWED");
    }

    @Test
    void a_case_that_moves_to_another_team_is_gone_for_the_first() {
        var id = forwarded();
        lead().look(id).expect(200);
        officer().step(id, "forward", Form.forwarding("VERMITTLUNG")).expect(200);
        lead().look(id).expect(404, "NOT_FOUND");
        assertThat(listed(lead(), id)).isFalse();
        assertThat(listed(as("team.vermittlung"), id)).isTrue();
    }

    @Test
    void what_a_lead_records_and_hands_to_others_they_see_once() {
        var key = UUID.randomUUID();
        var form = Form.letter().with("channel", "PHONE").with("forwardTo", Form.of("team", "VERMITTLUNG"));
        var lead = lead().with("Idempotency-Key", key);
        var id = lead.post("/api/complaints", form).expect(201).id();
        lead().look(id).expect(404, "NOT_FOUND");
        lead.post("/api/complaints", form).expect(404, "NOT_FOUND");
    }

    @Test
    void the_actions_offered_are_the_steps_that_would_pass() {
        var id = forwarded();
        assertThat(officer().look(id).each("/actions", ""))
                .containsExactly(
                        "acknowledge",
                        "forward",
                        "present",
                        "relief",
                        "foresee-delay",
                        "expect-in-time",
                        "interim-notice",
                        "answer",
                        "redirect",
                        "link",
                        "correct",
                        "raise-priority",
                        "follow-ups",
                        "notes",
                        "hold-erasure");
        assertThat(lead().look(id).each("/actions", ""))
                .containsExactly(
                        "relief",
                        "foresee-delay",
                        "expect-in-time",
                        "interim-notice",
                        "answer",
                        "raise-priority",
                        "notes");
        assertThat(management().look(id).each("/actions", "")).containsExactly("relief", "answer", "notes");
        assertThat(as("revision").look(id).each("/actions", "")).isEmpty();
    }

    @Test
    void a_wrong_password_and_a_name_that_does_not_exist_are_the_same() {
        var wrong = nobody().with("Authorization", "Basic a3JtOndyb25n")
                .get("/api/complaints")
                .expect(401, "NOT_SIGNED_IN");
        var none = nobody().with("Authorization", "Basic bm9uZTpkZW1v")
                .get("/api/complaints")
                .expect(401, "NOT_SIGNED_IN");
        assertThat(none.text()).isEqualTo(wrong.text());
        assertThat(none.header("WWW-Authenticate")).startsWith("Basic");
    }
}
