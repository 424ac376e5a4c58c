package krm.app.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The call that a page makes for the person before it: to the same door as a program, with the same body, key and
 * version. So nothing can be done on a page that the API could not do, and nothing is checked in two places.
 */
public final class PageCall extends HttpServletRequestWrapper {

    /** Fields of every form that are no part of its body. */
    public static final String KEY = "key";

    public static final String VERSION = "version";

    private static final String JSON = "application/json";

    private final String method;
    private final String address;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final String contentType;
    private final InputStream body;

    private PageCall(HttpServletRequest page, String method, String address, String contentType, InputStream body) {
        super(page);
        this.method = method;
        this.address = address;
        this.contentType = contentType;
        this.body = body;
    }

    /** @param parameters those without a value are left out */
    public static PageCall get(HttpServletRequest page, String address, Map<String, @Nullable String> parameters) {
        var call = new PageCall(page, "GET", address, JSON, InputStream.nullInputStream());
        parameters.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                call.parameters.put(name, new String[] {value});
            }
        });
        return call;
    }

    /** Sees what was stored before it, as somebody does who has just done something. */
    public PageCall patient() {
        headers.put("prefer", "wait=2");
        return this;
    }

    /** Asks only for what is not as it was: the caller of the page has this state already, if any. */
    public PageCall unlessStill(@Nullable String state) {
        header("if-none-match", state);
        return this;
    }

    /** With the key and the version that the form had when it was shown. */
    public static PageCall write(HttpServletRequest page, String method, String address, ObjectNode body) {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        var call = new PageCall(page, method, address, JSON, new ByteArrayInputStream(bytes));
        call.header("idempotency-key", page.getParameter(KEY));
        var version = page.getParameter(VERSION);
        call.header("if-match", version == null || version.isEmpty() ? null : "\"" + version + "\"");
        return call;
    }

    /**
     * Whether it is the first of its page to see something: what a page shows at once a person has looked at once,
     * however many calls it makes.
     */
    public boolean isFirst(Object seen) {
        var name = PageCall.class.getName() + "." + seen;
        var first = getAttribute(name) == null;
        setAttribute(name, true);
        return first;
    }

    /** With the file that the form holds as its body. */
    public static PageCall send(HttpServletRequest page, String address, String contentType) {
        var file = SentFile.of(page);
        var call = new PageCall(page, "POST", address, contentType, file.content());
        call.header("idempotency-key", file.field(KEY));
        return call;
    }

    private void header(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(name, value);
        }
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return address;
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.copyOf(parameters);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ServletInputStream() {
            private boolean finished;

            @Override
            public int read() throws IOException {
                var one = body.read();
                finished = one < 0;
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                var read = body.read(into, from, length);
                finished = read < 0;
                return read;
            }

            @Override
            public boolean isFinished() {
                return finished;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("Read at once");
            }
        };
    }
}
