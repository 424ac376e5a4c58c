package krm.app.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.springframework.http.HttpStatus;

/** For doors that do by hand what OpenAPI cannot see: read a body, choose the status of an answer. */
public final class Describing {

    private Describing() {}

    /** A body that is read into this record. */
    public static RequestBody json(OpenAPI api, Class<? extends Record> body) {
        return of(api, body, "application/json");
    }

    /** JSON Lines: each line is such a record. */
    public static RequestBody jsonLines(OpenAPI api, Class<? extends Record> line) {
        return of(api, line, "application/x-ndjson");
    }

    /** What was taken for 200 is another one. */
    public static void answersWith(Operation operation, int status) {
        var responses = operation.getResponses();
        var answer = responses.remove("200");
        responses.addApiResponse(
                Integer.toString(status),
                answer.description(HttpStatus.valueOf(status).getReasonPhrase()));
    }

    private static RequestBody of(OpenAPI api, Class<? extends Record> body, String mediaType) {
        var resolved =
                ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType(mediaType, new MediaType().schema(resolved.schema)));
    }
}
