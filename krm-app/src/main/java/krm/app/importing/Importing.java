package krm.app.importing;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import krm.app.engine.Commands;
import krm.app.imports.DamagedSpool;
import krm.app.imports.Import;
import krm.app.imports.Imports;
import krm.app.imports.Underway;
import krm.app.web.StepReader;
import krm.app.web.StrictJson;
import krm.eventstore.EventLog;
import krm.eventstore.MasterKey;
import krm.eventstore.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Works on imports as long as krm runs, one after the other, those included that another node has left behind. */
@Component
final class Importing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
    /** Commands under way at once: enough that commits are shared. */
    private static final int WORKERS = 32;
    /** How soon a node finds what another has left behind. */
    private static final long LOOK_SECONDS = 3;

    private final Imports imports;
    private final Commands commands;
    private final StepReader steps;
    private final StrictJson json;
    private final EventLog log;
    private final MasterKey master;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Importing(
            Imports imports,
            Commands commands,
            StepReader steps,
            StrictJson json,
            EventLog log,
            MasterKey master,
            Clock clock) {
        this.imports = imports;
        this.commands = commands;
        this.steps = steps;
        this.json = json;
        this.log = log;
        this.master = master;
        this.clock = clock;
    }

    /** There is something new to do. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("krm-importing").start(this::work);
    }

    /** The import under way is left where it is: this node or another goes on with it later. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            while (running) {
                if (!workOnOne(workers)) {
                    news.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more to do at once */
    private boolean workOnOne(ExecutorService workers) throws InterruptedException {
        try {
            var found = imports.take();
            if (found.isEmpty()) {
                return false;
            }
            try (var underway = found.get()) {
                workOn(underway, workers);
            }
            return true;
        } catch (StoreUnavailable | DataAccessException e) {
            LOG.warn("Importing waits for the database: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.error("Importing failed by our own mistake, and will be tried again", e);
            return false;
        }
    }

    private void workOn(Underway underway, ExecutorService workers) throws InterruptedException {
        var some = underway.started();
        var tools = new ImportRun.Tools(commands, steps, log, workers, clock, () -> running);
        try {
            new ImportRun(underway, new LineReader(json, master, some.jobcenter()), tools).run();
        } catch (DamagedSpool e) {
            LOG.error("Import {} has failed: {}", some.id(), e.getMessage());
            underway.end(Import.State.FAILED);
        }
    }
}
