package krm.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.core.complaint.ComplaintCommand;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A command that fails after it has applied its events leaves no row. */
class NothingInPartTest extends AtTheDoors {

    @Autowired
    private Configuration axon;

    @Test
    void a_step_that_fails_behind_its_event_leaves_nothing() {
        var id = received(Form.letter());
        var before = rows();
        var officer = officer().with("Idempotency-Key", UUID.randomUUID());
        try (var _ = failing(id)) {
            officer.step(id, "acknowledge", Form.acknowledgement()).expect(500, "UNEXPECTED");
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(officer().look(id).version()).isEqualTo(1);
        officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
    }

    @Test
    @DisplayName("S2.54 a hand-over that fails behind its events leaves no record either, and uses no number")
    void a_reception_that_fails_behind_its_events_leaves_nothing_and_uses_no_number() {
        var first = officer().post("/api/complaints", Form.letter()).expect(201).at("/reference");
        var before = rows();
        try (var _ = failing(null)) {
            officer()
                    .post("/api/complaints", Form.letter().with("forwardTo", Form.of("team", "GF")))
                    .expect(500, "UNEXPECTED");
        }
        assertThat(rows()).isEqualTo(before);
        var next = officer().post("/api/complaints", Form.letter()).expect(201).at("/reference");
        assertThat(number(next)).isEqualTo(number(first) + 1);
    }

    /** Lets commands apply their events, and then fail. */
    private Failing failing(String id) {
        var registration = axon.commandBus().registerHandlerInterceptor((work, chain) -> {
            var done = chain.proceed();
            if (id == null
                    || ((ComplaintCommand) work.getMessage().getPayload())
                            .complaintId()
                            .equals(id)) {
                throw new IllegalStateException("fails on purpose");
            }
            return done;
        });
        return registration::cancel;
    }

    private interface Failing extends AutoCloseable {
        @Override
        void close();
    }

    private String rows() {
        return db.sql("""
            select format('%s events, %s requests, numbers %s', (select count(*) from events.event where name <> 'DeadlineMissed'),
                   (select count(request) from events.event),
                   (select string_agg(c::text, ' ' order by scope) from events.counter c))
            """).query(String.class).single();
    }

    private static int number(String reference) {
        return Integer.parseInt(reference.substring(reference.lastIndexOf('-') + 1));
    }
}
