package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.Test;

/** A case and its history say what happened, in the words of whoever reads it. */
class ACaseInWordsTest extends AtTheDoors {

    private static final String LONG =
            "Auf den Anruf vom Montag, in dem es um die Miete ging, hat niemand geantwortet.";

    @Test
    void each_concern_is_rated_for_itself() {
        var id = received(Form.letter()
                .with("concerns", List.of(Form.of("text", "Die Tür ist zu schwer."), Form.of("text", LONG))));
        officer().step(id, "answer", Form.answer()).expect(200);
        var form = officer().read("/cases/" + id + "/steps/rate").expect(200);
        assertThat(form.words())
                .contains("Bewertung von Anliegen 1: Die Tür ist zu schwer.")
                .contains("Bewertung von Anliegen 2: Auf den Anruf vom Montag, in dem es um die Miete ging, hat n …");

        officer()
                .fill(
                        "/cases/" + id + "/steps/rate",
                        "rating",
                        "PARTLY_JUSTIFIED",
                        "agreement",
                        "YES",
                        "concerns[0].rating",
                        "",
                        "concerns[1].rating",
                        "JUSTIFIED")
                .expect(302);
        assertThat(read(id)).contains("Bewertung von Anliegen 2 berechtigt").doesNotContain("Bewertung von Anliegen 1");
    }

    @Test
    void what_was_not_presented_to_the_management_is_not_said_to_have_been() {
        var id = received(Form.letter());
        officer()
                .step(id, "present", Form.of("waivedBecause", "Fachaufsicht ist unterrichtet."))
                .expect(200);
        assertThat(read(id))
                .contains("Der Geschäftsführung nicht vorgelegt")
                .contains("Grund Fachaufsicht ist unterrichtet.")
                .doesNotContain("Der Geschäftsführung vorgelegt");
        assertThat(as("revision")
                        .read("/cases/" + id + "/comparison")
                        .expect(200)
                        .words())
                .contains("Der Geschäftsführung nicht vorgelegt");
    }

    private String read(String id) {
        return officer().read("/cases/" + id).expect(200).words();
    }
}
