package krm.app.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
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

/** Who is found by which words (name, customer number, reference, words; newest first: rules.md §5). */
class SearchingTest extends AtTheDoors {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A word that stands in no other test's cases. */
    private final String own = "zx" + Integer.toString(100_000 + NAMES.incrementAndGet(), 26);

    @ParameterizedTest
    @CsvSource({
        "Jörg Müßig-Straßer,  joerg",
        "Jörg Müßig-Straßer,  MÜSSIG",
        "Jörg Müßig-Straßer,  Straßer jörg",
        "Jörg Müßig-Straßer,  muessig-strasser",
        "Jörg Müßig-Straßer,  Strass",
        "José Núñez,          nunez",
        "Nunez,               Núñez",
        "Łukasz Øst,          lukasz ost",
        "Ｅｒｉｋａ,          erika",
        "Li,                  li"
    })
    void a_name_is_found_however_it_is_written(String name, String asked) {
        var id = received(by(name + " " + own));
        assertThat(found(officer(), asked + " " + own)).containsExactly(id);
    }

    @Test
    void a_name_is_found_while_it_is_typed_from_three_letters_on_and_other_words_are_not() {
        var id = received(by(own + "berger").with("remarks", own + "stiefel"));
        assertThat(found(officer(), own)).containsExactly(id);
        assertThat(found(officer(), own + "berg")).containsExactly(id);
        assertThat(found(officer(), own + "bergerin")).isEmpty();
        assertThat(found(officer(), own + "stiefel")).containsExactly(id);
        assertThat(found(officer(), own + "stief")).isEmpty();
        var short2 = received(by("Y" + own));
        assertThat(found(officer(), "yz")).doesNotContain(short2);
    }

    @Test
    void a_customer_number_is_found_whole_and_while_it_is_typed() {
        var id = received(Form.letter()
                .with("complainant", Form.of("name", "Erika Beispiel", "customerNumber", own + "241A/007")));
        assertThat(found(officer(), own + "241a/007")).containsExactly(id);
        assertThat(found(officer(), own + "241")).containsExactly(id);
        assertThat(found(officer(), own + "242")).isEmpty();
    }

    @Test
    void nobody_is_looked_up_by_address_phone_or_email_or_as_accused() {
        received(Form.disciplinary()
                .with("accused", List.of(Form.of("name", own + "a")))
                .with(
                        "complainant",
                        Form.of(
                                "name",
                                "Erika Beispiel",
                                "address",
                                own + "b",
                                "phone",
                                own + "c",
                                "email",
                                own + "d@example.org")));
        for (var field : List.of("a", "b", "c", "d")) {
            assertThat(found(officer(), own + field)).isEmpty();
        }
    }

    @Test
    void a_reference_is_found_whole_and_by_its_running_number() {
        var id = received(by(own));
        var reference = officer().look(id).at("/reference");
        var number = Integer.parseInt(reference.substring(reference.lastIndexOf('-') + 1));
        assertThat(found(officer(), reference)).containsExactly(id);
        assertThat(found(officer(), reference.toLowerCase() + " " + own)).containsExactly(id);
        assertThat(found(officer(), number + " " + own)).containsExactly(id);
        assertThat(found(officer(), "%06d %s".formatted(number, own))).containsExactly(id);
        assertThat(found(officer(), "%06d %s".formatted(number + 1, own))).isEmpty();
        assertThat(found(as("krm.sz"), reference)).isEmpty();
    }

