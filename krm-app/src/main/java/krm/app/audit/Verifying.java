package krm.app.audit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import krm.app.auditlog.Verification.State;
import krm.app.auditlog.VerificationUnderway;
import krm.eventstore.StoreUnavailable;
import krm.eventstore.seal.Integrity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Carries a verification out, beside everything else, and writes down what it says. */
@Component
final class Verifying implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);
    private static final long TELL_NANOS = 500_000_000;

    private final Integrity integrity;
    private final JsonMapper json;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Verifying(Integrity integrity, JsonMapper json) {
        this.integrity = integrity;
        this.json = json;
    }

    /** Returns at once. */
    void begin(VerificationUnderway underway) {
        thread = Thread.ofPlatform().name("krm-verification").start(() -> verify(underway));
    }

    private void verify(VerificationUnderway underway) {
        try (underway) {
            try {
                var verdict = integrity.verify(underway.from(), underway.to(), telling(underway));
                if (!verdict.good()) {
                    LOG.error("A verification has found {} things that are not as they were", verdict.findingsTotal());
                }
                underway.reached(verdict.to());
                underway.end(State.DONE, json.writeValueAsString(verdict));
            } catch (Stopped e) {
                underway.end(State.INTERRUPTED, null);
            } catch (StoreUnavailable e) {
                LOG.warn("A verification has failed: {}", e.getMessage());
                underway.end(State.FAILED, null);
            } catch (DataAccessException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("A verification has failed by our own mistake", e);
                underway.end(State.FAILED, null);
            }
        } catch (DataAccessException e) {
            // Without its connection it cannot say how it ended; whoever looks finds it interrupted.
            LOG.warn("A verification was broken off: {}", e.getMessage());
        }
    }

    private LongConsumer telling(VerificationUnderway underway) {
        var told = new AtomicLong(System.nanoTime());
        return position -> {
            if (!running) {
                throw new Stopped();
            }
            if (System.nanoTime() - told.get() > TELL_NANOS) {
                told.set(System.nanoTime());
                underway.reached(position);
            }
        };
    }

    @Override
    public void start() {
        running = true;
    }

    /** What is under way ends as interrupted: a half verification says nothing. */
    @Override
    public void stop() {
        running = false;
        var last = thread;
        try {
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** krm stops. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stopped() {
            super("krm stops", null, false, false);
        }
    }
}
