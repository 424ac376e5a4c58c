package krm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import krm.app.command.Krm;
import krm.app.security.Issuer;
import krm.app.web.Answer;
import krm.app.web.Form;
import krm.app.web.Somebody;
import krm.app.web.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final int CASES = 40 * Integer.getInteger("krm.test.scale", 1);

    @TempDir
    private static Path folder;

    private final Issuer provider = new Issuer();
    private final String port = Krm.freePort();
    private final String otherPort = Krm.freePort();
    private final Somebody here = Somebody.withPassword(Integer.parseInt(port), "krm", "demo");
    private final Somebody there = Somebody.withPassword(Integer.parseInt(otherPort), "krm", "demo");
    private Krm first;
    private Krm second;
    private Ledger ledger;
    private Map<String, String> secondsEnvironment;

    @BeforeAll
    void start() throws Exception {
        var data = folder.resolve("data");
        first = Krm.start(with(provider, Map.of("KRM_DATA", data.toString(), "KRM_PORT", port)));
        ledger = Ledger.of(data);
        secondsEnvironment = with(
                provider,
                Map.of(
                        "KRM_DB_URL",
                        ledger.url(),
                        "KRM_DB_USER",
                        "krm",
                        "KRM_DB_PASSWORD",
                        ledger.password(),
                        "KRM_MASTER_KEY_FILE",
                        data.resolve("master.key").toString(),
                        "KRM_PORT",
                        otherPort,
                        "SPRING_PROFILES_ACTIVE",
                        "demo"));
        second = Krm.start(secondsEnvironment);
    }

    private static Map<String, String> with(Issuer provider, Map<String, String> environment) {
        var both = new HashMap<>(environment);
        both.putAll(
                Map.of("KRM_OIDC_ISSUER", provider.url(), "KRM_OIDC_CLIENT_ID", "krm", "KRM_OIDC_NAME", "Hauskonto"));
        return both;
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
        provider.close();
    }

    @Test
    void a_case_that_wanders_between_the_nodes_is_never_judged_by_an_old_picture() {
        var id = here.post("/api/complaints", Form.letter()).expect(201).id();
        there.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        here.step(id, "acknowledge", Form.acknowledgement()).expect(409, "ALREADY_ACKNOWLEDGED");
        here.step(id, "forward", Form.forwarding("LEISTUNG")).expect(200);
        there.step(id, "rate", Form.rating()).expect(409, "NOT_ANSWERED");
        there.step(id, "interim-notice", Form.interimNotice()).expect(200);
        here.step(id, "answer", Form.answer()).expect(200);
        there.step(id, "forward", Form.forwarding("LEISTUNG")).expect(409, "ALREADY_ANSWERED");
        there.step(id, "rate", Form.rating()).expect(200);
        here.step(id, "close", Form.closing()).expect(200);
        assertThat(there.look(id).expect(200).version()).isEqualTo(7);
        there.step(id, "close", Form.closing()).expect(409, "CASE_CLOSED");
    }

    @Test
    void of_two_who_take_the_same_step_at_once_one_wins() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CASES; i++) {
                var id = here.post("/api/complaints", Form.letter()).expect(201).id();
                var racing = new ArrayList<Future<Answer>>();
                for (var node : List.of(here, there)) {
                    racing.add(threads.submit(() -> {
                        together.await();
                        return node.step(id, "acknowledge", Form.acknowledgement());
                    }));
                }
                var statuses = List.of(
                        racing.get(0).get().status(), racing.get(1).get().status());
                assertThat(statuses).containsExactlyInAnyOrder(200, 409);
                assertThat(ledger.events().get(id)).isEqualTo("ComplaintReceived DeadlinesSet ComplaintAcknowledged");
            }
        }
    }

    @Test
    void a_changed_role_counts_on_both_nodes_from_the_next_call_on() {
        var id = here.post("/api/complaints", Form.letter()).expect(201).id();
        var administration = Somebody.withPassword(Integer.parseInt(port), "admin", "demo");
        var away = Somebody.withPassword(Integer.parseInt(otherPort), "team.vermittlung", "demo");
        for (int i = 0; i < 5; i++) {
            away.look(id).expect(404, "NOT_FOUND");
            administration
                    .put("/api/users/team.vermittlung", Form.of("role", "KRM_OFFICER"))
                    .expect(200);
            away.look(id).expect(200);
            administration
                    .put("/api/users/team.vermittlung", Form.of("role", "TEAM_LEAD", "team", "VERMITTLUNG"))
                    .expect(200);
        }
    }

    @Test
    void what_a_house_goes_by_counts_on_both_nodes_from_the_next_call_on() throws Exception {
        var house = Staff.code();
        Somebody.withPassword(Integer.parseInt(port), "admin", "demo")
                .post("/api/jobcenters", Form.of("code", house, "name", "Neustadt", "land", "NI"))
                .expect(201);
        var administration = admitted(Somebody.withPassword(Integer.parseInt(port), "admin", "demo"), house, "ADMIN");
        var there = admitted(administration, house, "KRM_OFFICER").at(Integer.parseInt(otherPort));
        var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        var letter = Form.letter().with("receivedOn", today);
        var open = there.post("/api/complaints", letter).expect(201);
        for (int i = 0; i < 5; i++) {
            var topic = Staff.code();
            var about = letter.with("concerns", List.of(Form.of("text", "Zu laut", "topic", topic)));
            there.post("/api/complaints", about).expect(422, "UNKNOWN_TOPIC");
            administration
                    .post("/api/jobcenters/" + house + "/topics", Form.of("code", topic, "name", "Neues"))
                    .expect(201);
            there.post("/api/complaints", about).expect(201);
            var rules = Form.of(
                    "reference",
                    "GA-" + topic,
                    "validFrom",
                    today,
                    "reactions",
                    Form.of(
                            "acknowledgementWorkingDays",
                            3,
                            "interimNoticeDays",
                            7,
                            "answerDays",
                            14 + i,
                            "completionDays",
                            20,
                            "riskCutOff",
                            "15:00",
                            "soonWorkingDays",
                            2,
                            "yearEndWorks",
                            true));
            administration
                    .post("/api/jobcenters/" + house + "/rule-books", rules)
                    .expect(201);
            var judged = there.post("/api/complaints", letter).expect(201);
            assertThat(judged.at("/ruleBook")).isEqualTo("GA-" + topic);
        }
        // The acknowledgement of a case that runs already moves, once, whichever node is first.
        var holiday = open.at("/deadlines/0/dueOn");
        administration
                .post("/api/jobcenters/" + house + "/holidays", Form.of("day", holiday, "name", "Gedenktag"))
                .expect(201);
        assertThat(there.post("/api/complaints", letter).expect(201).at("/deadlines/0/dueOn"))
                .isGreaterThan(holiday);
        var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (there.look(open.id()).at("/deadlines/0/dueOn").equals(holiday) && System.nanoTime() < until) {
            Thread.sleep(200);
        }
        assertThat(there.at(Integer.parseInt(port)).look(open.id()).at("/deadlines/0/dueOn"))
                .isGreaterThan(holiday);
        assertThat(ledger.events().get(open.id())).isEqualTo("ComplaintReceived DeadlinesSet DeadlinesSet");
    }

    private Somebody admitted(Somebody by, String house, String role) {
        var name = Staff.name();
        by.post("/api/users", Staff.form(name, role, null).with("jobcenter", house))
                .expect(201);
        Somebody.withPassword(Integer.parseInt(port), name, Staff.FIRST_PASSWORD)
                .put(
                        "/api/users/" + name + "/password",
                        Form.of("current", Staff.FIRST_PASSWORD, "next", Staff.OWN_PASSWORD))
                .expect(204);
        return Somebody.withPassword(Integer.parseInt(port), name, Staff.OWN_PASSWORD);
    }

    @Test
    void a_name_is_given_once_by_both_nodes_together() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                var name = Staff.name();
                var racing = new ArrayList<Future<Answer>>();
                for (var node : List.of(port, otherPort)) {
                    racing.add(threads.submit(() -> {
                        together.await();
                        return Somebody.withPassword(Integer.parseInt(node), "admin", "demo")
                                .post("/api/users", Staff.form(name, "STAFF", null));
                    }));
                }
                assertThat(List.of(
                                racing.get(0).get().status(),
                                racing.get(1).get().status()))
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @Test
    void a_session_counts_on_both_nodes() {
        var session = Somebody.withSession(Integer.parseInt(port), "krm", "demo");
        var id = session.post("/api/complaints", Form.letter()).expect(201).id();
        session.at(Integer.parseInt(otherPort))
                .step(id, "acknowledge", Form.acknowledgement())
                .expect(200);
    }

    @Test
    void a_sign_in_by_the_provider_that_begins_on_one_node_ends_on_the_other_and_counts_on_both() {
        var browser = Somebody.unknown(Integer.parseInt(port)).with("Accept", "text/html");
        var sent = browser.get("/oauth2/authorization/krm?next=/search").expect(302);
        var back = provider.answerFor(
                sent.header("Location"),
                Map.of("preferred_username", "erika", "jobcenter", "WF", "roles", List.of("KRM_OFFICER")));
        var signedIn = browser.at(Integer.parseInt(otherPort))
                .with("Cookie", "KRM_SIGN_IN=" + sent.cookie("KRM_SIGN_IN"))
                .get("/login/oauth2/code/krm" + back)
                .expect(302);
        assertThat(signedIn.header("Location")).endsWith(otherPort + "/search");
        for (var node : List.of(port, otherPort)) {
            Somebody.unknown(Integer.parseInt(node))
                    .with("Cookie", "KRM_SESSION=" + signedIn.cookie("KRM_SESSION"))
                    .get("/api/worklist")
                    .expect(200);
        }

        // The answer to somebody else's question signs nobody in.
        var another = browser.get("/oauth2/authorization/krm").expect(302);
        var theirs = provider.answerFor(
                browser.get("/oauth2/authorization/krm").expect(302).header("Location"), Map.of());
        var refused = browser.with("Cookie", "KRM_SIGN_IN=" + another.cookie("KRM_SIGN_IN"))
                .get("/login/oauth2/code/krm" + theirs)
                .expect(302);
        assertThat(refused.header("Location")).contains("/login?why=INTERRUPTED");
        assertThat(refused.setCookie("KRM_SESSION")).isNull();
    }

    @Test
    void wrong_passwords_of_both_nodes_count_together() {
        var name = Staff.name();
        for (int i = 0; i < 10; i++) {
            var node = Integer.parseInt(i % 2 == 0 ? port : otherPort);
            Somebody.withPassword(node, name, "wrong").get("/api/worklist").expect(401, "NOT_SIGNED_IN");
        }
        for (var node : List.of(port, otherPort)) {
            Somebody.withPassword(Integer.parseInt(node), name, "wrong")
                    .get("/api/worklist")
                    .expect(429, "NAME_LOCKED");
        }
    }

    @Test
    void one_is_killed_and_comes_back_and_nothing_is_lost_or_doubled() throws Exception {
        try (var traffic = new Traffic(here);
                var others = new Traffic(there)) {
            traffic.start(6);
            others.start(6).awaitAnswers(CASES);
            second.kill();
            others.end();
            traffic.awaitAnswers(CASES);
            ledger.isListed();
            second = Krm.start(secondsEnvironment);
            try (var again = new Traffic(there).start(6)) {
                again.awaitAnswers(CASES);
                again.end();
                traffic.end();
                for (var one : List.of(traffic, others, again)) {
                    ledger.holds(one.answered);
                }
            }
            for (var key : others.unanswered) {
                var answers = IntStream.range(0, 2)
                        .mapToObj(i -> (i == 0 ? traffic : others)
                                .receive(key)
                                .expect(201)
                                .id())
                        .toList();
                assertThat(answers.get(0)).isEqualTo(answers.get(1));
            }
        }
    }
}
