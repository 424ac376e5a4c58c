package krm.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import krm.app.web.AtTheDoors;
import krm.core.access.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document tells of every door what it takes and answers. */
class TheDescriptionTest extends AtTheDoors {

    private JsonNode api;

    @BeforeEach
    void read() {
        api = as("admin").get("/v3/api-docs").expect(200).json();
    }

    @Test
    void whoever_has_signed_in_reads_it_and_nobody_else() {
        for (var user : List.of("krm", "mitarbeit", "rd", "revision")) {
            as(user).get("/v3/api-docs").expect(200);
        }
        nobody().get("/v3/api-docs").expect(401);
    }

    @Test
    void every_door_is_in_it(@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors) {
        var mapped = doors.getHandlerMethods().keySet().stream()
                .flatMap(door -> door.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/") && !path.endsWith("{step}"))
                .distinct()
                .toList();
        assertThat(mapped).hasSizeGreaterThan(6);
        assertThat(paths()).containsAll(mapped);
    }

    @Test
    void every_step_has_its_own_address_and_body() {
        assertThat(paths()).noneMatch(path -> path.contains("{step}"));
        for (var step : Step.values()) {
            var path = step == Step.RECEIVE ? "/api/complaints" : "/api/complaints/{id}/" + step.path();
            var post = operation(path, "post");
            var body = schema(post.at("/requestBody/content/application~1json/schema"));
            assertThat(body.get("properties")).as(path).isNotEmpty();
            var answer = schema(post.at("/responses/" + (step == Step.RECEIVE ? "201" : "200") + "/content")
                    .iterator()
                    .next()
                    .get("schema"));
            assertThat(names(answer.get("properties"))).as(path).contains("id", "reference", "status", "deadlines");
        }
    }

    @Test
    void a_field_that_must_be_there_is_required_and_no_other() {
        var answer = schema(
                operation("/api/complaints/{id}/answer", "post").at("/requestBody/content/application~1json/schema"));
        assertThat(texts(answer.get("required"))).containsExactlyInAnyOrder("medium", "outcome", "text");
        assertThat(names(answer.get("properties"))).contains("final", "anonymised", "occurredOn", "approver");
        assertThat(texts(answer.at("/properties/medium/enum")))
                .containsExactlyInAnyOrder("LETTER", "E_MAIL", "PHONE", "IN_PERSON", "NONE");
        var receive = schema(operation("/api/complaints", "post").at("/requestBody/content/application~1json/schema"));
        assertThat(texts(receive.get("required"))).containsExactlyInAnyOrder("kind", "channel", "customerGroup");
        assertThat(names(schema(receive.at("/properties/complainant")).get("properties")))
                .containsExactlyInAnyOrder("name", "address", "customerNumber", "phone", "email");
        assertThat(receive.at("/properties/receivedOn/format").asString()).isEqualTo("date");
    }

    @Test
    void an_import_is_json_lines_and_answers_202() {
        var start = operation("/api/imports", "post");
        var line = schema(start.at("/requestBody/content/application~1x-ndjson/schema"));
        assertThat(texts(line.get("required"))).containsExactlyInAnyOrder("case", "step", "occurredOn", "data");
        var shown = schema(start.at("/responses/202/content").iterator().next().get("schema"));
        assertThat(names(shown.get("properties"))).contains("id", "state", "linesRead", "linesTotal", "refused");
        assertThat(names(schema(shown.at("/properties/refused/items")).get("properties")))
                .containsExactlyInAnyOrder("line", "case", "code", "detail");
    }

    @Test
    void a_draft_of_the_rules_has_its_body_and_both_counts() {
        var tryOut = operation("/api/what-if", "post");
        var body = schema(tryOut.at("/requestBody/content/application~1json/schema"));
        assertThat(texts(body.get("required"))).containsExactlyInAnyOrder("ruleBook", "from", "to");
        assertThat(names(schema(body.at("/properties/ruleBook")).get("properties")))
                .containsExactlyInAnyOrder("reference", "validFrom", "reactions", "petitions");
        var tried = schema(tryOut.at("/responses/200/content").iterator().next().get("schema"));
        assertThat(names(tried.get("properties")))
                .containsExactlyInAnyOrder("period", "asOf", "inForce", "draft", "cases", "deadlines");
        var compared = schema(tried.at("/properties/deadlines/additionalProperties"));
        assertThat(texts(compared.get("required"))).containsExactlyInAnyOrder("was", "wouldBe");
    }

    @ParameterizedTest
    @CsvSource({
        "events.jsonl,application~1x-ndjson",
        "events.csv,text~1csv",
        "ocel.json,application~1json",
        "xes.xml,application~1xml"
    })
    void an_export_says_what_comes_and_how_much(String file, String type) {
        var answer = operation("/api/export/" + file, "get").at("/responses/200");
        assertThat(answer.at("/content/" + type + "/schema").isMissingNode()).isFalse();
        assertThat(names(answer.get("headers"))).contains("Krm-Cases", "Krm-Events");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/complaints,status kind channel customerGroup team receivedFrom receivedTo asOf knownAt page size",
        "/api/complaints/{id},asOf knownAt",
        "/api/worklist,due team mine asOf knownAt page size",
        "/api/export/events.csv,from to jobcenter",
        "/api/statistics,from to asOf knownAt jobcenter by",
        "/api/questions,from to asOf knownAt jobcenter",
        "/api/deadlines/preview,kind channel receivedOn land"
    })
    void what_one_may_ask_for_is_named(String path, String parameters) {
        var named = StreamSupport.stream(
                        operation(path, "get").get("parameters").spliterator(), false)
                .filter(parameter -> parameter.get("in").asString().equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
        assertThat(named).contains(parameters.split(" "));
    }

    @Test
    void every_door_tells_its_refusals_and_every_write_its_headers() {
        operations().forEach((name, operation) -> {
            if (!name.contains(" /api/")) {
                return;
            }
            var reads = name.startsWith("get ");
            assertThat(names(operation.get("responses")))
                    .as(name)
                    .contains("400", "401", "403", "404", "405", "422", "429", "503")
                    .satisfies(all -> assertThat(all.containsAll(List.of("409", "412", "415")))
                            .isEqualTo(!reads));
            assertThat(names(operation.at("/responses/405/headers"))).containsExactly("Allow");
            assertThat(names(operation.at("/responses/429/headers"))).containsExactly("Retry-After");
            var problem = schema(operation.at("/responses/403/content/application~1problem+json/schema"));
            assertThat(names(problem.get("properties")))
                    .contains("type", "title", "status", "detail", "code", "errors");
            assertThat(operation.toString().contains("Idempotency-Key"))
                    .as(name)
                    .isEqualTo(!reads);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/api/complaints, post, 201, false",
        "/api/complaints/{id}, get, 200, false",
        "/api/complaints/{id}/answer, post, 200, true",
        "/api/users, post, 201, false",
        "/api/users/{name}, put, 200, true",
        "/api/users/{name}/deputies, get, 200, false",
        "/api/jobcenters/{code}/teams, post, 201, true",
        "/api/jobcenters/{code}/topics/{topic}, put, 200, true"
    })
    void what_has_a_version_tells_it_and_is_changed_by_it(String address, String method, String status, boolean asks) {
        var operation = operation(address, method);
        assertThat(names(operation.at("/responses/" + status + "/headers"))).contains("ETag");
        assertThat(names(operation.at("/responses/" + status + "/headers")).contains("Location"))
                .isEqualTo(status.equals("201"));
        assertThat(operation.toString().contains("If-Match")).isEqualTo(asks);
    }

    @Test
    void a_count_that_may_be_hidden_may_be_null() {
        var groups = api.at("/components/schemas/ParliamentsQuestionsGroups/properties/customerGroups");
        assertThat(texts(groups.at("/additionalProperties/type"))).containsExactlyInAnyOrder("integer", "null");
    }

    @Test
    void a_count_is_a_number_and_what_need_not_be_there_may_be_null() {
        var figures = answer("/api/statistics");
        for (var counts : List.of("ratings", "agreements", "satisfaction", "outcomes")) {
            assertThat(texts(figures.at("/properties/" + counts + "/additionalProperties/type")))
                    .as(counts)
                    .containsExactlyInAnyOrder("integer", "boolean", "null");
        }
        assertThat(texts(figures.at("/properties/received/type"))).containsExactlyInAnyOrder("integer", "null");
        var complaint = answer("/api/complaints/{id}");
        assertThat(texts(complaint.at("/properties/team/type"))).containsExactlyInAnyOrder("string", "null");
        assertThat(complaint.at("/properties/status/type").asString()).isEqualTo("string");
        assertThat(complaint.at("/properties/complainant/anyOf").findValuesAsString("type"))
                .containsExactly("null");
        var area = schema(complaint.at("/properties/concerns/items")).at("/properties/area");
        assertThat(texts(area.get("type"))).containsExactlyInAnyOrder("string", "null");
        assertThat(area.get("enum").valueStream().anyMatch(JsonNode::isNull)).isTrue();
        var correction = schema(
                operation("/api/complaints/{id}/correct", "post").at("/requestBody/content/application~1json/schema"));
        assertThat(correction.at("/properties/value").has("type")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/api/complaints", "/api/worklist", "/api/statistics", "/api/questions", "/api/audit/accesses"})
    void a_list_that_waits_for_what_was_written_says_so(String path) {
        assertThat(operation(path, "get").get("parameters").valueStream())
                .anyMatch(parameter -> parameter.get("name").asString().equals("Prefer"));
        assertThat(operation("/api/complaints/{id}", "get").toString()).doesNotContain("\"Prefer\"");
    }

    @Test
    void a_new_password_comes_with_the_present_one() {
        var body = schema(
                operation("/api/users/{name}/password", "put").at("/requestBody/content/application~1json/schema"));
        assertThat(texts(body.get("required"))).containsExactlyInAnyOrder("current", "next");
    }

    private JsonNode answer(String path) {
        return schema(operation(path, "get")
                .at("/responses/200/content")
                .iterator()
                .next()
                .get("schema"));
    }

    @Test
    void it_says_how_to_sign_in() {
        assertThat(api.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
        assertThat(api.get("security")).isNotEmpty();
        assertThat(api.at("/components/securitySchemes/session/name").asString())
                .isEqualTo("KRM_SESSION");
    }

    @Test
    void a_session_begins_and_ends_at_doors_that_are_open_to_everybody() {
        var signIn = operation("/login", "post");
        var form = signIn.at("/requestBody/content/application~1x-www-form-urlencoded/schema");
        assertThat(texts(form.get("required"))).containsExactlyInAnyOrder("username", "password");
        assertThat(names(signIn.get("responses"))).containsExactlyInAnyOrder("204", "401", "429", "503");
        assertThat(names(signIn.at("/responses/204/headers"))).containsExactly("Set-Cookie");
        assertThat(names(signIn.at("/responses/429/headers"))).containsExactly("Retry-After");
        assertThat(names(operation("/logout", "post").get("responses"))).containsExactly("204");
        for (var path : List.of("/login", "/logout")) {
            assertThat(operation(path, "post").get("security")).as(path).isEmpty();
        }
    }

    @Test
    void every_door_says_that_a_deputy_may_call() {
        operations()
                .forEach((name, operation) -> assertThat(operation.toString().contains("X-On-Behalf-Of"))
                        .as(name)
                        .isEqualTo(name.contains(" /api/")));
    }

    @Test
    void it_leads_nowhere_into_the_void() {
        var references = new ArrayList<String>();
        api.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        assertThat(names(api.at("/components/schemas")))
                .as("nothing of ours that is no word of the contract")
                .doesNotContain("SignedIn", "Actor", "HttpServletRequest", "JsonNode");
    }

    private List<String> paths() {
        return names(api.get("paths"));
    }

    private JsonNode operation(String path, String method) {
        var operation = api.get("paths").path(path).path(method);
        assertThat(operation.isMissingNode()).as(method + " " + path).isFalse();
        return operation;
    }

    private Map<String, JsonNode> operations() {
        var all = new java.util.TreeMap<String, JsonNode>();
        for (var path : paths()) {
            for (var method : names(api.get("paths").get(path))) {
                all.put(method + " " + path, api.get("paths").get(path).get(method));
            }
        }
        assertThat(all).hasSizeGreaterThan(12);
        return all;
    }

    /** Itself, or what it refers to; null aside. */
    private JsonNode schema(JsonNode some) {
        if (some.has("anyOf")) {
            return schema(some.get("anyOf").get(0));
        }
        return some.has("$ref") ? api.at(some.get("$ref").asString().substring(1)) : some;
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
