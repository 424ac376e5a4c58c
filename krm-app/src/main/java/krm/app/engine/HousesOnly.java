package krm.app.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import krm.core.house.Directory;
import krm.eventstore.PostgresEventStore;
import org.axonframework.config.Configuration;

/** The write side of houses and people alone, for an operator's command: no complaints, no projections. */
public final class HousesOnly implements AutoCloseable {

    private final Configuration axon;
    private final Commands commands;

    private HousesOnly(Configuration axon, Commands commands) {
        this.axon = axon;
        this.commands = commands;
    }

    /** The store stays the caller's, to be closed afterwards. */
    public static HousesOnly on(PostgresEventStore store, Directory directory) {
        var axon = Engine.housesOnly(store, directory);
        axon.start();
        return new HousesOnly(axon, Engine.commands(axon, new SimpleMeterRegistry()));
    }

    public Commands commands() {
        return commands;
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
