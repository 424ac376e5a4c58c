package krm.app.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What every door may answer instead (RFC 9457), the headers that every write takes, and those that tell a version and an address. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAnswers implements GlobalOpenApiCustomizer {

    private static final List<Integer> READING = List.of(400, 401, 403, 404, 405, 406, 422, 429, 503);
    private static final List<Integer> WRITING =
            List.of(400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429, 503);

    /** One case, house or person, and what belongs to it. */
    private static final Pattern VERSIONED = Pattern.compile("^/api/(complaints|jobcenters|users)/\\{");

    /** What of them is looked at together with its version. */
    private static final Set<String> SHOWN = Set.of(
            "/api/complaints/{id}",
            "/api/jobcenters/{code}",
            "/api/jobcenters/{code}/recipients",
            "/api/users/{name}",
            "/api/users/{name}/deputies");

    /** What is made anew has a version too. */
    private static final Set<String> MADE = Set.of("/api/complaints", "/api/jobcenters", "/api/users");

    private static boolean tellsVersion(HttpMethod method, String address) {
        return method == HttpMethod.GET
                ? SHOWN.contains(address)
                : MADE.contains(address) || VERSIONED.matcher(address).find();
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas("Problem", problem());
        api.getPaths()
                .forEach((address, path) -> path.readOperationsMap().forEach((method, operation) -> {
                    if (!address.startsWith("/api/")) {
                        // The sign-in says for itself what it answers.
                        return;
                    }
                    header(operation, "X-On-Behalf-Of", "The user whose deputy the caller is.");
                    (method == HttpMethod.GET ? READING : WRITING).forEach(status -> answer(operation, status));
                    if (method != HttpMethod.GET) {
                        header(operation, "Idempotency-Key", "The same key and body again stores nothing.");
                    }
                    if (method != HttpMethod.GET && VERSIONED.matcher(address).find()) {
                        header(operation, "If-Match", "The version that the caller has before their eyes.");
                    }
                    operation.getResponses().forEach((status, answer) -> {
                        if (status.equals("201")) {
                            answer.addHeaderObject("Location", new Header().schema(text()));
                        }
                        if (status.startsWith("2") && tellsVersion(method, address)) {
                            answer.addHeaderObject("ETag", new Header().schema(text()));
                        }
                    });
                }));
    }

    private static void answer(Operation operation, int status) {
        var answer = new ApiResponse()
                .description(HttpStatus.valueOf(status).getReasonPhrase())
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        switch (status) {
            case 429, 503 -> answer.addHeaderObject("Retry-After", new Header().schema(number()));
            case 405 -> answer.addHeaderObject("Allow", new Header().schema(text()));
            default -> {}
        }
        operation.getResponses().addApiResponse(Integer.toString(status), answer);
    }

    private static void header(Operation operation, String name, String description) {
        operation.addParametersItem(
                new HeaderParameter().name(name).description(description).schema(new StringSchema()));
    }

    private static Schema<?> problem() {
        var field = object(Map.of("field", text(), "code", text(), "detail", text()));
        return object(Map.of(
                        "type", text(),
                        "title", text(),
                        "status", number(),
                        "detail", text(),
                        "code", text()))
                .addProperty("errors", array(field));
    }

    private static Schema<?> object(Map<String, Schema<?>> required) {
        var schema = new ObjectSchema();
        schema.addType("object");
        required.forEach(schema::addProperty);
        schema.setRequired(required.keySet().stream().sorted().toList());
        return schema;
    }

    private static Schema<?> array(Schema<?> items) {
        var schema = new ArraySchema().items(items);
        schema.addType("array");
        return schema;
    }

    private static Schema<?> text() {
        var schema = new StringSchema();
        schema.addType("string");
        return schema;
    }

    private static Schema<?> number() {
        var schema = new IntegerSchema();
        schema.addType("integer");
        return schema;
    }
}
