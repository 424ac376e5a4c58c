package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form offers what its step takes, and nothing else. */
class FillingFormsInTest extends AtTheDoors {

    @ParameterizedTest
    @CsvSource({"channel, LETTER", "customerGroup, EMPLOYEE", "kind, COMPLAINT"})
    void what_must_stand_there_is_corrected_from_what_stands_there(String field, String now) {
        var form = correction(field);
        assertThat(form)
                .contains("<option value=\"" + now + "\" selected=\"selected\">")
                .doesNotContain("<option value=\"\">");
        assertThat(form).containsPattern("<select [^>]*name=\"value\" required=\"required\"");
        assertThat(form.substring(0, form.indexOf("name=\"value\""))).doesNotContain("– freiwillig");
    }

    @Test
    void what_may_be_unknown_can_be_taken_back() {
        assertThat(correction("concerns[1].area")).contains("<option value=\"\">", "– freiwillig");
    }

    @Test
    void the_deadlines_of_a_reception_are_those_of_its_day() {
        var day = "&channel=LETTER&receivedOn=" + ago(1);
        assertThat(preview("kind=COMPLAINT" + day)).contains("Eingangsbestätigung bis");
        assertThat(preview("kind=COMPLAINT&channel=LETTER&receivedOn="))
                .isEqualTo("Bitte geben Sie den Tag des Eingangs an.");
        assertThat(preview("kind=PETITION" + day))
                .isEqualTo("Für eine Petition oder Eingabe gilt allein der Termin, der mit ihr kommt.");
    }

    private String preview(String asked) {
        return officer().read("/deadlines/preview?" + asked).expect(200).words().strip();
    }

    @Test
    void nobody_reads_a_code_where_something_cannot_go_out() {
        var id = received(Form.letter().without("complainant"));
        assertThat(officer().step(id, "answer", Form.answer()).expect(422).text())
                .doesNotContain("NONE");
    }

    private String correction(String field) {
        var id = received(Form.letter());
        return officer()
                .read("/cases/" + id + "/steps/correct?field="
                        + field.replace("[", "%5B").replace("]", "%5D"))
                .expect(200)
                .text();
    }
}
