package krm.app.importing;

import io.swagger.v3.oas.models.OpenAPI;
import krm.app.openapi.Describing;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The body of an import, which the door reads as it comes. */
@Component
@Order(1)
class ImportsDescribed implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var start = api.getPaths().get("/api/imports").getPost();
        start.requestBody(Describing.jsonLines(api, SourceLine.Said.class));
        Describing.answersWith(start, 202);
    }
}
