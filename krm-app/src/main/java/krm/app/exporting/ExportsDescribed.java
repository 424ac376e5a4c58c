package krm.app.exporting;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files of the exports, which their door writes as they come. */
@Component
@Order(1)
class ExportsDescribed implements GlobalOpenApiCustomizer {

    private static final Map<String, String> TYPES = Map.of(
            "events.jsonl", "application/x-ndjson",
            "events.csv", "text/csv",
            "ocel.json", "application/json",
            "xes.xml", "application/xml");

    @Override
    public void customise(OpenAPI api) {
        TYPES.forEach((name, type) -> api.getPaths()
                .get("/api/export/" + name)
                .getGet()
                .getResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse()
                                .description("Its last line says how much there is before it, and its SHA-256.")
                                .addHeaderObject("Krm-Cases", count("How many cases will come."))
                                .addHeaderObject("Krm-Events", count("How many events will come."))
                                .content(new Content().addMediaType(type, new MediaType().schema(schema(type))))));
    }

    private static Header count(String description) {
        return new Header().description(description).schema(new IntegerSchema());
    }

    private static Schema<?> schema(String type) {
        var schema = type.equals("application/json") ? new Schema<>() : new StringSchema();
        schema.addType(type.equals("application/json") ? "object" : "string");
        return schema;
    }
}
