package krm.app.importing;

import static krm.app.importing.SourceFile.line;
import static krm.app.importing.SourceFile.reception;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases of an older system come in with their own days (rules.md §7, rule 14). */
class ImportingTest extends AtTheImportDoor {

    @Test
    void an_older_systems_cases_come_in_with_their_own_days() {
        var one = key();
        var other = key();
        var start = java.time.Instant.now();
        var answer = imported(
                line(one, "receive", "2024-03-02", reception().with("channel", "E_MAIL")),
                line(other, "receive", "2023-12-29", reception()),
                line(one, "acknowledge", "2024-03-05", Form.of("medium", "E_MAIL")),
                "",
                line(other, "forward", "2024-01-03", Form.of("team", "VERMITTLUNG", "reason", "zuständig")),
                line(one, "answer", "2024-03-20", Form.answer().without("occurredOn")));

        assertThat(answer.at("/state")).isEqualTo("DONE");
        assertThat(answer.at("/linesRead")).isEqualTo("6");
        assertThat(answer.at("/linesTotal")).isEqualTo("6");
        assertThat(answer.each("/refused", "")).isEmpty();

        var shown = officer().look(caseOf(one)).expect(200);
        assertThat(shown.at("/status")).isEqualTo("ANSWERED");
        assertThat(shown.at("/receivedOn")).isEqualTo("2024-03-02");
        assertThat(shown.at("/sourceKey")).isEqualTo(one);
        assertThat(shown.at("/reference")).startsWith("WF-2024-");
        assertThat(shown.at("/complainant/name")).isEqualTo("Erika Beispiel");
        assertThat(shown.each("/deadlines", "/state"))
                .as("late is recorded as late")
                .contains("MISSED");
        var history =
                officer().get("/api/complaints/" + caseOf(one) + "/history").expect(200);
        assertThat(history.each("/items", "/occurredOn"))
                .containsExactly("2024-03-02", "2024-03-02", "2024-03-05", "2024-03-20");
        assertThat(history.each("/items", "/recordedAt"))
                .as("recorded by the import, now")
                .allSatisfy(at -> assertThat(java.time.OffsetDateTime.parse(at).toInstant())
                        .isBetween(
                                start.minusSeconds(1), java.time.Instant.now().plusSeconds(1)));
        assertThat(history.each("/items", "/actor")).containsOnly("krm");
        assertThat(history.each("/items", "/role")).containsOnly("KRM_OFFICER");
        assertThat(officer().look(caseOf(other)).at("/team")).isEqualTo("VERMITTLUNG");
    }

    @Test
    void who_approved_there_and_whom_a_case_names_is_no_rule_here() {
        var mailed = key();
        var accusing = key();
        var answer = imported(
                line(mailed, "receive", "2024-03-02", reception()),
                line(
                        mailed,
                        "answer",
                        "2024-03-05",
                        Form.answer()
                                .without("occurredOn")
                                .with("medium", "E_MAIL")
                                .with("anonymised", true)
                                .with("reason", "eilt")
                                .with("approver", "längst.fort")),
                line(
                        accusing,
                        "receive",
                        "2024-03-02",
                        reception()
                                .with("kind", "DISCIPLINARY_COMPLAINT")
                                .with("accused", List.of(Form.of("name", "Beauftragte", "user", "krm")))),
                line(accusing, "answer", "2024-03-05", Form.answer().without("occurredOn")),
                line(accusing, "rate", "2024-03-06", Form.rating().without("occurredOn")));
        assertThat(answer.each("/refused", "/code")).isEmpty();
        assertThat(officer().look(caseOf(mailed)).at("/status")).isEqualTo("ANSWERED");
        officer().look(caseOf(accusing)).expect(404, "NOT_FOUND");
        assertThat(management().look(caseOf(accusing)).at("/status")).isEqualTo("RATED");
    }

