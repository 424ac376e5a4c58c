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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.eventstore.MasterKey;
import krm.projections.caselist.CaseListProjection;
import krm.projections.signals.SignalProjection;
import krm.projections.statistics.FigureModel;
import peers.Db;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program as a process of its own, with 512 MB of heap, projections and demo house (where there are no cases yet):
 * called over HTTP in one session of the KRM officer's, so that no password is hashed for a call. PEERS_KRM_JAR names the
 * packaged program.
 */
final class KrmProgram implements AutoCloseable {

    /** Its events and keys are encrypted with this, whoever wrote them. */
    static final MasterKey MASTER_KEY = new MasterKey(new byte[MasterKey.BYTES]);

    private static final String HEAP = Db.env("PEERS_HEAP", "512m");
    /** The program looks once a minute for what a day brings by itself. */
    private static final Duration QUIET = Duration.ofSeconds(65);

    private static final List<String> PROJECTIONS =
            List.of(CaseListProjection.NAME, FigureModel.NAME, SignalProjection.NAME);

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
                        java,
                        "-Xmx" + HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        Objects.requireNonNull(System.getenv("PEERS_KRM_JAR")))
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
                        Base64.getEncoder().encodeToString(new byte[MasterKey.BYTES]),
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

    /** Asked for as browsers do; returns how many bytes came. */
    int page(String path) throws Exception {
        var request = inSession(path).header("Accept", "text/html").header("Accept-Encoding", "gzip");
        var answer = http.send(request.GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body().length;
    }

    /** Builds all read models anew, at once, as after an update; returns when it is done. */
    void rebuild() throws Exception {
        try (var threads = Executors.newFixedThreadPool(PROJECTIONS.size())) {
            for (var rebuilt :
                    threads.invokeAll(PROJECTIONS.stream().map(this::rebuilding).toList())) {
                rebuilt.get();
            }
        }
    }

    private Callable<Void> rebuilding(String projection) {
        return () -> {
            rebuild(projection);
            return null;
        };
    }

    private void rebuild(String projection) throws Exception {
        send(asAdmin("/api/projections/" + projection + "/rebuild").POST(BodyPublishers.noBody()), 202);
        for (var state = rebuildOf(projection); !state.equals("DONE"); state = rebuildOf(projection)) {
            if (!state.equals("RUNNING")) {
                throw new IllegalStateException(projection + ": " + state);
            }
            Thread.sleep(100);
        }
    }

    private String rebuildOf(String projection) throws Exception {
        return projections()
                .filter(one -> one.at("/name").stringValue().equals(projection))
                .map(one -> one.at("/rebuild/state").stringValue())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the seconds until its read side had seen all events, those that the program itself records among them. */
    double settle() throws Exception {
        var began = System.nanoTime();
        var last = began;
        var head = -1L;
        while (System.nanoTime() - last < QUIET.toNanos()) {
            Thread.sleep(200);
            var all = projections().toList();
            var now = all.stream()
                    .mapToLong(one -> one.at("/head").longValue())
                    .max()
                    .orElse(0);
            if (now != head || all.stream().anyMatch(one -> one.at("/lagEvents").longValue() > 0)) {
                last = System.nanoTime();
                head = now;
            }
        }
        return (last - began) / 1e9;
    }

    private Stream<JsonNode> projections() throws Exception {
        var answer = send(asAdmin("/api/projections").GET(), 200).body();
        return JsonMapper.shared().readTree(answer).at("/items").valueStream();
    }

    private HttpRequest.Builder asAdmin(String path) {
        var password = Base64.getEncoder().encodeToString("admin:demo".getBytes(UTF_8));
        return request(path).header("Authorization", "Basic " + password);
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
