package krm.app.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A started krm with the demo people and a database of its own, the same for all tests of a run: each makes the cases
 * that it needs, and speaks to krm over HTTP as clients do. One class after the other, since many count what is stored.
 */
@Execution(ExecutionMode.SAME_THREAD)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = OwnFolder.class)
public abstract class AtTheDoors {

    private static final AtomicInteger DAYS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient db;

    /** The sweep records misses at any moment; tests that look at a whole history do without, others call it. */
    @Autowired
    final void sweepOnlyWhenAsked(ScheduledAnnotationBeanPostProcessor scheduled) {
        scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Sweep"))
                .forEach(ScheduledTask::cancel);
    }

    protected final String address() {
        return "http://127.0.0.1:" + port;
    }

    protected final Somebody as(String user) {
        return Somebody.withPassword(port, user, "demo");
    }

    protected final Somebody as(String user, String password) {
        return Somebody.withPassword(port, user, password);
    }

    protected final Somebody admin() {
        return as("admin");
    }

    /** Somebody new in Jobcenter WF who has chosen a password already. */
    protected final Somebody admitted(String name, String role, String team) {
        admin().post("/api/users", Staff.form(name, role, team)).expect(201);
        return chosePassword(name);
    }

    /** Somebody who has just been admitted chooses a password of their own. */
    protected final Somebody chosePassword(String name) {
        as(name, Staff.FIRST_PASSWORD)
                .put(
                        "/api/users/" + name + "/password",
                        Form.of("current", Staff.FIRST_PASSWORD, "next", Staff.OWN_PASSWORD))
                .expect(204);
        return as(name, Staff.OWN_PASSWORD);
    }

    protected final NewHouse newHouse() {
        return NewHouse.open(this);
    }

    protected final Somebody inSession(String user, String password) {
        return Somebody.withSession(port, user, password);
    }

    protected final Somebody bearing(String token) {
        return Somebody.withToken(port, token);
    }

    protected final Somebody nobody() {
        return Somebody.unknown(port);
    }

    protected final Somebody officer() {
        return as("krm");
    }

    protected final Somebody lead() {
        return as("team.leistung");
    }

    protected final Somebody management() {
        return as("gf");
    }

    protected final Somebody staff() {
        return as("mitarbeit");
    }

    /** A fresh case of the officer's. */
    protected final String received(Form form) {
        return officer().post("/api/complaints", form).expect(201).id();
    }

    /** A letter that came ten days ago and went to team LEISTUNG. */
    protected final String forwarded() {
        return received(Form.letter().with("forwardTo", Form.of("team", "LEISTUNG")));
    }

    /** What calls have stored; the system's own records of what was missed come at any moment. */
    protected final long eventsStored() {
        return db.sql("select count(*) from events.event where name not in ('DeadlineMissed', 'ReminderSent')")
                .query(Long.class)
                .single();
    }

    /** A day of reception that no other test uses, nor the week after it; they are eight days apart. */
    protected static LocalDate aDayOfItsOwn() {
        return ago(3_000 + 8 * DAYS.incrementAndGet());
    }

    protected static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Berlin"));
    }

    protected static LocalDate ago(int days) {
        return today().minusDays(days);
    }
}
