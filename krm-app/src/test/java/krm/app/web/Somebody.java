package krm.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls krm over HTTP. */
public final class Somebody {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final Map<String, String> headers;

    private Somebody(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = Map.copyOf(headers);
    }

    public static Somebody unknown(int port) {
        return new Somebody(port, Map.of("Content-Type", "application/json"));
    }

    public static Somebody withPassword(int port, String user, String password) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return unknown(port).with("Authorization", "Basic " + basic);
    }

    public static Somebody withToken(int port, String token) {
        return unknown(port).with("Authorization", "Bearer " + token);
    }

    /** Signs in with the form; the session and the token that its writes need go along from then on. */
    public static Somebody withSession(int port, String user, String password) {
        var answer = unknown(port).signIn(user, password).expect(204);
        return unknown(port)
                .with(
                        "Cookie",
                        "KRM_SESSION=" + answer.cookie("KRM_SESSION") + "; XSRF-TOKEN=" + answer.cookie("XSRF-TOKEN"))
                .with("X-XSRF-TOKEN", answer.cookie("XSRF-TOKEN"));
    }

    public Answer signIn(String user, String password) {
        var form = "username=" + URLEncoder.encode(user, UTF_8) + "&password=" + URLEncoder.encode(password, UTF_8);
        return with("Content-Type", "application/x-www-form-urlencoded").post("/login", form);
    }

    public Somebody with(String header, Object value) {
        var more = new HashMap<>(headers);
        more.put(header, String.valueOf(value));
        return new Somebody(port, more);
    }

    /** The same person at another node. */
    public Somebody at(int otherPort) {
        return new Somebody(otherPort, headers);
    }

    public Somebody without(String header) {
        var less = new HashMap<>(headers);
        less.remove(header);
        return new Somebody(port, less);
    }

    /** Each call sees what was stored before it. */
    public Somebody patient() {
        return with("Prefer", "wait=5");
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Form body) {
        return post(path, body.toString());
    }

    public Answer post(String path, String body) {
        return post(path, body.getBytes(UTF_8));
    }

    public Answer post(String path, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body));
    }

    public Answer put(String path, Form body) {
        return send("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    /** Looks at a page. */
    public Answer read(String page) {
        return with("Accept", "text/html").get(page);
    }

    /** Sends the form of a page. */
    public Answer fill(String page, String... namesAndValues) {
        var form = new StringJoiner("&");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(URLEncoder.encode(namesAndValues[i], UTF_8) + "="
                    + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return with("Accept", "text/html")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(page, form.toString());
    }

    /** Takes a step on a case. */
    public Answer step(String id, String step, Form body) {
        return post("/api/complaints/" + id + "/" + step, body);
    }

    public Answer look(String id) {
        return get("/api/complaints/" + id);
    }

    /** The ids on all pages of a list: a house that tests share may have more than one page holds. */
    public List<String> ids(String list) {
        var ids = new ArrayList<String>();
        Answer page;
        int number = 0;
        do {
            page = get(list + "&page=" + number++).expect(200);
            ids.addAll(page.each("/items", "/id"));
        } while (page.json().at("/hasMore").booleanValue());
        return ids;
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            var text = new String(response.body(), UTF_8);
            var lines = response.headers().firstValue("Content-Type").orElse("").contains("ndjson");
            var json = text.startsWith("{") && !lines ? JsonMapper.shared().readTree(text) : null;
            return new Answer(response.statusCode(), response.headers(), text, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
