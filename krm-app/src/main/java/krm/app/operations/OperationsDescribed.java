package krm.app.operations;

import io.swagger.v3.oas.models.OpenAPI;
import krm.app.openapi.Describing;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A rebuild is accepted, not done, when it is answered. */
@Component
@Order(1)
class OperationsDescribed implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var rebuild = api.getPaths().get("/api/projections/{name}/rebuild").getPost();
        if (rebuild.getResponses().containsKey("200")) {
            Describing.answersWith(rebuild, 202);
        }
    }
}
