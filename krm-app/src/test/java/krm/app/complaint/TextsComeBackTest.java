package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything but U+0000 and lone surrogates comes back to the character; texts and names have their limits (rules.md §7). */
class TextsComeBackTest extends AtTheDoors {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table events.event; --",
                "<script>alert('ö')</script> &amp; &lt;",
                "👩‍👩‍👧 🏳️‍🌈 \uD834\uDD1E",
                "\u202Everkehrt\u202C \u200Fעברית العربية",
                "tab\tline\r\nbell\u0007escape\u001B[31m del\u007F next\u0085 sep\u2028",
                "\uFEFFbom \uFFFD \uFFFE \uFFFF",
                "A\u0308 is not \u00C4",
                "\\ \" / ${jndi:ldap://x} %s {0} '{0}'",
                " \u00A0 spaces around \u3000 ",
                "aes1:AAAA",
                "⟦erased⟧",
            })
    void a_text_comes_back_to_the_character(String text) {
        var form = Form.letter()
                .with("remarks", text)
                .with("concerns", List.of(Form.of("text", text)))
                .with("complainant", Form.of("name", text, "address", text));
        var id = officer().post("/api/complaints", form).expect(201).id();
        officer()
                .step(id, "answer", Form.answer().with("text", text).with("reason", text))
                .expect(200);

        var shown = officer().look(id);
        assertThat(shown.at("/remarks")).isEqualTo(text);
        assertThat(shown.at("/concerns/0/text")).isEqualTo(text);
        assertThat(shown.at("/complainant/name")).isEqualTo(text);
        var history = officer().get("/api/complaints/" + id + "/history");
        assertThat(history.at("/items/0/data/complainant/address")).isEqualTo(text);
        assertThat(history.at("/items/2/data/text")).isEqualTo(text);
    }

    @Test
    void a_text_has_up_to_20000_characters_and_a_name_200() {
        var full = Form.letter()
                .with("remarks", "😀".repeat(20_000))
                .with("complainant", Form.of("name", "ß".repeat(200), "address", "x".repeat(20_000)));
        assertThat(officer().post("/api/complaints", full).expect(201).at("/remarks"))
                .isEqualTo("😀".repeat(20_000));
    }

    @Test
    void longer_ones_are_refused_by_name() {
        var before = eventsStored();
        refused(Form.letter().with("remarks", "x".repeat(20_001)), "remarks", "20.000");
        refused(Form.letter().with("ticketNumber", "x".repeat(201)), "ticketNumber", "200");
        refused(Form.letter().with("complainant", Form.of("name", "x".repeat(201))), "complainant.name", "200");
        var second = List.of(Form.of("text", "x"), Form.of("text", "x".repeat(20_001)));
        refused(Form.letter().with("concerns", second), "concerns[1].text", "20.000");
        assertThat(eventsStored()).isEqualTo(before);
    }

    private void refused(Form form, String field, String limit) {
        var answer = officer().post("/api/complaints", form).expect(422, "TEXT_TOO_LONG");
        assertThat(answer.each("/errors", "/field")).containsExactly(field);
        assertThat(answer.each("/errors", "/detail")).first().asString().contains(limit);
        assertThat(answer.at("/detail")).contains(limit);
    }

    @Test
    void there_are_one_to_ten_concerns() {
        var ten = java.util.Collections.nCopies(10, Form.of("text", "x"));
        var eleven = java.util.Collections.nCopies(11, Form.of("text", "x"));
        assertThat(officer().look(received(Form.letter().with("concerns", ten))).each("/concerns", "/no"))
                .endsWith("10");
        officer()
                .post("/api/complaints", Form.letter().with("concerns", eleven))
                .expect(422, "TOO_MANY_CONCERNS");
        officer()
                .post("/api/complaints", Form.letter().with("concerns", List.of()))
                .expect(422, "NO_CONCERN");
        officer().post("/api/complaints", Form.letter().without("concerns")).expect(422, "NO_CONCERN");
    }

    @ParameterizedTest
    @CsvSource({
        "raise-priority, reason, '{\"risk\": \"EMERGENCY\", \"reason\": \"%s\"}'",
        "present, waivedBecause, '{\"waivedBecause\": \"%s\"}'",
        "redirect, reason, '{\"target\": \"OBJECTION_OFFICE\", \"reason\": \"%s\"}'",
        "notes, text, '{\"text\": \"%s\"}'",
        "relief, text, '{\"text\": \"%s\"}'",
        "follow-ups, for, '{\"dueOn\": \"2199-01-01\", \"for\": \"%s\", \"what\": \"x\"}'",
        "follow-ups, what, '{\"dueOn\": \"2199-01-01\", \"for\": \"krm\", \"what\": \"%s\"}'",
        "answer, text, '{\"medium\": \"LETTER\", \"outcome\": \"REMEDY\", \"text\": \"%s\"}'"
    })
    void a_text_that_must_be_there_says_something(String step, String field, String body) {
        var id = received(Form.letter());
        var before = eventsStored();
        for (var blank : List.of("", "   ", "\u00A0\u2003\u200B", "\u3164")) {
            var refused = officer()
                    .post("/api/complaints/" + id + "/" + step, body.formatted(blank))
                    .expect(422, "TEXT_BLANK");
            assertThat(refused.each("/errors", "/field")).containsExactly(field);
        }
        assertThat(eventsStored()).isEqualTo(before);
        officer()
                .post("/api/complaints/" + id + "/" + step, body.formatted("Ja."))
                .expect(200);
    }

    @Test
    void a_form_is_no_json() {
        var id = received(Form.letter());
        officer()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/api/complaints/" + id + "/notes", "text=x")
                .expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }
}