    @Test
    void every_free_text_is_found_whenever_it_was_written() {
        var id = received(Form.letter()
                .with("concerns", List.of(Form.of("text", own + "a, " + own + "b!"), Form.of("text", own + "c")))
                .with("suggestion", own + "d")
                .with("remarks", own + "e"));
        var officer = officer();
        officer.step(id, "acknowledge", Form.acknowledgement().with("reason", own + "f"))
                .expect(200);
        officer.step(id, "forward", Form.forwarding("LEISTUNG").with("reason", own + "g"))
                .expect(200);
        officer.step(id, "interim-notice", Form.interimNotice().with("reason", own + "h"))
                .expect(200);
        officer.step(id, "answer", Form.answer().with("text", own + "i").with("reason", own + "j"))
                .expect(200);
        officer.step(id, "rate", Form.rating().with("lesson", own + "k").with("reason", own + "l"))
                .expect(200);
        officer.step(id, "close", Form.closing().with("reason", own + "m")).expect(200);
        for (char letter = 'a'; letter <= 'm'; letter++) {
            assertThat(found(officer, own + letter)).as(own + letter).containsExactly(id);
        }
        assertThat(found(officer, own + "a " + own + "m")).containsExactly(id);
        assertThat(found(officer, own + "a nirgends" + own)).isEmpty();
    }

