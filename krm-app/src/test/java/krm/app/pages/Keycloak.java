package krm.app.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A real Keycloak, unpacked by the build, with a realm of a few people; it keeps what it knows in memory. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "haus";
    static final String PASSWORD = "ein Passwort dort";

    private static final Path LOG = Path.of("target", "keycloak.log").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path home;
    private final int port;
    private final CompletableFuture<Void> prepared;
    private Process process;

    /** Not started yet, but the address is known. What takes long and once is done meanwhile. */
    Keycloak() {
        try (var folders = Files.list(Path.of("target", "keycloak").toAbsolutePath());
                var free = new ServerSocket(0)) {
            home = folders.filter(Files::isDirectory).findFirst().orElseThrow();
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        prepared = CompletableFuture.runAsync(this::prepare);
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/" + REALM;
    }

    boolean isAt(String url) {
        return url.startsWith("http://127.0.0.1:" + port + "/");
    }

    /** @param krm where the people come from, and go back to */
    synchronized void start(String krm) {
        if (process != null) {
            return;
        }
        prepared.join();
        try {
            var realms = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(realms.resolve(REALM + "-realm.json"), realm(krm));
            process = kc(
                    "start",
                    "--optimized",
                    "--import-realm",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--hostname-strict=false");
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Also what the start script has started. */
    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void prepare() {
        var done = home.resolve("prepared");
        if (Files.exists(done)) {
            return;
        }
        try {
            home.resolve("bin/kc.sh").toFile().setExecutable(true);
            var status = kc("build", "--db=dev-mem", "--cache=local", "--features-disabled=admin,account,impersonation")
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("Keycloak cannot be built: " + LOG);
            }
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process kc(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        var start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        start.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1 -Xmx400m"));
        return start.start();
    }

    private void awaitAnswer() throws InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create(issuer())).build();
        var until = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Keycloak has not started: " + LOG);
                }
                try {
                    if (http.send(asked, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It does not listen yet.
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("Keycloak does not answer: " + LOG);
    }

    /** Four officers of Jobcenter WF, and a guest without a role. */
    private static String realm(String krm) {
        var users = List.of(
                user("erika", "krm-beauftragte"),
                user("frieda", "krm-beauftragte"),
                user("gustav", "krm-beauftragte"),
                user("gast", "offline_access"));
        return """
            {"realm": "%s", "enabled": true,
             "roles": {"realm": [{"name": "krm-beauftragte"}]},
             "users": [%s],
             "clients": [{
               "clientId": "krm", "enabled": true, "secret": "ein Geheimnis", "redirectUris": ["%s/login/oauth2/code/krm"],
               "attributes": {"post.logout.redirect.uris": "%s/login", "pkce.code.challenge.method": "S256"},
               "protocolMappers": [
                 {"name": "roles", "protocol": "openid-connect", "protocolMapper": "oidc-usermodel-realm-role-mapper",
                  "config": {"claim.name": "roles", "multivalued": "true", "id.token.claim": "true"}},
                 {"name": "house", "protocol": "openid-connect", "protocolMapper": "oidc-hardcoded-claim-mapper",
                  "config": {"claim.name": "jobcenter", "claim.value": "WF", "id.token.claim": "true"}}]}]}
            """.formatted(REALM, String.join(",", users), krm, krm);
    }

    private static String user(String name, String role) {
        return """
            {"username": "%s", "enabled": true, "firstName": "Vorname", "lastName": "Nachname", "email": "%s@example.org",
             "emailVerified": true, "realmRoles": ["%s"], "credentials": [{"type": "password", "value": "%s"}]}
            """.formatted(name, name, role, PASSWORD);
    }
}
