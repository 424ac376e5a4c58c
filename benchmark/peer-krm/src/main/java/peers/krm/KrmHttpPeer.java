package peers.krm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import peers.Db;
import peers.Peer;
import peers.Step;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program as a process of its own, with 512 MB of heap, projections and demo house: called over HTTP in one
 * session, so that no password is hashed for a call. PEERS_KRM_JAR names the packaged program.
 */
public final class KrmHttpPeer implements Peer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern COOKIE = Pattern.compile("(KRM_SESSION|XSRF-TOKEN)=([^;]+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private Process program;
    private String address;
    private Map<String, String> session = Map.of();

    @Override
    public void open(DataSource superuser, String jdbcUrl) throws Exception {
        KrmDatabase.role();
        var port = freePort();
        address = "http://127.0.0.1:" + port;
        var java = ProcessHandle.current().info().command().orElseThrow();
        var builder = new ProcessBuilder(
                        java, "-Xmx512m", "-jar", Objects.requireNonNull(System.getenv("PEERS_KRM_JAR")))
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"));
        builder.environment()
                .putAll(Map.of(
                        "KRM_DB_URL",
                        "jdbc:postgresql://" + Db.HOST + ":" + Db.PORT + "/" + Db.RUN,
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
        program = builder.start();
        awaitReady();
        var answer = send(
                request("/login").header("Content-Type", "application/x-www-form-urlencoded"),
                "username=krm&password=demo",
                204);
        var cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(cookie -> cookie.lookingAt())
                .collect(Collectors.toMap(cookie -> cookie.group(1), cookie -> cookie.group(2), (_, last) -> last));
        session = Map.of(
                "Content-Type",
                "application/json",
                "Cookie",
                "KRM_SESSION=" + cookies.get("KRM_SESSION") + "; XSRF-TOKEN=" + cookies.get("XSRF-TOKEN"),
                "X-XSRF-TOKEN",
                cookies.get("XSRF-TOKEN"));
    }

    private void awaitReady() throws Exception {
        for (int tries = 0; tries < 1_200; tries++) {
            if (!program.isAlive()) {
                throw new IllegalStateException("krm ended with " + program.exitValue());
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

    @Override
    public void step(Step step) throws Exception {
        var path = step.no() == 0 ? "/api/complaints" : "/api/complaints/" + ids.get(step.caseId()) + "/" + path(step);
        var request = request(path).header("Idempotency-Key", step.caseId() + "/" + step.no());
        session.forEach(request::header);
        var answer = send(request, JSON.writeValueAsString(body(step)), step.no() == 0 ? 201 : 200);
        if (step.no() == 0) {
            ids.put(step.caseId(), JSON.readTree(answer.body()).at("/id").stringValue());
        }
    }

    private static String path(Step step) {
        return List.of("", "acknowledge", "forward", "interim-notice", "answer", "rate", "close")
                .get(step.no());
    }

    private static Map<String, ?> body(Step step) {
        return switch (step.no()) {
            case 0 ->
                Map.of(
                        "kind",
                        "COMPLAINT",
                        "channel",
                        "LETTER",
                        "receivedOn",
                        LocalDate.now().toString(),
                        "customerGroup",
                        "EMPLOYEE",
                        "concerns",
                        List.of(Map.of("text", step.text(), "area", "SUBJECT")),
                        "complainant",
                        Map.of("name", "Erika Beispiel", "address", "Am Herzogtore 12, 38300 Wolfenbüttel"));
            case 1 -> Map.of("medium", "LETTER", "reason", step.text());
            case 2 -> Map.of("team", "LEISTUNG", "reason", step.text());
            case 3 ->
                Map.of(
                        "medium", "LETTER",
                        "reason", step.text(),
                        "announcedAnswerOn", LocalDate.now().plusDays(7).toString());
            case 4 -> Map.of("medium", "LETTER", "outcome", "REMEDY", "text", step.text());
            case 5 -> Map.of("rating", "JUSTIFIED", "agreement", "YES", "satisfaction", "YES", "lesson", step.text());
            case 6 -> Map.of("originalsAt", step.reference(), "reason", step.text());
            default -> throw new IllegalArgumentException("No step " + step.no());
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body, int expected) throws Exception {
        var answer =
                http.send(request.POST(BodyPublishers.ofString(body, UTF_8)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The demo's own cases came without a key. */
    @Override
    public String countSql() {
        return "select count(request) from events.event";
    }

    @Override
    public void close() throws Exception {
        program.destroy();
        program.waitFor();
    }
}
