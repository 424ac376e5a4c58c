package krm.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import krm.app.web.Answer;
import krm.app.web.AtTheDoors;
import krm.app.web.Csv;
import krm.app.web.Form;
import krm.core.complaint.event.ComplaintEvent;
import krm.core.complaint.event.StoredAs;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import science.aist.xes.model.AttributeDateType;
import science.aist.xes.model.AttributeStringType;
import science.aist.xes.model.AttributeType;
import science.aist.xes.model.impl.LogRepository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the auditor takes along (rules.md §5): whole histories, read back by other readers, and nothing of any person. */
class ExportingTest extends AtTheDoors {

    private static final List<String> FILES = List.of("events.jsonl", "events.csv", "ocel.json", "xes.xml");
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    private final LocalDate day = aDayOfItsOwn();

    @ParameterizedTest
    @ValueSource(strings = {"events.jsonl", "events.csv", "ocel.json", "xes.xml"})
    void it_says_in_front_how_much_will_come_and_at_the_end_what_came(String file) {
        var answer = get(file, "");
        var download = new Download(answer.text());
        assertThat(download.isWhole()).isTrue();
        assertThat(download.cases()).isGreaterThan(250).isEqualTo(Long.parseLong(answer.header("Krm-Cases")));
        assertThat(download.events()).isGreaterThan(2_000).isEqualTo(Long.parseLong(answer.header("Krm-Events")));
        assertThat(answer.header("Content-Disposition")).contains(file);

        var text = answer.text();
        assertThat(new Download(text.substring(0, text.length() - 200)).isWhole())
                .as("cut off")
                .isFalse();
        assertThat(new Download(download.before()).isWhole())
                .as("the last line alone is missing")
                .isFalse();
        assertThat(new Download(text.replaceFirst("complete|COMPLAINT|Eingang", "gefälscht")).isWhole())
                .as("changed")
                .isFalse();
    }

    @Test
    void every_format_tells_the_same_histories() throws Exception {
        var expected = new LinkedHashMap<String, List<String>>();
        for (var line : jsonLines("")) {
            expected.computeIfAbsent(line.at("/case").stringValue(), _ -> new ArrayList<>())
                    .add(line.at("/type").stringValue());
        }
        assertThat(expected).hasSizeGreaterThan(250);
        var some = expected.keySet().stream().skip(100).findFirst().orElseThrow();
        assertThat(expected.get(some)).as("as the case's own history").isEqualTo(historyOf(some));
        var activities = activities();
        Map<String, List<String>> named = new LinkedHashMap<>();
        expected.forEach((reference, types) ->
                named.put(reference, types.stream().map(activities::get).toList()));

        assertThat(inCsv()).isEqualTo(named);
        assertThat(inXes()).isEqualTo(named);
        assertThat(inOcel()).isEqualTo(named);
    }

    /** The auditor reads afterwards what went out, and lays it beside the file. */
    @ParameterizedTest
    @ValueSource(strings = {"events.csv", "ocel.json"})
    void what_was_sent_is_told_with_the_proof_that_the_file_bears(String file) {
        var download = new Download(get(file, "").text());
        var told = as("revision").get("/api/audit/exports?size=1").expect(200);
        assertThat(told.at("/items/0/export/file")).isEqualTo(file);
        assertThat(told.at("/items/0/progress/state")).isEqualTo("DONE");
        assertThat(told.json().at("/items/0/progress/sent").longValue()).isEqualTo(download.events());
        assertThat(told.at("/items/0/progress/sha256")).isEqualTo(download.sha256());
        as("krm").get("/api/audit/exports").expect(403, "NOT_ALLOWED");
    }

