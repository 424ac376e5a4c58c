package krm.app.config;

import java.util.concurrent.TimeUnit;
import krm.app.imports.Imports;
import krm.app.people.Sessions;
import krm.app.people.SignInAttempts;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
    private final Imports imports;
    private final SignInAttempts attempts;
    private final Sessions sessions;

    Housekeeping(EventLog log, DataKeys keys, Imports imports, SignInAttempts attempts, Sessions sessions) {
        this.log = log;
        this.keys = keys;
        this.imports = imports;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 12, timeUnit = TimeUnit.HOURS)
    void clearAway() {
        try {
            LOG.info("Swept {} keys that no event came to use", keys.sweep(log));
            LOG.info("Removed {} imports whose upload was cut off", imports.sweep());
            LOG.info("Swept {} sessions that are over", sessions.sweep());
            LOG.info("Swept {} names with old wrong passwords", attempts.sweep());
        } catch (StoreUnavailable | DataAccessException e) {
            LOG.warn("Nothing cleared away this time: {}", e.getMessage());
        }
    }
}
