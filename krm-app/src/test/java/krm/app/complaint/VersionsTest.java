package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag and If-Match (rules.md §7): the number of the events that people caused. */
class VersionsTest extends AtTheDoors {

    @Test
    void who_has_the_present_version_before_their_eyes_gets_through() {
        var seen = officer().look(received(Form.letter()));
        var answer =
                officer().with("If-Match", seen.header("ETag")).step(seen.id(), "acknowledge", Form.acknowledgement());
        assertThat(answer.expect(200).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void who_has_an_old_one_is_told_and_nothing_is_stored() {
        var seen = officer().look(received(Form.letter()));
        officer().step(seen.id(), "acknowledge", Form.acknowledgement()).expect(200);
        var before = eventsStored();
        officer()
                .with("If-Match", seen.header("ETag"))
                .step(seen.id(), "forward", Form.forwarding("LEISTUNG"))
                .expect(412, "STALE_VERSION");
        assertThat(eventsStored()).isEqualTo(before);
    }

    @Test
    void deadlines_that_the_system_sets_do_not_count() {
        assertThat(officer().look(received(Form.letter())).header("ETag")).isEqualTo("\"1\"");
        var handedOver = Form.letter().with("forwardTo", Form.of("team", "GF"));
        assertThat(officer().look(received(handedOver)).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void any_version_will_do_for_a_star() {
        var id = received(Form.letter());
        officer()
                .with("If-Match", "*")
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "W/\"1\"", "\"one\"", "\"-1\"", "\"99999999999\"", "\"1\", \"2\"", "\"\""})
    void what_is_no_version_is_malformed(String ifMatch) {
        var id = received(Form.letter());
        var answer = officer().with("If-Match", ifMatch).step(id, "acknowledge", Form.acknowledgement());
        answer.expect(400, "INVALID_HEADER");
        assertThat(answer.each("/errors", "/field")).containsExactly("If-Match");
        assertThat(officer().look(id).version()).isEqualTo(1);
    }
}
