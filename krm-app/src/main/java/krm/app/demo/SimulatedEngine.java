package krm.app.demo;

import java.time.Clock;
import krm.app.engine.Commands;

/**
 * Opens an engine whose events are recorded when a clock of the caller's says so. There is one only where invented cases
 * are made (profile demo), and no door reaches it: whatever comes in from outside is recorded now.
 */
@FunctionalInterface
public interface SimulatedEngine {

    /** One run; nothing else uses its engine. */
    interface Run extends AutoCloseable {

        Commands commands();

        @Override
        void close();
    }

    Run open(Clock clock);
}
