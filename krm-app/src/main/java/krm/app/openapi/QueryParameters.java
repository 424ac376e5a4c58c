package krm.app.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import krm.app.web.ReadYourWrites;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * The parameters of the doors that look, and the header {@code Prefer} of those whose answer may lag behind. A controller
 * reads the parameters by hand and refuses all others; which it knows stands in its constant {@code PARAMETERS}.
 */
@Component
class QueryParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var looks = method.hasMethodAnnotation(GetMapping.class)
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType().equals(HttpServletRequest.class));
        if (looks) {
            new TreeSet<>(known(method.getBeanType()))
                    .forEach(name -> operation.addParametersItem(
                            new QueryParameter().name(name).schema(new StringSchema())));
        }
        if (waits(method.getBeanType())) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Prefer")
                    .description("wait=5: until all that was stored when the call came in is seen, 5 seconds at most.")
                    .schema(new StringSchema()));
        }
        return operation;
    }

    private static boolean waits(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredFields())
                .anyMatch(field -> field.getType().equals(ReadYourWrites.class));
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> known(Class<?> controller) {
        try {
            var parameters = controller.getDeclaredField("PARAMETERS");
            parameters.setAccessible(true);
            return (Collection<String>) parameters.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(controller + " does not say which parameters it knows", e);
        }
    }
}
