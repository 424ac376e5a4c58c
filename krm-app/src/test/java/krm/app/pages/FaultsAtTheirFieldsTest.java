package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;

/** What a form is refused for is said at its field, and the list at the top leads there. */
class FaultsAtTheirFieldsTest extends AtTheDoors {

    private static final Pattern LINK = Pattern.compile("href=\"#(f-[^\"]+)\"");

    @Test
    void of_a_reception() {
        var kind = reception("kind", "PETITION");
        says(reception("receivedOn", ""), "receivedOn", "Dieses Feld fehlt.");
        says(kind, "petition-dueOn", "Zu einer Petition oder Eingabe gehört ihr Termin.");
        var accused = reception("accused[0].name", "Kim Beispiel");
        says(accused, "accused-0--name", "Beschuldigte Personen gehören nur zu einer Dienstaufsichtsbeschwerde.");
        says(reception("concerns[0].text", "   "), "concerns-0--text", "Mindestens ein Anliegen ist anzugeben.");
        says(reception("goesOn", "forward"), "forwardTo-team", "Dieses Feld fehlt.");
        var settled = reception("kind", "PETITION", "petition.dueOn", "2031-05-14", "goesOn", "settled");
        says(settled, "goesOn", "Eine Petition oder Eingabe wird nicht sofort erledigt.");
    }

    /** A section that holds a fault is open, and the fault says of which concern it is. */
    @Test
    void of_a_further_concern() {
        var sent = reception("concerns[1].topic", "BENEFIT_NOTICE");
        says(sent, "concerns-1--text", "Dieses Feld fehlt.");
        assertThat(sent.words()).contains("Anliegen 2: Dieses Feld fehlt.");
        assertThat(sent.text()).containsPattern("<details class=\"krm-more\" open=\"open\">\\s*<summary>2. Anliegen");
        assertThat(sent.text()).containsPattern("<details class=\"krm-more\">\\s*<summary>3. Anliegen");
        says(reception("concerns[2].area", "SUBJECT"), "concerns-2--text", "Dieses Feld fehlt.");
    }

    @Test
    void of_what_was_said() {
        var sent = staff().fill(
                        "/intake",
                        "kind",
                        "COMPLAINT",
                        "channel",
                        "PHONE",
                        "customerGroup",
                        "EMPLOYEE",
                        "receivedOn",
                        today().toString(),
                        "concerns[0].text",
                        "Die Tür ist zu schwer.",
                        "goesOn",
                        "forward");
        says(sent, "forwardTo-team", "Dieses Feld fehlt.");
        assertThat(sent.words()).doesNotContain("Bitte erledigen Sie das Anliegen sofort");
    }

    @Test
    void of_what_auditors_ask_for() {
        var reversed = as("revision").fill("/audit/accesses", "from", "2026-02-01", "to", "2026-01-01");
        says(reversed, "to", "Der erste Tag des Zeitraums liegt nach dem letzten.");
        assertThat(reversed.text()).contains("value=\"2026-02-01\"");
    }

    @Test
    void of_numbers_that_are_tried() {
        var tried = officer()
                .fill(
                        "/rules",
                        "book",
                        "reactions",
                        "acknowledgementWorkingDays",
                        "3",
                        "interimNoticeDays",
                        "20",
                        "answerDays",
                        "14",
                        "completionDays",
                        "14",
                        "soonWorkingDays",
                        "2",
                        "riskCutOff",
                        "15:00",
                        "yearEndWorks",
                        "true",
                        "from",
                        ago(30).toString(),
                        "to",
                        today().toString());
        says(tried, "reactions", "Die Zwischennachricht ist spätestens mit der ersten Antwort fällig");
    }

    @Test
    void of_a_password() {
        var name = Staff.name();
        var somebody = admitted(name, "KRM_OFFICER", null);
        says(
                somebody.fill("/password", "current", "nicht mein Passwort", "next", "ein ganz anderes"),
                "current",
                "Das bisherige Passwort ist falsch.");
        says(
                somebody.fill("/password", "current", Staff.OWN_PASSWORD, "next", "kurz"),
                "next",
                "Das Passwort braucht mindestens 12 Zeichen");
    }

    /** A usual one but for what is said. */
    private Answer reception(String... namesAndValues) {
        var fields = new HashMap<>(Map.of(
                "kind", "COMPLAINT",
                "channel", "LETTER",
                "customerGroup", "EMPLOYEE",
                "receivedOn", today().toString(),
                "concerns[0].text", "Die Tür ist zu schwer.",
                "goesOn", "keep"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return officer()
                .fill(
                        "/reception",
                        fields.entrySet().stream()
                                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                                .toArray(String[]::new));
    }

    private static void says(Answer page, String field, String fault) {
        assertThat(page.status()).as(page.words()).isIn(400, 422);
        assertThat(page.text()).contains("href=\"#f-" + field + "\"");
        var atTheField = page.text().split("id=\"f-" + field + "-error\"");
        assertThat(atTheField).hasSize(2);
        assertThat(atTheField[1]).contains(fault);
        assertThat(LINK.matcher(page.text()).results().map(link -> "id=\"" + link.group(1) + "\""))
                .isNotEmpty()
                .allMatch(page.text()::contains);
    }
}
