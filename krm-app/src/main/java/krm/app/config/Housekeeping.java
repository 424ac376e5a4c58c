package krm.app.config;

import java.util.concurrent.TimeUnit;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away what nobody needs any more; harmless on several nodes at once. */
@Component
@EnableScheduling
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final EventLog log;
    private final DataKeys keys;

    Housekeeping(EventLog log, DataKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 12, timeUnit = TimeUnit.HOURS)
    void clearAway() {
        try {
            LOG.info("Swept {} keys that no event came to use", keys.sweep(log));
        } catch (StoreUnavailable e) {
            LOG.warn("Nothing cleared away this time: {}", e.getMessage());
        }
    }
}
