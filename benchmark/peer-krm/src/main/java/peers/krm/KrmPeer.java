package peers.krm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import javax.sql.DataSource;
import krm.app.engine.Commands;
import krm.app.engine.Engine;
import krm.app.engine.StockEngine;
import krm.core.house.HouseRules;
import krm.core.house.Houses;
import krm.core.house.event.JobcenterOpened;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import peers.Db;
import peers.Peer;
import peers.Step;

/**
 * krm through its own command gateway and wiring: encryption, hashes, rules, numbers, idempotency and metrics are on.
 * KRM_ENGINE=axon-jdbc puts the same aggregate and commands on Axon's own JDBC engine, which has rules and metrics only.
 */
public final class KrmPeer implements Peer {

    private static final boolean STOCK = Db.env("KRM_ENGINE", "").equals("axon-jdbc");

    private static final HouseRules RULES =
            HouseRules.NONE.after(new JobcenterOpened(SevenSteps.JOBCENTER, LocalDate.EPOCH, "Wolfenbüttel", "NI"));
    private static final Houses HOUSES = _ -> RULES;

    private final SevenSteps steps = new SevenSteps(KrmNode.MASTER_KEY);
    private Configuration axon;
    private Commands commands;
    private AutoCloseable store = () -> {};

    @Override
    public void open(DataSource superuser, String jdbcUrl) throws Exception {
        if (STOCK) {
            start(
                    StockEngine.configure(superuser, HOUSES, (_, _) -> true, (_, _) -> true, (_, _) -> true),
                    new SimpleMeterRegistry());
        } else {
            open(KrmDatabase.migrated(Db.RUN));
        }
    }

    void open(KrmDatabase database) {
        var node = KrmNode.on(database);
        store = node;
        start(Engine.configure(node.store(), HOUSES, (_, _) -> true, (_, _) -> true, (_, _) -> true), node.metrics());
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
                : "select count(*) from events.event where name <> 'DeadlinesSet'";
    }

    @Override
    public void close() throws Exception {
        axon.shutdown();
        store.close();
    }
}
