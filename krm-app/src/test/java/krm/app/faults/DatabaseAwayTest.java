package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import krm.app.command.Krm;
import krm.app.database.EmbeddedDatabase;
import krm.app.database.Servers;
import krm.app.web.Form;
import krm.app.web.Somebody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The database is away for a while: 503 with Retry-After, and back to work without a restart. */
class DatabaseAwayTest {

    @TempDir
    private Path folder;

    @Test
    void calls_are_answered_503_until_it_is_back() throws Exception {
        var data = folder.resolve("server");
        var port = Krm.freePort();
        var officer = Somebody.withPassword(Integer.parseInt(port), "krm", "demo");
        var server = EmbeddedDatabase.start(data, Servers.BINARIES);
        try (var krm = Krm.start(environment(server, port, folder))) {
            var id = officer.post("/api/complaints", Form.letter()).expect(201).id();
            var signedIn = Somebody.withSession(Integer.parseInt(port), "krm", "demo");
            server.close();

            for (var accept : List.of("text/html", "application/json")) {
                assertThat(signedIn.with("Accept", accept)
                                .get(accept.equals("text/html") ? "/worklist" : "/api/worklist")
                                .expect(503)
                                .header("Retry-After"))
                        .as("a session that cannot be read is no reason to sign in again")
                        .matches("\\d+");
            }
            signedIn.post("/api/complaints", Form.letter()).expect(503, "UNAVAILABLE");

            var answers = List.of(
                    officer.post("/api/complaints", Form.letter()),
                    officer.step(id, "acknowledge", Form.acknowledgement()),
                    officer.look(id),
                    officer.get("/api/complaints"));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.expect(503, "UNAVAILABLE").header("Retry-After"))
                            .matches("\\d+"));
            assertThat(logged(krm))
                    .as("each line is JSON, and names the call that it tells of")
                    .containsAll(answers.stream()
                            .map(answer -> answer.header("X-Correlation-Id"))
                            .toList());
            Somebody.unknown(Integer.parseInt(port))
                    .get("/actuator/health/readiness")
                    .expect(503);

            server = EmbeddedDatabase.start(data, Servers.BINARIES);
            awaitWork(officer, id);
            assertThat(officer.step(id, "acknowledge", Form.acknowledgement())
                            .expect(200)
                            .version())
                    .isEqualTo(2);
            awaitProjected(officer, id);
            assertThat(krm.answer().exit()).isEqualTo(-1);
        } finally {
            server.close();
        }
    }

    /** The server's word for it is 53100; here a trigger says so, because a full disk cannot be had everywhere. */
    @Test
    void a_full_disk_is_answered_503_until_there_is_room_again() throws Exception {
        var port = Krm.freePort();
        var officer = Somebody.withPassword(Integer.parseInt(port), "krm", "demo");
        try (var server = EmbeddedDatabase.start(folder.resolve("server"), Servers.BINARIES);
                var krm = Krm.start(environment(server, port, folder));
                var superuser = Servers.superuser(server);
                var sql = superuser.createStatement()) {
            var id = officer.post("/api/complaints", Form.letter()).expect(201).id();
            sql.execute("""
                create function full_disk() returns trigger language plpgsql as
                    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
                create trigger full_disk before insert on events.event execute function full_disk()
                """);

            assertThat(officer.step(id, "acknowledge", Form.acknowledgement())
                            .expect(503, "UNAVAILABLE")
                            .header("Retry-After"))
                    .matches("\\d+");
            officer.post("/api/complaints", Form.letter()).expect(503, "UNAVAILABLE");
            assertThat(officer.look(id).expect(200).version()).isEqualTo(1);

            sql.execute("drop trigger full_disk on events.event");
            officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
            assertThat(krm.answer().exit()).isEqualTo(-1);
        }
    }

    private static void awaitWork(Somebody officer, String id) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (officer.look(id).status() != 200 && System.nanoTime() < until) {
            Thread.sleep(200);
        }
    }

    /** The projections go on by themselves, too. */
    private static void awaitProjected(Somebody officer, String id) {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!officer.patient()
                .get("/api/complaints?size=200")
                .each("/items", "/id")
                .contains(id)) {
            assertThat(System.nanoTime()).as("the case is in no list").isLessThan(until);
        }
    }

    /** The calls that the log names; what krm says to people when it is ready is no log. */
    private static List<String> logged(Krm krm) {
        return krm.answer()
                .out()
                .lines()
                .skip(krm.answer()
                        .out()
                        .lines()
                        .takeWhile(line -> !line.startsWith("{"))
                        .count())
                .map(line ->
                        JsonMapper.shared().readTree(line).at("/correlationId").asString(""))
                .toList();
    }

    /** Of a krm on a server of its own. */
    static Map<String, String> environment(EmbeddedDatabase server, String port, Path folder) {
        var main = server.settings().main();
        var environment = new HashMap<String, String>();
        environment.put("KRM_DB_URL", main.url());
        environment.put("KRM_DB_USER", main.program().user());
        environment.put("KRM_DB_PASSWORD", main.program().password());
        environment.put("KRM_DB_OWNER_USER", main.owner().user());
        environment.put("KRM_DB_OWNER_PASSWORD", main.owner().password());
        environment.put("KRM_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        environment.put("KRM_DATA", folder.resolve("own").toString());
        environment.put("KRM_PORT", port);
        environment.put("KRM_LOG_FORMAT", "logstash");
        environment.put("SPRING_PROFILES_ACTIVE", "demo");
        return environment;
    }
}
