package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
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

    @Test
    void facts_are_not_called_as_a_form_asks_for_them() {
        var id = received(Form.letter());
        var answer = Form.answer()
                .with("medium", "E_MAIL")
                .with("anonymised", true)
                .with("reason", "So gewünscht")
                .with("approver", "gf");
        officer().step(id, "answer", answer).expect(200);
        officer()
                .step(id, "rate", Form.rating().with("lesson", "Rückrufe notieren"))
                .expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        assertThat(read(id))
                .contains("Anonymisiert ja", "Freigegeben von gf")
                .contains("Was das Haus daraus lernt Rückrufe notieren", "Originale Leistungsakte")
                .doesNotContain("nur bei E-Mail", "Was lernt das Haus daraus?", "Leistungs- oder Fachakte");
    }

    @Test
    void a_correction_says_what_stood_there_and_what_stands_there_now() {
        var id = received(Form.letter()
                .with("concerns", List.of(Form.of("text", "Die Tür ist zu schwer."), Form.of("text", LONG))));
        correct(id, "kind", "PRAISE");
        correct(id, "receivedOn", ago(11));
        correct(id, "specialGroups", List.of("UNDER_25", "OVER_50"));
        correct(id, "concerns[2].area", "CONDUCT");
        correct(id, "concerns[2].topic", "BENEFIT_NOTICE");
        correct(id, "complainant", Form.of("name", "Erika Muster", "address", "Musterweg 1, 38300 Wolfenbüttel"));
        correct(id, "complainant", Form.of("name", "Erika Muster", "phone", "0000 1"));
        correct(id, "complainant", null);
        assertThat(read(id))
                .contains("Art bisher Beschwerde, jetzt Lob")
                .contains("Besonderer Personenkreis bisher keine Angabe, jetzt unter 25 Jahren, über 50 Jahre")
                .contains("Sache oder Verhalten (Anliegen 2) bisher keine Angabe, jetzt Verhalten")
                .contains("Name bisher Erika Beispiel, jetzt Erika Muster")
                .contains("Anschrift bisher Musterweg 1, 38300 Wolfenbüttel, jetzt keine Angabe")
                .contains("Telefon bisher keine Angabe, jetzt 0000 1")
                .contains("Name bisher Erika Muster, jetzt keine Angabe")
                .containsPattern("Tag des Eingangs bisher \\d\\d\\.\\d\\d\\.\\d{4}, jetzt \\d\\d\\.")
                .contains("Anlass (Anliegen 2) bisher keine Angabe, jetzt Leistung: Verständlichkeit der Bescheide")
                .doesNotContain("Was soll berichtigt werden?", "PRAISE", "OVER_50", "CONDUCT", "concern");
        assertThat(officer().with("Accept-Language", "en").read("/cases/" + id).words())
                .contains("Kind before Complaint, now Praise");
    }

    @Test
    void what_came_with_a_petition_is_shown() {
        var somebody = newHouse().with("KRM_OFFICER");
        var petition = Form.of("assembly", true, "committeeDay", "2031-05-14", "petitionOn", "2026-02-03")
                .with("sourceReference", "Pet 4-21-11-8100");
        assertThat(shown(somebody, Form.letter().with("kind", "PETITION").with("petition", petition)))
                .contains("Tag der Petition 03.02.2026", "Zeichen der absendenden Stelle Pet 4-21-11-8100")
                .contains("Aufgaben der Trägerversammlung ja", "Tag des Ausschusses 14.05.2031")
                .doesNotContain("gesetzter Tag");
        var submission = Form.letter().with("kind", "SUBMISSION").with("petition", Form.of("dueOn", "2031-04-30"));
        assertThat(shown(somebody, submission))
                .contains("Von RD oder BMAS gesetzter Tag 30.04.2031")
                .doesNotContain("Trägerversammlung");
    }

    private static String shown(Somebody officer, Form petition) {
        var id = officer.post("/api/complaints", petition).expect(201).id();
        return officer.read("/cases/" + id).expect(200).words();
    }

    @Test
    void what_is_erased_is_said_to_be_in_the_language_of_the_page() {
        var id = received(Form.letter()
                .with("suggestion", "Mehr Stühle")
                .with("concerns", List.of(Form.of("text", "Die Tür ist zu schwer."), Form.of("text", LONG))));
        correct(id, "complainant", Form.of("name", "Erika Muster", "address", "Musterweg 1"));
        officer()
                .step(id, "follow-ups", Form.of("dueOn", today(), "for", "krm", "what", "Anrufen"))
                .expect(200);
        officer().step(id, "follow-ups/1/done", Form.of()).expect(200);
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);
        assertThat(read(id)).contains("Der Geschäftsführung noch nicht vorgelegt");
        officer()
                .step(id, "erase", Form.of("ground", "Aufbewahrung ist abgelaufen"))
                .expect(200);
        assertThat(read(id))
                .contains("Verbesserungsvorschlag gelöscht", "Name gelöscht", "Text gelöscht")
                .doesNotContain("⟦", "erased", "noch nicht vorgelegt");
        assertThat(officer().with("Accept-Language", "en").read("/cases/" + id).words())
                .contains("Name erased")
                .doesNotContain("⟦");
        assertThat(as("revision")
                        .read("/cases/" + id + "/comparison")
                        .expect(200)
                        .words())
                .contains("Was zu tun ist: gelöscht");
    }

    @Test
    void another_case_is_called_by_its_reference() {
        var other = received(Form.letter());
        var reference = officer().look(other).at("/reference");
        var id = received(Form.letter());
        officer().step(id, "link", Form.of("other", other)).expect(200);
        assertThat(read(id)).contains("Anderer Vorgang " + reference, "Verknüpfte Vorgänge " + reference);
        assertThat(as("revision").read("/cases/" + id + "/comparison").words()).contains("Verknüpfung – " + reference);
    }

    private void correct(String id, String field, Object value) {
        officer()
                .step(id, "correct", Form.of("field", field, "value", value, "reason", "Verwechselt"))
                .expect(200);
    }

    private String read(String id) {
        return officer().read("/cases/" + id).expect(200).words();
    }
}
