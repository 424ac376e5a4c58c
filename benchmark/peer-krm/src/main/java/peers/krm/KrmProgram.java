package peers.krm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import peers.Db;

/**
 * The whole program as a process of its own, with 512 MB of heap, projections and demo house: called over HTTP in one
 * session of the KRM officer's, so that no password is hashed for a call. PEERS_KRM_JAR names the packaged program.
 */
final class KrmProgram implements AutoCloseable {

    private static final Pattern COOKIE = Pattern.compile("(KRM_SESSION|XSRF-TOKEN)=([^;]+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String address;
    private final Map<String, String> session;

    private KrmProgram(Process process, String address) throws Exception {
        this.process = process;
        this.address = address;
        awaitReady();
        session = signIn();
    }

    /** On a database of the cluster; returns when it is ready. */
    static KrmProgram on(String database) throws Exception {
        KrmDatabase.role();
        var port = freePort();
        var java = ProcessHandle.current().info().command().orElseThrow();
        var builder = new ProcessBuilder(
                        java, "-Xmx512m", "-jar", Objects.requireNonNull(System.getenv("PEERS_KRM_JAR")))
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"));
        builder.environment()
                .putAll(Map.of(
                        "KRM_DB_URL",
                        "jdbc:postgresql://" + Db.HOST + ":" + Db.PORT + "/" + database,
                        "KRM_DB_USER",
                        KrmDatabase.PROGRAM,
                        "KRM_DB_PASSWORD",
                        "trusted",
                        "KRM_DB_OWNER_USER",
                        Db.USER,
                        "KRM_DB_OWNER_PASSWORD",
                        "trusted",
                        "KRM_MASTER_KEY",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "KRM_PORT",
                        String.valueOf(port),
                        "SPRING_PROFILES_ACTIVE",
                        "demo"));
        return new KrmProgram(builder.start(), "http://127.0.0.1:" + port);
    }

    private Map<String, String> signIn() throws Exception {
        var answer = send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=krm&password=demo")),
                204);
        var cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(cookie -> cookie.lookingAt())
                .collect(Collectors.toMap(cookie -> cookie.group(1), cookie -> cookie.group(2), (_, last) -> last));
        return Map.of(
                "Cookie",
                "KRM_SESSION=" + cookies.get("KRM_SESSION") + "; XSRF-TOKEN=" + cookies.get("XSRF-TOKEN"),
                "X-XSRF-TOKEN",
                cookies.get("XSRF-TOKEN"));
    }

    private void awaitReady() throws Exception {
        for (int tries = 0; tries < 1_200; tries++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("krm ended with " + process.exitValue());
            }
            try {
                if (http.send(request("/actuator/health/readiness").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("krm is not ready after two minutes");
    }

    String get(String path) throws Exception {
        return send(inSession(path).GET(), 200).body();
    }

    String post(String path, Map<String, String> headers, String body, int expected) throws Exception {
        return post(path, headers, BodyPublishers.ofString(body, UTF_8), expected);
    }

    String post(String path, Map<String, String> headers, BodyPublisher body, int expected) throws Exception {
        var request = inSession(path);
        headers.forEach(request::header);
        return send(request.POST(body), expected).body();
    }

    private HttpRequest.Builder inSession(String path) {
        var request = request(path);
        session.forEach(request::header);
        return request;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    long pid() {
        return process.pid();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