    @Test
    void a_line_says_who_when_and_what() {
        var id = received(Form.letter().with("receivedOn", day).with("customerGroup", "EMPLOYER"));
        officer()
                .step(id, "forward", Form.forwarding("LEISTUNG").with("occurredOn", day.plusDays(1)))
                .expect(200);
        lead().step(id, "answer", Form.answer().with("occurredOn", day.plusDays(15)))
                .expect(200);
        var lines = jsonLines("?from=" + day + "&to=" + day);
        assertThat(lines)
                .extracting(line -> line.at("/complaint").stringValue())
                .containsOnly(id);
        assertThat(lines)
                .extracting(line -> line.at("/type").stringValue())
                .containsExactly("ComplaintReceived", "DeadlinesSet", "ComplaintForwarded", "ComplaintAnswered");
        var history = management().get("/api/complaints/" + id + "/history").expect(200);
        assertThat(lines).extracting(line -> line.at("/hash").stringValue()).isEqualTo(history.each("/items", "/hash"));
        var answered = lines.getLast();
        assertThat(answered.at("/occurredOn").stringValue())
                .isEqualTo(day.plusDays(15).toString());
        assertThat(answered.at("/role").stringValue()).isEqualTo("TEAM_LEAD");
        assertThat(answered.at("/team").stringValue()).isEqualTo("LEISTUNG");
        assertThat(answered.at("/data/outcome").stringValue()).isEqualTo("REMEDY");
        assertThat(answered.at("/data/final").booleanValue()).isTrue();
        assertThat(lines.get(1).at("/actor").stringValue()).isEqualTo("SYSTEM");
        assertThat(lines.getFirst().at("/data/customerGroup").stringValue()).isEqualTo("EMPLOYER");
        assertThat(OffsetDateTime.parse(answered.at("/recordedAt").stringValue()))
                .isEqualTo(OffsetDateTime.parse(history.at("/items/3/recordedAt")));

        var csv = rows("?from=" + day + "&to=" + day);
        assertThat(csv.getLast())
                .containsEntry("activity", "Beantwortet")
                .containsEntry("unit", "LEISTUNG")
                .containsEntry("type", "COMPLAINT")
                .containsEntry("channel", "LETTER")
                .containsEntry("deadline_state", "MISSED");
        assertThat(csv.get(2)).containsEntry("deadline_state", "PENDING");
        assertThat(OffsetDateTime.parse(csv.getLast().get("timestamp")).toLocalDate())
                .as("recorded later: the beginning of its day")
                .isEqualTo(day.plusDays(15));
    }

    @Test
    void people_have_one_other_name_all_through_an_export_and_another_one_in_the_next() {
        var id = received(Form.letter().with("receivedOn", day));
        officer()
                .step(id, "acknowledge", Form.acknowledgement().with("occurredOn", day))
                .expect(200);
        officer()
                .step(
                        id,
                        "forward",
                        Form.forwarding("LEISTUNG")
                                .with("person", "team.leistung")
                                .with("occurredOn", day))
                .expect(200);
        lead().step(id, "notes", Form.of("text", "angesehen")).expect(200);
        var first = jsonLines("?from=" + day + "&to=" + day);
        var actors = first.stream().map(line -> line.at("/actor").stringValue()).toList();
        assertThat(actors.get(0))
                .isEqualTo(actors.get(2))
                .isEqualTo(actors.get(3))
                .startsWith("p-");
        assertThat(actors.get(4))
                .isNotEqualTo(actors.get(0))
                .isEqualTo(first.get(3).at("/data/toPerson").stringValue());
        var again = jsonLines("?from=" + day + "&to=" + day);
        assertThat(again.getFirst().at("/actor").stringValue()).isNotEqualTo(actors.getFirst());
    }

    /** Whatever somebody writes into a text, and whoever works there or is accused. */
    @ParameterizedTest
    @ValueSource(strings = {"events.jsonl", "events.csv", "ocel.json", "xes.xml"})
    void nothing_personal_leaves_the_house(String file) {
        var secret = "Geheim" + Long.toString(System.nanoTime(), 36);
        var id = received(Form.letter()
                .with("receivedOn", day)
                .with("concerns", List.of(Form.of("text", secret, "area", "SUBJECT")))
                .with("suggestion", secret)
                .with("remarks", secret)
                .with("ticketNumber", secret)
                .with("complainant", Form.of("name", secret, "address", secret, "customerNumber", secret)));
        officer()
                .step(
                        id,
                        "forward",
                        Form.forwarding("LEISTUNG").with("occurredOn", day).with("reason", secret))
                .expect(200);
        officer().step(id, "notes", Form.of("text", secret)).expect(200);
        officer()
                .step(id, "follow-ups", Form.of("dueOn", today(), "for", "team.leistung", "what", secret))
                .expect(200);
        officer().step(id, "follow-ups/1/done", Form.of("occurredOn", today())).expect(200);
        officer().step(id, "answer", Form.answer().with("text", secret)).expect(200);
        officer().step(id, "rate", Form.rating().with("lesson", secret)).expect(200);
        officer().step(id, "close", Form.closing().with("originalsAt", secret)).expect(200);
        officer().step(id, "erase", Form.of("ground", secret)).expect(200);
        management()
                .post(
                        "/api/complaints",
                        Form.disciplinary()
                                .with("channel", "PHONE")
                                .with("receivedOn", day)
                                .with("accused", List.of(Form.of("name", secret, "user", "team.vermittlung")))
                                .with("forwardTo", Form.of("team", "GF", "person", "gf")))
                .expect(201);
        var download = new Download(get(file, "?from=" + day + "&to=" + day).text());
        assertThat(download.isWhole()).isTrue();
        assertThat(download.cases()).isEqualTo(2);
        assertThat(download.before())
                .doesNotContainIgnoringCase(secret)
                .doesNotContain("team.leistung", "team.vermittlung", "\"krm\"", "\"gf\"", ";krm;", ";gf;", "aes1:");
    }

