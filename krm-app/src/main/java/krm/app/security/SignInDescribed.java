package krm.app.security;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import krm.app.openapi.Describing;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The doors of a session, which are filters and no controllers ({@code /login}, {@code /logout}), and the body of a new password. */
@Component
@Order(1)
class SignInDescribed implements GlobalOpenApiCustomizer {

    private static final List<String> FIELDS = List.of("username", "password");

    @Override
    public void customise(OpenAPI api) {
        api.path(SignInPage.PATH, new PathItem().post(signIn())).path("/logout", new PathItem().post(signOut()));
        api.getPaths()
                .get(PasswordController.PATH)
                .getPut()
                .requestBody(Describing.json(api, PasswordController.ChangedPassword.class));
    }

    private static Operation signIn() {
        return door("Begins a session.")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form()))))
                .responses(new ApiResponses()
                        .addApiResponse("204", answer(HttpStatus.NO_CONTENT).addHeaderObject("Set-Cookie", cookies()))
                        .addApiResponse("401", refusal(HttpStatus.UNAUTHORIZED))
                        .addApiResponse("429", waiting(HttpStatus.TOO_MANY_REQUESTS))
                        .addApiResponse("503", waiting(HttpStatus.SERVICE_UNAVAILABLE)));
    }

    private static Operation signOut() {
        return door("Ends the session, if there is one.")
                .responses(new ApiResponses().addApiResponse("204", answer(HttpStatus.NO_CONTENT)));
    }

    /** Open to everybody. */
    private static Operation door(String summary) {
        return new Operation().summary(summary).addTagsItem("session").security(List.of());
    }

    private static Schema<?> form() {
        var form = new ObjectSchema();
        form.addType("object");
        FIELDS.forEach(name -> form.addProperty(name, text()));
        form.setRequired(FIELDS);
        return form;
    }

    private static Header cookies() {
        return new Header()
                .description(SessionCookie.NAME + ", and XSRF-TOKEN, which writes repeat in the header X-XSRF-TOKEN")
                .schema(text());
    }

    private static ApiResponse waiting(HttpStatus status) {
        var seconds = new IntegerSchema();
        seconds.addType("integer");
        return refusal(status).addHeaderObject("Retry-After", new Header().schema(seconds));
    }

    private static ApiResponse refusal(HttpStatus status) {
        return answer(status)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static ApiResponse answer(HttpStatus status) {
        return new ApiResponse().description(status.getReasonPhrase());
    }

    private static Schema<?> text() {
        var text = new StringSchema();
        text.addType("string");
        return text;
    }
}