    @Test
    void everybody_finds_their_own_imports_the_newest_first() {
        var first = imported(line(key(), "receive", "2024-03-02", reception())).at("/id");
        var second =
                imported(line(key(), "acknowledge", "2024-03-02", reception())).at("/id");
        var listed = officer().get("/api/imports?size=2").expect(200);
        assertThat(listed.each("/items", "/id")).containsExactly(second, first);
        assertThat(listed.each("/items", "/refusedTotal")).containsExactly("1", "0");
        assertThat(listed.each("/items", "/state")).containsOnly("DONE");
        assertThat(listed.each("/items", "/startedBy")).containsOnly("krm");
        var other = admitted(Staff.name(), "KRM_OFFICER", null);
        assertThat(other.get("/api/imports").expect(200).at("/total")).isEqualTo("0");
        management().get("/api/imports").expect(403, "NOT_ALLOWED");
        officer().get("/api/imports?size=201").expect(400, "INVALID_PARAMETER");
    }

    @Test
    void the_same_file_again_adds_nothing_and_a_longer_one_goes_on() {
        var one = key();
        var other = key();
        var file = List.of(
                line(one, "receive", "2024-03-02", reception()),
                line(other, "receive", "2024-03-02", reception()),
                line(one, "acknowledge", "2024-03-04", Form.of("medium", "LETTER")));
        imported(officer(), file);
        var stored = eventsStored();

        var again = imported(officer(), file);
        assertThat(again.at("/state") + again.each("/refused", "")).isEqualTo("DONE[]");
        assertThat(eventsStored()).isEqualTo(stored);

        var longer = Stream.concat(
                        file.stream(),
                        Stream.of(
                                line(other, "acknowledge", "2024-03-05", Form.of("medium", "LETTER")),
                                line(one, "forward", "2024-03-06", Form.of("team", "LEISTUNG"))))
                .toList();
        assertThat(imported(officer(), longer).each("/refused", "")).isEmpty();
        assertThat(eventsStored()).isEqualTo(stored + 2);
        assertThat(officer().look(caseOf(one)).at("/status")).isEqualTo("FORWARDED");
        assertThat(officer().look(caseOf(other)).at("/status")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void two_houses_with_the_same_keys_do_not_meet() {
        var key = key();
        var file = List.of(line(key, "receive", "2024-03-02", reception()));
        imported(officer(), file);
        var stored = eventsStored();
        imported(as("krm.sz"), file);
        assertThat(eventsStored()).isEqualTo(stored + 2);
    }

    @Test
    void a_refused_line_stops_its_case_only_and_is_the_only_one_listed() {
        var bad = key();
        var good = key();
        var answer = imported(
                line(bad, "receive", "2024-03-02", reception()),
                line(good, "receive", "2024-03-02", reception()),
                line(bad, "rate", "2024-03-03", Form.rating().without("occurredOn")),
                line(good, "acknowledge", "2024-03-04", Form.of("medium", "LETTER")),
                line(bad, "acknowledge", "2024-03-04", Form.of("medium", "LETTER")),
                line(bad, "nonsense", "2024-03-05", Form.of()));

        assertThat(answer.at("/state")).isEqualTo("DONE");
        assertThat(answer.at("/linesRead")).isEqualTo("6");
        assertThat(answer.each("/refused", "/line")).containsExactly("3");
        assertThat(answer.at("/refused/0/case")).isEqualTo(bad);
        assertThat(answer.at("/refused/0/code")).isEqualTo("NOT_ANSWERED");
        assertThat(answer.at("/refused/0/detail")).isEqualTo("Der Vorgang ist noch nicht abschließend beantwortet.");
        assertThat(officer()
                        .with("Accept-Language", "en")
                        .get("/api/imports/" + answer.id())
                        .at("/refused/0/detail"))
                .startsWith("The case");
        assertThat(officer().look(caseOf(bad)).at("/status")).isEqualTo("RECEIVED");
        assertThat(officer().look(caseOf(good)).at("/status")).isEqualTo("ACKNOWLEDGED");

        var mended = imported(
                line(bad, "receive", "2024-03-02", reception()),
                line(bad, "acknowledge", "2024-03-04", Form.of("medium", "LETTER")));
        assertThat(mended.each("/refused", "")).isEmpty();
        assertThat(officer().look(caseOf(bad)).at("/status")).isEqualTo("ACKNOWLEDGED");
    }

    static Stream<Arguments> refusedFirstLines() {
        var key = "KEY";
        var form = reception();
        return Stream.of(
                Arguments.of("{", "MALFORMED_BODY", false),
                Arguments.of("[]", "MALFORMED_BODY", false),
                Arguments.of("null", "MALFORMED_BODY", false),
                Arguments.of("{\"case\": \"KEY\", \"step\": ", "MALFORMED_BODY", true),
                Arguments.of("{} {}", "MALFORMED_BODY", false),
                Arguments.of("{\"case\": 17}", "INVALID_FIELDS", false),
                Arguments.of("{\"case\": \"KEY\"}", "INVALID_FIELDS", true),
                Arguments.of(line(" ", "receive", "2024-03-02", form), "INVALID_FIELDS", false),
                Arguments.of(line("K".repeat(201), "receive", "2024-03-02", form), "INVALID_FIELDS", false),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form).replace("{\"case\"", "{\"x\": 1, \"case\""),
                        "INVALID_FIELDS",
                        true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form)
                                .replace("{\"case\"", "{\"recordedAt\": \"2024-03-02T10:00:00Z\", \"case\""),
                        "INVALID_FIELDS",
                        true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form.with("recordedAt", "2024-03-02T10:00:00Z")),
                        "INVALID_FIELDS",
                        true),
                Arguments.of(line(key, "receive", "2024-02-30", form), "INVALID_FIELDS", true),
                Arguments.of(line(key, "receive", "2999-02-01", form), "DAY_IN_FUTURE", true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form.with("receivedOn", "2024-03-01")),
                        "INVALID_FIELDS",
                        true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form.with("receivedAt", "2024-03-02T10:00:00Z")),
                        "INVALID_FIELDS",
                        true),
                Arguments.of(line(key, "receive", "2024-03-02", form.with("nickname", "E")), "INVALID_FIELDS", true),
                Arguments.of(line(key, "receive", "2024-03-02", form.without("kind")), "INVALID_FIELDS", true),
                Arguments.of(line(key, "receive", "2024-03-02", form.with("remarks", "\0")), "INVALID_FIELDS", true),
                Arguments.of(line(key, "receive", "2024-03-02", form.with("concerns", List.of())), "NO_CONCERN", true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form.with("remarks", "x".repeat(20_001))),
                        "TEXT_TOO_LONG",
                        true),
                Arguments.of(
                        line(key, "receive", "2024-03-02", form.with("remarks", "x".repeat(1024 * 1024))),
                        "LINE_TOO_LONG",
                        true),
                Arguments.of(line(key, "invent", "2024-03-02", Form.of()), "UNKNOWN_STEP", true),
                Arguments.of(
                        line(key, "acknowledge", "2024-03-02", Form.of("medium", "LETTER")), "RECEIVE_FIRST", true));
    }

    @ParameterizedTest
    @MethodSource("refusedFirstLines")
    void what_no_door_would_take_is_refused_line_by_line(String line, String code, boolean tellsItsCase) {
        var key = key();
        var good = key();
        var stored = eventsStored();
        var answer = imported(
                line.replace("KEY", key),
                line(good, "receive", "2024-03-02", reception()),
                line(key, "forward", "2024-03-03", Form.of("team", "LEISTUNG")));
        assertThat(answer.at("/state")).isEqualTo("DONE");
        assertThat(answer.at("/refused/0/line")).isEqualTo("1");
        assertThat(answer.at("/refused/0/code")).isEqualTo(code);
        assertThat(answer.at("/refused/0/detail")).isNotBlank();
        assertThat(answer.at("/refused/0/case")).isEqualTo(tellsItsCase ? key : null);
        assertThat(answer.each("/refused", "/code"))
                .as("of a case that is stopped nothing more is listed")
                .hasSize(tellsItsCase ? 1 : 2);
        assertThat(eventsStored()).as("the other case").isEqualTo(stored + 2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        receive,        2024-03-02, '{}',                                             ALREADY_RECEIVED
        acknowledge,    2024-03-01, '{"medium":"LETTER"}',                            DAY_BEFORE_RECEPTION
        acknowledge,    2024-03-03, '{"medium":"NONE"}',                              MEDIUM_REQUIRED
        acknowledge,    2024-03-03, '{"medium":"LETTER","occurredOn":"2024-03-04"}',  INVALID_FIELDS
        forward,        2024-03-03, '{"team":"NOBODY"}',                              UNKNOWN_TEAM
        interim-notice, 2024-03-08, '{"medium":"LETTER","reason":"r","announcedAnswerOn":"2024-03-08"}', ANNOUNCED_DAY_NOT_AFTER_NOTICE
        close,          2024-03-08, '{}',                                             NOT_ANSWERED
        """)
    void the_rules_of_a_step_hold_for_its_line(String step, String day, String data, String code) {
        var key = key();
        var answer = imported(
                line(key, "receive", "2024-03-02", reception()),
                "{\"case\":\"%s\",\"step\":\"%s\",\"occurredOn\":\"%s\",\"data\":%s}".formatted(key, step, day, data));
        assertThat(answer.each("/refused", "/code")).containsExactly(code);
        assertThat(answer.at("/refused/0/line")).isEqualTo("2");
        assertThat(officer().look(caseOf(key)).version()).isEqualTo(1);
    }

    @Test
    void a_detail_names_the_field_and_the_facts() {
        var answer = imported(
                line(key(), "receive", "2024-03-02", reception().without("kind")),
                line(key(), "receive", "2024-03-02", reception().with("forwardTo", Form.of("team", "NOBODY"))));
        assertThat(answer.at("/refused/0/detail")).endsWith(" Art: Dieses Feld fehlt.");
        assertThat(answer.at("/refused/1/detail")).contains("NOBODY").endsWith(" (Zur Bearbeitung an)");
    }

    @Test
    void a_line_that_was_taken_with_another_content_is_not_passed_over_in_silence() {
        var key = key();
        imported(line(key, "receive", "2024-03-02", reception()));
        var changed = imported(
                line(key, "receive", "2024-03-02", reception().with("channel", "E_MAIL")),
                line(key, "forward", "2024-03-03", Form.of("team", "LEISTUNG")));
        assertThat(changed.each("/refused", "/code")).containsExactly("IMPORTED_DIFFERENTLY");
        assertThat(officer().look(caseOf(key)).at("/status")).isEqualTo("RECEIVED");
    }

    @Test
    void the_order_of_a_lines_fields_does_not_make_it_another() {
        var key = key();
        imported("{\"case\":\"%s\",\"step\":\"receive\",\"occurredOn\":\"2024-03-02\",\"data\":%s}"
                .formatted(key, reception()));
        var again = imported("{\"data\": %s, \"occurredOn\": \"2024-03-02\", \"step\":\"receive\", \"case\":\"%s\"}\r"
                .formatted(reception(), key));
        assertThat(again.each("/refused", "")).isEmpty();
    }

    @Test
    void lines_of_one_case_keep_their_order_however_many_there_are() {
        var key = key();
        var lines = new java.util.ArrayList<>(List.of(line(key, "receive", "2024-03-02", reception())));
        IntStream.range(0, 4_500)
                .forEach(i -> lines.add(line(
                        key,
                        "forward",
                        "2024-03-03",
                        Form.of("team", i % 2 == 0 ? "LEISTUNG" : "VERMITTLUNG", "person", "P" + i))));
        assertThat(imported(officer(), lines).each("/refused", "")).isEmpty();
        var history = officer().get("/api/complaints/" + caseOf(key) + "/history");
        assertThat(history.each("/items", "/data/person").stream().filter(java.util.Objects::nonNull))
                .containsExactlyElementsOf(
                        IntStream.range(0, 4_500).mapToObj(i -> "P" + i).toList());
    }

    @Test
    void who_hands_in_no_file_on_the_page_is_told() {
        var before = db.sql("select count(*) from imports.import").query(Long.class);
        long imports = before.single();
        var page = officer()
                .with("Accept", "text/html")
                .with("Content-Type", "multipart/form-data; boundary=x")
                .post("/imports", """
                    --x
                    Content-Disposition: form-data; name="key"

                    %s
                    --x
                    Content-Disposition: form-data; name="file"; filename=""
                    Content-Type: application/octet-stream


                    --x--
                    """.formatted(key()).replace("\n", "\r\n"));
        assertThat(page.expect(422).text()).contains("Bitte wählen Sie eine Datei", "id=\"f-file-error\"");
        assertThat(before.single()).isEqualTo(imports);
    }

    @Test
    void an_empty_file_is_done_at_once() {
        var answer = imported(officer(), List.of());
        assertThat(answer.at("/state") + answer.each("/refused", "")).isEqualTo("DONE[]");
    }

    @ParameterizedTest
    @CsvSource({"team.leistung", "gf", "mitarbeit", "revision", "rd", "admin"})
    void who_is_not_the_officer_may_not(String user) {
        handIn(as(user), "").expect(403, "NOT_ALLOWED");
        as(user).get("/api/imports/" + UUID.randomUUID()).expect(403, "NOT_ALLOWED");
    }

    @Test
    void another_house_does_not_know_of_it() {
        var id = imported(line(key(), "receive", "2024-03-02", reception())).id();
        officer().get("/api/imports/" + id).expect(200);
        var theirs = as("krm.sz").get("/api/imports/" + id).expect(404, "NOT_FOUND");
        var none = as("krm.sz").get("/api/imports/" + UUID.randomUUID()).expect(404, "NOT_FOUND");
        assertThat(theirs.at("/detail")).isEqualTo(none.at("/detail"));
        officer().get("/api/imports/none").expect(404, "NOT_FOUND");
        nobody().get("/api/imports/" + id).expect(401);
        handIn(nobody(), "").expect(401);
    }

    @Test
    void the_answer_says_where_to_look() {
        var answer = handIn(officer(), line(key(), "receive", "2024-03-02", reception()))
                .expect(202);
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + answer.id());
        assertThat(answer.at("/linesTotal")).as("a last line without an end").isEqualTo("1");
        await(officer(), answer.id(), a -> a.at("/state").equals("DONE"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "text/plain",
        "application/x-ndjson; charset=iso-8859-1",
        "application/x-www-form-urlencoded",
        "nonsense"
    })
    void another_type_is_refused(String type) {
        officer().with("Content-Type", type).post("/api/imports", "{}").expect(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_gibibyte_is_the_most(@LocalServerPort int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("""
                POST /api/imports HTTP/1.1
                Host: 127.0.0.1
                Authorization: Basic %s
                Content-Type: application/x-ndjson
                Content-Length: 1073741825

                """.formatted(
                            Base64.getEncoder().encodeToString("krm:demo".getBytes(StandardCharsets.UTF_8)))
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void the_same_call_twice_is_one_import() {
        var body = line(key(), "receive", "2024-03-02", reception());
        var officer = officer().with("Idempotency-Key", key());
        var first = handIn(officer, body).expect(202);
        var again = handIn(officer, body).expect(202);
        assertThat(again.id()).isEqualTo(first.id());
        handIn(officer, body + " ").expect(409, "IDEMPOTENCY_KEY_REUSED");
        handIn(officer().with("Idempotency-Key", "k".repeat(129)), body).expect(400, "INVALID_HEADER");
        assertThat(uploads()).as("no other was left behind").isZero();
    }

    @Test
    void the_same_call_at_the_same_instant_is_one_import() throws Exception {
        var body = line(key(), "receive", "2024-03-02", reception());
        var officer = officer().with("Idempotency-Key", key());
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(
                            () -> handIn(officer, body).expect(202).id()))
                    .toList();
            var ids = new java.util.HashSet<String>();
            for (var call : calls) {
                ids.add(call.get());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(uploads()).isZero();
    }

    private long uploads() {
        return db.sql("select count(*) from imports.import where state = 'UPLOADING'")
                .query(Long.class)
                .single();
    }
}
