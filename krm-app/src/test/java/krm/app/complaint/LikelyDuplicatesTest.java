package krm.app.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Somebody;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may already hold what is just being recorded: the same customer number or name, and never how often. */
class LikelyDuplicatesTest extends AtTheDoors {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A name that nobody in another test has. */
    private final String own = "Qvist" + Integer.toString(10_000 + NAMES.incrementAndGet(), 26);

    @Test
    @DisplayName("S1.23 the same number, then the same name, the newest first: five at most, and no number of them")
    void five_at_most_and_no_number_of_them() {
        var number = own + "-4711";
        var sameNumber = received(by("Anders Ganz", number).with("receivedOn", ago(30)));
        var sameName = IntStream.range(0, 6)
                .mapToObj(i -> received(by("Erika " + own, null).with("receivedOn", ago(20 - i))))
                .toList();
        var answer = likely(officer(), "Erika " + own, number);
        assertThat(answer.each("/items", "/id"))
                .containsExactly(sameNumber, sameName.get(5), sameName.get(4), sameName.get(3), sameName.get(2));
        assertThat(answer.json().propertyNames()).containsExactly("items");
        assertThat(answer.text()).doesNotContain(own).doesNotContain("Erika");
    }

    @ParameterizedTest
    @CsvSource({
        "Jörg Müßig OWN,        OWN JOERG MUESSIG,   true",
        "Erika Maria OWN,       Erika OWN,           true",
        "Erika OWN,             Erika Maria OWN,     false",
        "Erika OWN,             OWN,                 false",
        "OWN,                   OWN,                 true",
        "Erika OWN,             Erik OWN,            false",
        "Anna Beispiel,         Anna OWN,            false",
    })
    void the_same_name_is_the_same_words(String stored, String typed, boolean found) {
        // The words stand in the case all the same, so the search finds it.
        var id = received(by(stored.replace("OWN", own), null).with("remarks", "Anna " + own));
        assertThat(likely(officer(), typed.replace("OWN", own), null).each("/items", "/id"))
                .isEqualTo(found ? List.of(id) : List.of());
    }

    @Test
    void a_name_that_was_put_right_or_erased_is_nobodys_any_more() {
        var id = received(by("Erika " + own, own + "-1"));
        officer()
                .step(
                        id,
                        "correct",
                        Form.of(
                                "field",
                                "complainant",
                                "value",
                                Form.of("name", "Berta " + own, "address", "Weg 1"),
                                "reason",
                                "Verwechselt"))
                .expect(200);
        assertThat(likely(officer(), "Erika " + own, own + "-1").each("/items", "/id"))
                .isEmpty();
        assertThat(likely(officer(), "Berta " + own, null).each("/items", "/id"))
                .containsExactly(id);
        officer()
                .step(id, "redirect", Form.of("target", "OTHER_JOBCENTER", "reason", "Umzug"))
                .expect(200);
        officer().step(id, "erase", Form.of("ground", "Art. 17 DSGVO")).expect(200);
        assertThat(likely(officer(), "Berta " + own, null).each("/items", "/id"))
                .isEmpty();
    }

    @Test
    @DisplayName("rules.md §2: a disciplinary complaint exists for nobody else here either")
    void everybody_hears_only_of_what_they_may_see() {
        var name = "Erika " + own;
        var oral = by(name, null).with("channel", "PHONE").with("receivedOn", today());
        var own1 = staff().post("/api/complaints", oral.with("forwardTo", Form.of("team", "VERMITTLUNG")))
                .expect(201)
                .id();
        var officers = received(by(name, null).with("forwardTo", Form.of("team", "LEISTUNG")));
        var accusing = management()
                .post("/api/complaints", by(name, null).with("kind", "DISCIPLINARY_COMPLAINT"))
                .expect(201)
                .id();
        assertThat(likely(staff(), name, null).each("/items", "/id")).containsExactly(own1);
        assertThat(likely(lead(), name, null).each("/items", "/id")).containsExactly(officers);
        assertThat(likely(officer(), name, null).each("/items", "/id")).containsExactly(own1, officers);
        assertThat(likely(management(), name, null).each("/items", "/id")).contains(own1, officers, accusing);
        assertThat(likely(as("krm.sz"), name, null).each("/items", "/id")).isEmpty();
    }

    @Test
    void what_was_shown_is_noted() {
        var id = received(by("Erika " + own, null));
        received(by("Anna Beispiel", null).with("remarks", "Erika " + own));
        likely(officer(), "Erika " + own, null);
        var read = as("revision").get("/api/audit/accesses?complaint=" + id).expect(200);
        assertThat(read.each("/items", "/door")).containsExactly("SEARCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revision", "rd", "admin"})
    void who_records_nothing_asks_for_nothing(String user) {
        ask(as(user), Form.of("name", "Erika Beispiel")).expect(403, "NOT_ALLOWED");
    }

    @Test
    void what_is_no_name_finds_nothing() {
        for (var nothing : List.of(Form.of(), Form.of("name", " - "), Form.of("customerNumber", "…"))) {
            assertThat(ask(officer(), nothing).expect(200).each("/items", "/id"))
                    .isEmpty();
        }
        ask(officer(), Form.of("name", "x".repeat(201))).expect(422, "TEXT_TOO_LONG");
        ask(officer(), Form.of("nmae", "Erika")).expect(400, "INVALID_FIELDS");
    }

    private static Form by(String name, String customerNumber) {
        return Form.letter()
                .with("complainant", Form.of("name", name, "customerNumber", customerNumber, "address", "Weg 1"));
    }

    private Answer likely(Somebody caller, String name, String customerNumber) {
        return ask(caller, Form.of("name", name, "customerNumber", customerNumber))
                .expect(200);
    }

    private static Answer ask(Somebody caller, Form form) {
        return caller.patient().post("/api/complaints/likely-duplicates", form);
    }
}
