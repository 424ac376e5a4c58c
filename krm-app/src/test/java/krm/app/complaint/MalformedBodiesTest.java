package krm.app.complaint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A typing error never loses data (rules.md §7): what cannot be read to the letter is refused, and nothing is stored. */
class MalformedBodiesTest extends AtTheDoors {

    private long before;

    @BeforeEach
    void count() {
        before = eventsStored();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(eventsStored()).isEqualTo(before);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                field("kind", "kind", null),
                field("kind", "kind", "BESCHWERDE"),
                field("kind", "kind", ""),
                field("kind", "kind", " COMPLAINT "),
                field("kind", "kind", "complaint"),
                field("kind", "kind", "0"),
                field("kind", "kind", 0),
                field("channel", "channel", List.of("LETTER")),
                field("customerGroup", "customerGroup", "Schüler"),
                field("receivedOn", "receivedOn", "2026-02-29"),
                field("receivedOn", "receivedOn", "2026-2-9"),
                field("receivedOn", "receivedOn", "09.02.2026"),
                field("receivedOn", "receivedOn", "2026-02-09T00:00:00Z"),
                field("receivedOn", "receivedOn", "0000-01-01"),
                field("receivedOn", "receivedOn", "-0001-01-01"),
                field("receivedOn", "receivedOn", "+12026-01-01"),
                field("receivedOn", "receivedOn", ""),
                field("receivedOn", "receivedOn", 20260209),
                field("receivedOn", "receivedOn", List.of(2026, 2, 9)),
                field("receivedAt", "receivedAt", 1_770_000_000),
                field("receivedAt", "receivedAt", "1770000000"),
                field("receivedAt", "receivedAt", "2026-02-29T10:00:00Z"),
                field("receivedAt", "receivedAt", "2026-02-09T10:00:00"),
                field("receivedAt", "receivedAt", ""),
                field("receivedAt", "receivedAt", "+999999999-01-01T00:00:00Z"),
                field("specialGroups", "specialGroups[0]", List.of("UNDER_30")),
                field("specialGroups", "specialGroups", "UNDER_25"),
                field("concerns", "concerns", Form.of("text", "x")),
                field("concerns", "concerns", ""),
                field("concerns", "concerns[0].text", List.of(Form.of("topic", "OTHER"))),
                field("concerns", "concerns[0].text", List.of(Form.of("text", 7))),
                field("concerns", "concerns[0].texts", List.of(Form.of("text", "x", "texts", "y"))),
                field("settledOnTheSpot", "settledOnTheSpot", "true"),
                field("settledOnTheSpot", "settledOnTheSpot", ""),
                field("settledOnTheSpot", "settledOnTheSpot", 1),
                field("ticketNumber", "ticketNumber", 4711),
                field("remarks", "remarks", true),
                field("remarks", "remarks", Form.of("text", "x")),
                field("complainant", "complainant", "Erika Beispiel"),
                field("complainant", "complainant", ""),
                field("complainant", "complainant.birthday", Form.of("name", "Erika", "birthday", "1990-01-01")),
                field("complainant", "complainant.name", Form.of("name", "Eri\0ka")),
                field("complainant", "complainant.name", Form.of("name", List.of("Erika"))),
                field("forwardTo", "forwardTo.team", Form.of("person", "somebody")),
                field("recieved", "recieved", "a typing error"));
    }

    private static Arguments field(String field, String blamed, Object value) {
        return Arguments.of(field, blamed, value);
    }

    @ParameterizedTest
    @MethodSource("fields")
    @DisplayName("S1.19 S1.21 S2.91 a field with a value that cannot be is named, and nothing is stored")
    void a_field_with_a_value_that_cannot_be_is_named(String field, String blamed, Object value) {
        var form = field.equals("receivedAt") ? Form.letter().without("receivedOn") : Form.letter();
        var answer = officer().post("/api/complaints", form.with(field, value)).expect(400, "INVALID_FIELDS");
        assertThat(answer.each("/errors", "/field")).containsExactly(blamed);
        assertThat(answer.each("/errors", "/detail")).doesNotContainNull();
    }

    @Test
    @DisplayName("S1.15 all missing fields are named at once, the channel among them")
    void all_missing_fields_are_named_at_once() {
        var answer = officer()
                .post("/api/complaints", Form.of("receivedOn", "2026-03-02"))
                .expect(400, "INVALID_FIELDS");
        assertThat(answer.each("/errors", "/field")).containsExactly("kind", "channel", "customerGroup");
        assertThat(answer.each("/errors", "/code")).containsOnly("MISSING_FIELD");
    }

    @Test
    void exactly_one_of_day_and_instant_of_reception_is_given() {
        var both = Form.letter().with("receivedAt", "2026-03-02T10:00:00+01:00");
        officer().post("/api/complaints", both).expect(400, "INVALID_FIELDS");
        officer().post("/api/complaints", Form.letter().without("receivedOn")).expect(400, "INVALID_FIELDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{} {}",
                "{},",
                "{'kind': 'COMPLAINT'}",
                "{\"kind\": NaN}",
                "{/* */}",
                "{\"kind\": \"COMPLAINT\",}",
                "{kind: 1}",
                "\u0000",
                "%00",
                "<xml/>"
            })
    void what_is_no_json_object_is_refused(String body) {
        officer().post("/api/complaints", body).expect(400, "MALFORMED_BODY");
    }

    @Test
    void the_same_field_twice_is_refused() {
        var doubled = Form.letter().toString().replaceFirst("\\{", "{\"kind\":\"PRAISE\",");
        officer().post("/api/complaints", doubled).expect(400);
    }

    @Test
    void something_behind_the_object_is_refused() {
        officer().post("/api/complaints", Form.letter() + "{}").expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83d", "\\u0000"})
    void half_a_character_and_nul_are_refused_wherever_they_stand(String half) {
        var body = Form.letter().with("remarks", "HERE").toString().replace("HERE", half);
        var answer = officer().post("/api/complaints", body).expect(400, "INVALID_FIELDS");
        assertThat(answer.each("/errors", "/field")).containsExactly("remarks");
        var asName = Form.letter().with("HERE", "x").toString().replace("HERE", half);
        officer().post("/api/complaints", asName).expect(400);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        var latin = Form.letter().with("remarks", "Müller").toString().getBytes(ISO_8859_1);
        officer().post("/api/complaints", latin).expect(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 100_000})
    void deep_nesting_is_refused(int deep) {
        var nested = "[".repeat(deep) + "]".repeat(deep);
        officer().post("/api/complaints", nested).expect(400);
        officer().post("/api/complaints", "{\"petition\":" + nested + "}").expect(400);
        officer().post("/api/complaints", "{\"concerns\":" + nested + "}").expect(400);
    }

    @Test
    void a_number_that_is_none_is_refused() {
        var id = received(Form.letter());
        officer().step(id, "answer", Form.answer()).expect(200);
        before = eventsStored();
        for (var no : List.of("1", 1.5, true, 99999999999L)) {
            var form = Form.rating().with("concerns", List.of(Form.of("no", no, "rating", "JUSTIFIED")));
            officer().step(id, "rate", form).expect(400);
        }
    }

    @Test
    void a_body_larger_than_a_mebibyte_is_too_large() {
        var large = Form.letter().with("remarks", "x".repeat(1024 * 1024)).toString();
        officer().post("/api/complaints", large).expect(413, "BODY_TOO_LARGE");
        officer()
                .post("/api/complaints", "x".repeat(10 * 1024 * 1024).getBytes(UTF_8))
                .expect(413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "nonsense"
            })
    void another_kind_of_content_is_not_understood(String type) {
        officer()
                .with("Content-Type", type)
                .post("/api/complaints", Form.letter())
                .expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void who_accepts_no_json_is_told_before_anything_is_stored() {
        assertThat(officer()
                        .with("Accept", "text/html")
                        .post("/api/complaints", Form.letter())
                        .status())
                .isEqualTo(406);
    }
}