    @Test
    void the_auditor_gets_disciplinary_complaints_but_not_one_about_themselves() {
        var about = received(Form.disciplinary()
                .with("receivedOn", day)
                .with("accused", List.of(Form.of("name", "Kim", "user", "mitarbeit"))));
        received(Form.disciplinary()
                .with("receivedOn", day)
                .with("accused", List.of(Form.of("name", "Revi Sion", "user", "revision"))));
        assertThat(jsonLines("?from=" + day + "&to=" + day))
                .isNotEmpty()
                .extracting(line -> line.at("/complaint").stringValue())
                .containsOnly(about);
    }

    @Test
    void a_period_is_of_days_of_reception_and_takes_whole_cases() {
        var before = received(Form.letter().with("receivedOn", day.minusDays(404)));
        var in = received(Form.letter().with("receivedOn", day.minusDays(403)));
        officer().step(in, "answer", Form.answer()).expect(200);
        var query = "?from=" + day.minusDays(403) + "&to=" + day.minusDays(403) + "&jobcenter=WF";
        var lines = jsonLines(query);
        assertThat(lines)
                .extracting(line -> line.at("/complaint").stringValue())
                .containsOnly(in)
                .doesNotContain(before);
        assertThat(lines.getLast().at("/type").stringValue()).isEqualTo("ComplaintAnswered");
        var nothing = get("ocel.json", "?to=1990-01-01");
        assertThat(new Download(nothing.text()).isWhole()).isTrue();
        assertThat(nothing.json().at("/events")).isEmpty();
        assertThat(new Download(get("xes.xml", "?to=1990-01-01").text()).events())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-02-29,400,INVALID_PARAMETER",
        "to=gestern,400,INVALID_PARAMETER",
        "form=2026-01-01,400,INVALID_PARAMETER",
        "from=2026-02-01&to=2026-01-31,422,PERIOD_REVERSED",
        "jobcenter=SZ,404,NOT_FOUND",
        "jobcenter=XX,404,NOT_FOUND",
        "jobcenter=,400,INVALID_PARAMETER"
    })
    void what_cannot_be_is_refused(String query, int status, String code) {
        FILES.forEach(
                file -> as("revision").get("/api/export/" + file + "?" + query).expect(status, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"krm", "gf", "team.leistung", "mitarbeit", "rd", "admin", "krm.sz"})
    void nobody_but_the_auditor_exports(String user) {
        FILES.forEach(
                file -> as(user).get("/api/export/" + file + "?from=2026-02-29").expect(403, "NOT_ALLOWED"));
        nobody().get("/api/export/" + FILES.getFirst()).expect(401, "NOT_SIGNED_IN");
    }

    @Test
    void readers_who_go_away_keep_nobody_waiting() throws IOException {
        for (int i = 0; i < 6; i++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                var basic = Base64.getEncoder().encodeToString("revision:demo".getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream()
                        .write(("GET /api/export/xes.xml HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + basic
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.setSoLinger(true, 0);
            }
        }
        var until = System.nanoTime() + 60_000_000_000L;
        Answer answer;
        do {
            answer = as("revision").get("/api/export/events.csv");
        } while (answer.status() == 503 && System.nanoTime() < until);
        assertThat(new Download(answer.expect(200).text()).isWhole()).isTrue();
        assertThat(as("revision").get("/api/audit/exports?size=7").each("/items", "/progress/state"))
                .as("each was noted though nobody read it to its end")
                .hasSize(7)
                .doesNotContain("RUNNING");
    }

    @Test
    void a_cell_that_looks_like_a_formula_is_none() {
        for (var text : List.of("=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(Csv.harmless(text)).isEqualTo("'" + text);
        }
        assertThat(Csv.harmless("LEISTUNG")).isEqualTo("LEISTUNG");
        assertThat(Csv.harmless(null)).isEmpty();
    }

    private Answer get(String file, String query) {
        return as("revision").patient().get("/api/export/" + file + query).expect(200);
    }

    private List<JsonNode> jsonLines(String query) {
        return new Download(get("events.jsonl", query).text())
                .lines().stream().map(JSON::readTree).toList();
    }

    private List<Map<String, String>> rows(String query) {
        try (var csv = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setCommentMarker('#')
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(get("events.csv", query).text()))) {
            assertThat(csv.getHeaderNames())
                    .containsExactly(
                            "case_id",
                            "activity",
                            "timestamp",
                            "resource",
                            "role",
                            "unit",
                            "type",
                            "channel",
                            "deadline_state");
            return csv.stream().map(row -> row.toMap()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, List<String>> inCsv() {
        return rows("").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("case_id"),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> row.get("activity"), Collectors.toList())));
    }

    private Map<String, List<String>> inXes() throws Exception {
        var bytes = get("xes.xml", "").text().getBytes(StandardCharsets.UTF_8);
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("xes.xsd"));
        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes))))
                .doesNotThrowAnyException();
        var log = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
        var declared = elements(log.getElementsByTagName("extension")).stream()
                .map(extension -> extension.getAttribute("prefix"))
                .toList();
        assertThat(declared).containsExactlyInAnyOrder("concept", "lifecycle", "time", "org");
        var histories = new LinkedHashMap<String, List<String>>();
        for (var trace : elements(log.getElementsByTagName("trace"))) {
            var events = elements(trace.getElementsByTagName("event"));
            assertThat(events.stream().map(event -> value(event, "sequence")).toList())
                    .isEqualTo(IntStream.range(0, events.size())
                            .mapToObj(Integer::toString)
                            .toList());
            for (var event : events) {
                assertThat(keys(event))
                        .contains(
                                "time:timestamp",
                                "lifecycle:transition",
                                "org:resource",
                                "org:role",
                                "concept:instance");
                assertThat(keys(event).stream().filter(key -> key.contains(":")))
                        .allMatch(key -> declared.contains(key.substring(0, key.indexOf(':'))));
            }
            histories.put(
                    value(trace, "concept:name"),
                    events.stream().map(event -> value(event, "concept:name")).toList());
        }
        assertThat(elsewhere(bytes)).isEqualTo(histories);
        return histories;
    }

    /** As a library of others reads it, and reads it again when it has written it itself. */
    private static Map<String, List<String>> elsewhere(byte[] xes) {
        var library = new LogRepository();
        var written = new ByteArrayOutputStream();
        library.save(library.load(new ByteArrayInputStream(xes)), written);
        var histories = new LinkedHashMap<String, List<String>>();
        for (var trace : library.load(new ByteArrayInputStream(written.toByteArray()))
                .getValue()
                .getTrace()) {
            for (var event : trace.getEvent()) {
                assertThat(event.getStringOrDateOrInt())
                        .filteredOn(AttributeDateType.class::isInstance)
                        .extracting(AttributeType::getKey)
                        .contains("time:timestamp");
            }
            histories.put(
                    name(trace.getStringOrDateOrInt()),
                    trace.getEvent().stream()
                            .map(event -> name(event.getStringOrDateOrInt()))
                            .toList());
        }
        return histories;
    }

    private static String name(List<AttributeType> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.getKey().equals("concept:name"))
                .map(attribute -> ((AttributeStringType) attribute).getValue())
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> keys(Element element) {
        var keys = new HashSet<String>();
        for (var child : elements(element.getChildNodes())) {
            assertThat(keys.add(child.getAttribute("key"))).as("each key once").isTrue();
        }
        return keys;
    }

    private static String value(Element element, String key) {
        return elements(element.getChildNodes()).stream()
                .filter(child -> child.getAttribute("key").equals(key))
                .map(child -> child.getAttribute("value"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Reads the object-centric log as its standard says it may be read, and checks what that promises. */
    private Map<String, List<String>> inOcel() {
        var ocel = get("ocel.json", "").json();
        var eventTypes = types(ocel.at("/eventTypes"));
        var objectTypes = types(ocel.at("/objectTypes"));
        assertThat(objectTypes.keySet())
                .contains("Kundenreaktion", "Anliegen", "Frist", "Organisationseinheit", "Bearbeiter");
        var objects = new HashMap<String, JsonNode>();
        for (var object : ocel.at("/objects")) {
            assertThat(objects.put(object.at("/id").stringValue(), object))
                    .as("%s", object)
                    .isNull();
            assertThat(objectTypes).containsKey(object.at("/type").stringValue());
            for (var attribute : object.at("/attributes")) {
                OffsetDateTime.parse(attribute.at("/time").stringValue());
                readable(attribute, objectTypes.get(object.at("/type").stringValue()));
            }
        }
        objects.values().forEach(object -> related(object, objects));
        var histories = new LinkedHashMap<String, List<String>>();
        var ids = new HashSet<String>();
        for (var event : ocel.at("/events")) {
            assertThat(ids.add(event.at("/id").stringValue())).as("%s", event).isTrue();
            var type = event.at("/type").stringValue();
            OffsetDateTime.parse(event.at("/time").stringValue());
            for (var attribute : event.at("/attributes")) {
                readable(attribute, eventTypes.get(type));
            }
            assertThat(related(event, objects)).isNotEmpty();
            var complaint = related(event, objects).stream()
                    .filter(object -> object.at("/type").stringValue().equals("Kundenreaktion"))
                    .toList();
            assertThat(complaint).hasSize(1);
            histories
                    .computeIfAbsent(
                            complaint
                                    .getFirst()
                                    .at("/attributes")
                                    .valueStream()
                                    .filter(a -> a.at("/name").stringValue().equals("reference"))
                                    .findFirst()
                                    .orElseThrow()
                                    .at("/value")
                                    .stringValue(),
                            _ -> new ArrayList<>())
                    .add(type);
        }
        return histories;
    }

    private static Map<String, Map<String, String>> types(JsonNode declared) {
        var types = new HashMap<String, Map<String, String>>();
        for (var type : declared) {
            var attributes = new HashMap<String, String>();
            type.at("/attributes")
                    .forEach(a -> attributes.put(
                            a.at("/name").stringValue(), a.at("/type").stringValue()));
            assertThat(types.put(type.at("/name").stringValue(), attributes)).isNull();
        }
        return types;
    }

    private static void readable(JsonNode attribute, Map<String, String> declared) {
        var value = attribute.at("/value").stringValue();
        switch (declared.get(attribute.at("/name").stringValue())) {
            case "string" -> assertThat(value).isNotEmpty();
            case "integer" -> Integer.parseInt(value);
            case "boolean" -> assertThat(value).isIn("true", "false");
            case "time" -> OffsetDateTime.parse(value);
            default -> throw new AssertionError(attribute.toString());
        }
    }

    private static List<JsonNode> related(JsonNode some, Map<String, JsonNode> objects) {
        return StreamSupport.stream(some.at("/relationships").spliterator(), false)
                .map(relation -> {
                    assertThat(relation.at("/qualifier").stringValue())
                            .isIn("betrifft", "setzt Frist", "erzeugt", "bearbeitet von", "Teil von");
                    assertThat(objects).containsKey(relation.at("/objectId").stringValue());
                    return objects.get(relation.at("/objectId").stringValue());
                })
                .toList();
    }

    private List<String> historyOf(String reference) {
        var id = officer()
                .patient()
                .get("/api/complaints?q=" + reference)
                .expect(200)
                .each("/items", "/id")
                .getFirst();
        return management()
                .get("/api/complaints/" + id + "/history")
                .expect(200)
                .each("/items", "/type");
    }

    /** As the German sentences say; each event of the core has one. */
    private static Map<String, String> activities() throws IOException {
        var sentences = new Properties();
        try (var in = new InputStreamReader(
                URI.create(ExportingTest.class
                                .getResource("/messages_de.properties")
                                .toString())
                        .toURL()
                        .openStream(),
                StandardCharsets.UTF_8)) {
            sentences.load(in);
        }
        return Arrays.stream(ComplaintEvent.class.getPermittedSubclasses())
                .map(event -> event.getAnnotation(StoredAs.class).name())
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> sentences.getProperty("activity." + name)));
    }
}
