package krm.app.complaint;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import krm.app.openapi.Describing;
import krm.core.access.Step;
import krm.core.complaint.event.CorrectedField;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The bodies that these doors read themselves. One method takes every step; here each has its own address. */
@Component
@Order(1)
class StepsDescribed implements GlobalOpenApiCustomizer {

    private static final String CASES = "/api/complaints";
    private static final String ANY = CASES + "/{id}/{step}";

    private static final String CORRECTABLE = "field: "
            + Stream.of(CorrectedField.values()).map(StepsDescribed::name).collect(joining(", "))
            + "; n is the concern's number, from 1.";

    private static String name(CorrectedField field) {
        return switch (field) {
            case CONCERN_TOPIC, CONCERN_AREA -> "concerns[n]." + field.path();
            case RECEIVED_ON, CHANNEL, CUSTOMER_GROUP, SPECIAL_GROUPS, COMPLAINANT, KIND -> field.path();
        };
    }

    @Override
    public void customise(OpenAPI api) {
        var receive = api.getPaths().get(CASES).getPost();
        receive.requestBody(Describing.json(api, Steps.bodyOf(Step.RECEIVE)));
        Describing.answersWith(receive, 201);
        var likely = api.getPaths().get(DuplicateController.PATH).getPost();
        likely.requestBody(Describing.json(api, DuplicateController.Asked.class));
        var any = api.getPaths().remove(ANY).getPost();
        for (var step : Step.values()) {
            if (step != Step.RECEIVE) {
                api.getPaths().addPathItem(CASES + "/{id}/" + step.path(), new PathItem().post(own(api, any, step)));
            }
        }
    }

    private static Operation own(OpenAPI api, Operation any, Step step) {
        var responses = new ApiResponses();
        responses.putAll(any.getResponses());
        var parameters = new ArrayList<>(any.getParameters());
        if (step == Step.FOLLOW_UP_DONE) {
            parameters.add(new PathParameter().name("n").schema(new IntegerSchema()));
        }
        return new Operation()
                .operationId(step.path())
                .description(step == Step.CORRECT ? CORRECTABLE : null)
                .tags(List.copyOf(any.getTags()))
                .parameters(parameters)
                .requestBody(Describing.json(api, Steps.bodyOf(step)))
                .responses(responses);
    }
}
