package krm.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import krm.core.access.Actor;
import krm.eventstore.EventLog;
import krm.eventstore.IdempotencyEntry;
import krm.eventstore.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same key and body again stores nothing and answers again; a key is per user and path (rules.md §7). */
@Component
public class Idempotency {

    private static final int LONGEST_KEY = 128;

    private final EventLog log;
    private final MasterKey master;

    Idempotency(EventLog log, MasterKey master) {
        this.log = log;
        this.master = master;
    }

    /** One call that carries a key. */
    public final class Attempt {

        private final IdempotencyEntry entry;

        private Attempt(IdempotencyEntry entry) {
            this.entry = entry;
        }

        public IdempotencyEntry entry() {
            return entry;
        }

        /**
         * The case that this very call has changed already.
         *
         * @throws Problem 409 if the key was used for another body
         */
        public Optional<UUID> answeredBefore() {
            return log.ofRequest(entry.request()).map(event -> {
                var stored = Objects.requireNonNull(event.idempotency());
                if (!MessageDigest.isEqual(stored.fingerprint(), entry.fingerprint())) {
                    throw new Problem("IDEMPOTENCY_KEY_REUSED");
                }
                return event.aggregateId();
            });
        }
    }

    /** @throws Problem 400 for a key that is too long or no text */
    public @Nullable Attempt attempt(HttpServletRequest request, Actor actor, byte[] body) {
        var call = call(request, actor);
        return call == null ? null : new Attempt(new IdempotencyEntry(call, master.fingerprint(body)));
    }

    /**
     * Who, where and which key, as a keyed hash; null without a key.
     *
     * @throws Problem 400 for a key that is too long or no text
     */
    public byte @Nullable [] call(HttpServletRequest request, Actor actor) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Problem.field("INVALID_HEADER", "Idempotency-Key");
        }
        var where = String.join("\0", actor.user(), request.getMethod(), request.getRequestURI(), key);
        return master.fingerprint(where.getBytes(UTF_8));
    }
}
