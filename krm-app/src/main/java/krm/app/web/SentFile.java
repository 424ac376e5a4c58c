package krm.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The file that a form sends, read as it comes (decision 34): it may be larger than the memory, and it lies on no disk in
 * the clear. The form's other fields stand before it.
 */
public final class SentFile {

    private static final String NAME = SentFile.class.getName();
    private static final int LONGEST_FIELD = 1_000;
    /** Holds the file's name on the sender's machine, which nobody looks at. */
    private static final int LONGEST_HEADER = 4_096;

    private static final int MOST_FIELDS = 10;

    private final Map<String, String> fields;
    private final PushbackInputStream content;

    private SentFile(Map<String, String> fields, InputStream content) {
        this.fields = Map.copyOf(fields);
        this.content = new PushbackInputStream(content);
    }

    /** Whether a call is a form that can hold a file. */
    public static boolean isIn(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** The same for everybody who asks: a form can be read once only. One that is none has neither fields nor content. */
    public static SentFile of(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof SentFile known) {
            return known;
        }
        var read = read(request);
        request.setAttribute(NAME, read);
        return read;
    }

    private static SentFile read(HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        try {
            var parser = new FileUpload();
            parser.setPartHeaderSizeMax(LONGEST_HEADER);
            var parts = parser.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext() && fields.size() < MOST_FIELDS) {
                var part = parts.next();
                if (!part.isFormField()) {
                    return new SentFile(fields, part.openStream());
                }
                fields.put(part.getFieldName(), new String(part.openStream().readNBytes(LONGEST_FIELD), UTF_8));
            }
        } catch (IOException e) {
            fields.clear();
        }
        return new SentFile(fields, InputStream.nullInputStream());
    }

    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /** Whether nobody has chosen a file, or one without a byte. */
    public boolean isEmpty() {
        try {
            int first = content.read();
            if (first >= 0) {
                content.unread(first);
            }
            return first < 0;
        } catch (IOException e) {
            // Whoever reads on hears it too.
            return false;
        }
    }

    /** From its first byte, once. */
    public InputStream content() {
        return content;
    }
}
