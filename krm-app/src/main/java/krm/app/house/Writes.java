package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import krm.app.engine.Caller;
import krm.app.web.CorrelationId;
import krm.app.web.Idempotency;
import krm.app.web.Parameters;
import krm.core.access.Actor;
import krm.core.house.Change;
import krm.core.house.HouseRefusal;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.RequestKnown;
import org.springframework.stereotype.Component;

/** What all writes here have in common: who and when, which version, and the same call twice. */
@Component
class Writes {

    @FunctionalInterface
    interface Write {
        void with(Change change, Caller caller, AppendWith with);
    }

    private final Idempotency idempotency;
    private final Clock clock;

    Writes(Idempotency idempotency, Clock clock) {
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Carries a write out once: the same key and body again stores nothing. */
    void once(Actor actor, HttpServletRequest request, byte[] body, Write write) {
        var change = new Change(actor, LocalDate.now(clock), Parameters.ifMatch(request));
        var caller = new Caller(actor, CorrelationId.of(request));
        var attempt = idempotency.attempt(request, actor, body);
        if (attempt == null) {
            write.with(change, caller, AppendWith.NOTHING);
            return;
        }
        if (attempt.answeredBefore().isPresent()) {
            return;
        }
        try {
            write.with(change, caller, new AppendWith(attempt.entry(), null));
        } catch (RequestKnown | HouseRefusal | ConcurrentChange e) {
            // The same call at the same instant may have been the one that got through.
            attempt.answeredBefore().orElseThrow(() -> e);
        }
    }
}
