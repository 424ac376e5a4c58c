package krm.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The bytes of a call, read only after it is known that the caller may make it. */
public final class Body {

    private static final int LARGEST = 1024 * 1024;
    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private Body() {}

    /** An empty body counts as an empty object: every field may be missing somewhere. */
    public static byte[] of(HttpServletRequest request) {
        try {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Problem("BODY_TOO_LARGE");
            }
            // The server reads the fields of a form by itself: then nothing of the body is left.
            var isEmpty = bytes.length == 0 && request.getContentLengthLong() <= 0;
            if (!isEmpty && !isJson(request.getContentType())) {
                throw new Problem("UNSUPPORTED_MEDIA_TYPE");
            }
            return bytes.length == 0 ? new byte[] {'{', '}'} : bytes;
        } catch (IOException e) {
            throw new Problem("MALFORMED_BODY");
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && JSON.stream().anyMatch(json -> json.includes(MediaType.parseMediaType(contentType)));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
