package krm.app.house;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import krm.app.engine.Caller;
import krm.app.web.Body;
import krm.app.web.CorrelationId;
import krm.app.web.Idempotency;
import krm.app.web.Parameters;
import krm.app.web.StrictJson;
import krm.core.access.Actor;
import krm.core.house.Change;
import krm.core.house.HouseRefusal;
import krm.eventstore.AppendWith;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.RequestKnown;
import org.springframework.stereotype.Component;

/** What all writes here have in common: a body, who and when, which version, and the same call twice. */
@Component
class Writes {

    @FunctionalInterface
    interface Write<T> {
        void with(T meant, Change change, Caller caller, AppendWith with);
    }

    private final Idempotency idempotency;
    private final StrictJson json;
    private final Clock clock;

    Writes(Idempotency idempotency, StrictJson json, Clock clock) {
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads the body and carries the write out once: the same key and body again stores nothing.
     *
     * @return the body
     */
    <B extends Record> B once(Actor actor, HttpServletRequest request, Class<B> body, Write<B> write) {
        return once(actor, request, body, said -> said, write);
    }

    /**
     * As {@link #once(Actor, HttpServletRequest, Class, Write)}, of a body that may not be what it must.
     *
     * @param meaning of the body; refuses one that has none, before anything else is looked at
     * @return what was meant
     */
    <B extends Record, T> T once(
            Actor actor, HttpServletRequest request, Class<B> body, Function<B, T> meaning, Write<T> write) {
        var bytes = Body.of(request);
        var meant = meaning.apply(json.read(bytes, body));
        carryOut(actor, request, bytes, meant, write);
        return meant;
    }

    private <T> void carryOut(Actor actor, HttpServletRequest request, byte[] body, T meant, Write<T> write) {
        var change = new Change(actor, LocalDate.now(clock), Parameters.ifMatch(request));
        var caller = new Caller(actor, CorrelationId.of(request));
        var attempt = idempotency.attempt(request, actor, body);
        if (attempt == null) {
            write.with(meant, change, caller, AppendWith.NOTHING);
            return;
        }
        if (attempt.answeredBefore().isPresent()) {
            return;
        }
        try {
            write.with(meant, change, caller, new AppendWith(attempt.entry(), null));
        } catch (RequestKnown | HouseRefusal | ConcurrentChange e) {
            // The same call at the same instant may have been the one that got through.
            attempt.answeredBefore().orElseThrow(() -> e);
        }
    }
}
