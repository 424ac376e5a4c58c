package krm.app.audit;

import java.util.concurrent.TimeUnit;
import krm.eventstore.StoreUnavailable;
import krm.eventstore.seal.Sealer;
import krm.eventstore.seal.SealingStopped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has what is due sealed. Every node looks every minute; the sealer sees to it that one works at a time. */
@Component
class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final Sealer sealer;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void seal() {
        try {
            sealer.seal();
        } catch (StoreUnavailable e) {
            LOG.warn("Sealing waits for the database: {}", e.getMessage());
        } catch (SealingStopped e) {
            LOG.error("Nothing is sealed until somebody has looked into it ({}): {}", e.reason(), e.getMessage());
        }
    }
}
