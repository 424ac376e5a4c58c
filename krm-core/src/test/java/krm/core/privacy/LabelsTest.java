package krm.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 15; S1.22 to S1.24: no classification of persons, in any spelling. */
class LabelsTest {

    @ParameterizedTest
    @DisplayName("rule 15 a word for a kind of person is found however it is written")
    @ValueSource(
            strings = {
                "Querulant",
                "QUERULANTEN",
                "querulantin",
                "Querulanz",
                "querulatorisch",
                "Querulierer",
                "Querulɑnt",
                "Qᴜᴇʀᴜʟᴀɴᴛ",
                "Qu3rulant",
                "QU3RUL4NT",
                "que-ru_lant",
                "q u e r u l a n t",
                "Q.u.e.r.u.l.a.n.t",
                "Querülant",
                "Quärulant",
                "Quérulant",
                "Queru1ant",
                "Querullant",
                "Querrrulant",
                "Ｑｕｅｒｕｌａｎｔ",
                "𝐐uerulant",
                "Quеrulаnt",
                "Que\u200Brulant",
                "Que\u00ADrulant",
                "Que\u0308rulant",
                "TEAM_QUERULANTEN_3",
                "Dauerkunde",
                "Dauer-Kunden",
                "D4uerkund€",
                "dauerkündin",
                "Nörgler",
                "Noergler",
                "NORGLER",
                "N0rg1er",
                "Störenfried",
                "Stoerenfriede",
                "Reichsbürger",
                "Reichsbuerger",
                "schwarze Liste",
                "lästige Kunden",
                "laestige Kunden",
                "Vielbeschwerer",
                "black list",
                "Trouble Maker",
                "serial complainers"
            })
    void found(String label) {
        assertThat(Labels.classifiesPersons(label)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1.22 the matter may be called by its name")
    @ValueSource(
            strings = {
                "",
                "LEISTUNG",
                "Vermittlung U25",
                "Eingangszone",
                "GF",
                "Kundenreaktionsmanagement",
                "Beschwerdestelle",
                "Team Kunden",
                "Dauer der Bearbeitung",
                "Wolfenbüttel",
                "Verhalten",
                "Datenschutz",
                "complaints",
                "Complaint desk",
                "12345",
                "Größe ÄÖÜß",
                "Der Kunde als Partner",
                "日本",
                "😀"
            })
    void allowed(String label) {
        assertThat(Labels.classifiesPersons(label)).isFalse();
    }
}