    @Test
    @DisplayName("S1.23 the newest stand first, page by page, and nobody is counted")
    void the_newest_stand_first_page_by_page_and_nobody_is_counted() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> received(by(own).with("receivedOn", ago(20 + i % 2))))
                .toList();
        var first = search(officer(), own, "&size=2");
        var second = search(officer(), own, "&size=2&page=1");
        var third = search(officer(), own, "&size=2&page=2");
        assertThat(first.each("/items", "/id")).containsExactly(ids.get(4), ids.get(2));
        assertThat(second.each("/items", "/id")).containsExactly(ids.get(0), ids.get(3));
        assertThat(third.each("/items", "/id")).containsExactly(ids.get(1));
        assertThat(List.of(first, second, third))
                .allSatisfy(page -> assertThat(page.text()).contains("\"total\":null"))
                .extracting(page -> page.json().at("/hasMore").booleanValue())
                .containsExactly(true, true, false);
        assertThat(search(officer(), own, "&size=5").json().at("/hasMore").booleanValue())
                .isFalse();
        assertThat(search(officer(), own, "&page=" + Integer.MAX_VALUE).each("/items", "/id"))
                .isEmpty();
    }

    @Test
    void filters_narrow_it() {
        var phoned = received(by(own).with("channel", "PHONE"));
        var written = received(by(own).with("receivedOn", ago(40)));
        assertThat(search(officer(), own, "&channel=PHONE").each("/items", "/id"))
                .containsExactly(phoned);
        assertThat(search(officer(), own, "&receivedTo=" + ago(40)).each("/items", "/id"))
                .containsExactly(written);
        assertThat(search(officer(), own, "&receivedFrom=" + ago(39)).each("/items", "/id"))
                .containsExactly(phoned);
        assertThat(search(officer(), own, "&status=CLOSED").each("/items", "/id"))
                .isEmpty();
        assertThat(search(officer(), own, "&deadline=ACKNOWLEDGEMENT&state=NOT_APPLICABLE")
                        .each("/items", "/id"))
                .containsExactly(phoned);
    }

    /** Domain.md §2: what somebody may not see they do not find either; disciplinary complaints have a test of their own. */
    @Test
    void everybody_finds_only_what_they_may_see() {
        var theirs = received(by(own).with("forwardTo", Form.of("team", "VERMITTLUNG")));
        var ofTheTeam = received(by(own).with("forwardTo", Form.of("team", "LEISTUNG")));
        var ofTheCounter = staff().post(
                        "/api/complaints",
                        by(own).with("channel", "IN_PERSON").with("forwardTo", Form.of("team", "EINGANG")))
                .expect(201)
                .id();
        var ofTheOtherHouse =
                as("krm.sz").post("/api/complaints", by(own)).expect(201).id();
        var all = List.of(ofTheTeam, theirs, ofTheCounter);
        for (var user : List.of("krm", "gf", "revision")) {
            assertThat(found(as(user), own)).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(found(lead(), own)).containsExactly(ofTheTeam);
        assertThat(found(as("team.vermittlung"), own)).containsExactly(theirs);
        assertThat(found(staff(), own)).containsExactly(ofTheCounter);
        assertThat(found(as("krm.sz"), own)).containsExactly(ofTheOtherHouse);
        assertThat(search(lead(), own, "&size=1").json().at("/hasMore").booleanValue())
                .as("no more that they may see")
                .isFalse();
        for (var user : List.of("rd", "admin")) {
            as(user).get("/api/complaints?q=" + own).expect(403, "NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!!!", "%22-%22", "%F0%9F%8C%AC", "%E2%80%AE", "'%20or%20true%20--%20zxnowhere", "%25", "_"})
    void what_has_no_words_finds_nothing(String query) {
        var answer = officer().get("/api/complaints?q=" + query).expect(200);
        assertThat(answer.each("/items", "/id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%09%20", "a%00b", "%ED%A0%80"})
    void what_is_no_query_is_refused(String query) {
        officer().get("/api/complaints?q=" + query).expect(400);
        officer()
                .get("/api/complaints?q=erika&team=" + query.replace("%20", "%00"))
                .expect(400);
    }

    @Test
    void a_query_has_at_most_200_characters_and_10_words() {
        search(officer(), "ä".repeat(200), "").expect(200);
        search(officer(), "  " + "ä".repeat(200) + "  ", "").expect(200);
        officer().get("/api/complaints?q=" + encoded("ä".repeat(201))).expect(400, "INVALID_PARAMETER");
        search(officer(), "a b c d e f g h i j", "").expect(200);
        officer().get("/api/complaints?q=" + encoded("a b c d e f g h i j k")).expect(400, "INVALID_PARAMETER");
        assertThat(officer().get("/api/complaints?q=").at("/total"))
                .as("an empty field asks for nothing")
                .isNotNull();
    }

    @Test
    void who_is_erased_is_found_by_the_reference_alone() {
        var id = received(by(own).with("remarks", own + "wort"));
        var other = received(by(own));
        var reference = officer().look(id).at("/reference");
        assertThat(found(officer(), own)).containsExactly(other, id);
        officer().step(id, "answer", Form.answer()).expect(200);
        officer().step(id, "rate", Form.rating()).expect(200);
        officer().step(id, "close", Form.closing()).expect(200);

        officer().step(id, "erase", Form.of("ground", "Art. 17")).expect(200);

        assertThat(found(officer(), own)).containsExactly(other);
        assertThat(found(officer(), own + "wort")).isEmpty();
        assertThat(found(officer(), reference)).containsExactly(id);
        var tokens = db.sql("""
            select cardinality(tokens) from read_side.case_search where complaint_id = :id::uuid
            """).param("id", id).query(Integer.class).single();
        assertThat(tokens).as("reference and running number").isEqualTo(3);
    }

    @Test
    void a_corrected_case_is_found_by_what_is_right_and_stands_where_its_day_puts_it() {
        var id = received(by(own).with("remarks", own + "wort"));
        var later = received(by(own).with("receivedOn", ago(5)));
        var right = Form.of("field", "complainant", "reason", "verschrieben")
                .with("value", Form.of("name", own + "richtig"));
        officer().step(id, "correct", right).expect(200);
        assertThat(found(officer(), own + "richtig")).containsExactly(id);
        assertThat(found(officer(), own + "wort")).containsExactly(id);
        assertThat(found(officer(), own)).as("a prefix of both names").containsExactly(later, id);

        var day = Form.of("field", "receivedOn", "value", ago(1), "reason", "verschrieben");
        officer().step(id, "correct", day).expect(200);
        assertThat(found(officer(), own)).containsExactly(id, later);
        assertThat(found(officer(), own + "wort")).containsExactly(id);
    }

    private static Form by(String name) {
        return Form.letter().with("complainant", Form.of("name", name, "address", "Musterweg 1, 38300 Wolfenbüttel"));
    }

    private static List<String> found(Somebody somebody, String words) {
        return search(somebody, words, "").each("/items", "/id");
    }

    private static Answer search(Somebody somebody, String words, String more) {
        return somebody.patient()
                .get("/api/complaints?q=" + encoded(words) + more)
                .expect(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
