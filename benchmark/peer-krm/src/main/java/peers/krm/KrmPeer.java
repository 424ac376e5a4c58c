package peers.krm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import krm.app.engine.Commands;
import krm.app.engine.Engine;
import krm.app.engine.StockEngine;
import krm.app.engine.StoredEvents;
import krm.app.people.RulesInForce;
import krm.core.house.HouseRules;
import krm.core.house.Jobcenter;
import krm.core.house.event.JobcenterOpened;
import krm.eventstore.EventLog;
import krm.eventstore.PostgresEventStore;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import peers.Db;
import peers.Peer;
import peers.Step;

/**
 * krm through its own command gateway and wiring: encryption, hashes, rules, numbers, idempotency and metrics are on.
 * KRM_ENGINE=axon-jdbc puts the same aggregate and commands on Axon's own JDBC engine, which has rules and metrics only.
 */
public final class KrmPeer implements Peer {

    private static final boolean STOCK = Db.env("KRM_ENGINE", "").equals("axon-jdbc");

    private static final JobcenterOpened HOUSE =
            new JobcenterOpened(SevenSteps.JOBCENTER, LocalDate.EPOCH, "Wolfenbüttel", "NI");

    private final SevenSteps steps = new SevenSteps(KrmNode.MASTER_KEY);
    private Configuration axon;
    private Commands commands;
    private KrmNode node;

    @Override
    public void open(DataSource superuser, String jdbcUrl) throws Exception {
        if (STOCK) {
            start(
                    StockEngine.configure(
                            superuser,
                            _ -> HouseRules.NONE.after(HOUSE),
                            (_, _) -> true,
                            (_, _) -> true,
                            (_, _) -> true),
                    new SimpleMeterRegistry());
        } else {
            open(KrmDatabase.migrated(Db.RUN));
        }
    }

    void open(KrmDatabase database) {
        node = KrmNode.on(database);
        var log = new EventLog(node.pool());
        var houses = new RulesInForce(log, StoredEvents.codec());
        start(Engine.configure(node.store(), houses, (_, _) -> true, (_, _) -> true, (_, _) -> true), node.metrics());
        var house = Jobcenter.idOf(SevenSteps.JOBCENTER);
        if (log.ofAggregate(UUID.fromString(house), 0).isEmpty()) {
            axon.eventStore().publish(new GenericDomainEventMessage<>("Jobcenter", house, 0, HOUSE));
        }
    }

    /** Where its events are, once it is open. */
    PostgresEventStore store() {
        return node.store();
    }

    private void start(Configurer configurer, SimpleMeterRegistry metrics) {
        axon = configurer.start();
        commands = Engine.commands(axon, metrics);
    }

    @Override
    public void step(Step step) {
        commands.send(SevenSteps.command(step), SevenSteps.caller(step), steps.appendWith(step));
    }

    /** What the system adds by itself is no step. */
    @Override
    public String countSql() {
        return STOCK
                ? "select count(*) from domainevententry where payloadtype not like '%.DeadlinesSet'"
                : "select count(*) from events.event where name not in ('DeadlinesSet', 'JobcenterOpened')";
    }

    @Override
    public void close() throws Exception {
        axon.shutdown();
        if (node != null) {
            node.close();
        }
    }
}
