package krm.app.audit;

import io.swagger.v3.oas.models.OpenAPI;
import krm.app.openapi.Describing;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The body of a verification, which the door reads itself. */
@Component
@Order(1)
class AuditDescribed implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var verify = api.getPaths().get("/api/audit/verifications").getPost();
        verify.requestBody(Describing.json(api, AuditController.Range.class).required(false));
        Describing.answersWith(verify, 202);
    }
}
