package krm.projections;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a follower everything from the beginning, as the live path does: enough for one with few rows. */
class RebuildRun {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    private static final int BATCHES_A_REPORT = 20;
    /** Far below the server's deadlock_timeout: it is never a reader that has to give way. */
    private static final String SHORT_LOCKS = "set local lock_timeout = '250ms'";

    /** The node stops. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final RebuildMeans means;

    final NextTables tables;
    final long to;
    final int generation;
    private final Rebuildable projection;

    RebuildRun(Rebuildable projection, RebuildMeans means) {
        this.means = means;
        this.projection = projection;
        tables = new NextTables(projection);
        means.segments().discardNext(projection.name());
        means.deadLetters().discardOthers(projection.name());
        to = means.log().head();
        generation = means.db()
                .sql("""
                    insert into read_side.rebuild (projection, generation, head)
                    select name, generation + 1, ? from read_side.projection where name = ?
                    on conflict (projection) do update
                        set generation = excluded.generation, started_at = now(), ended_at = null, position = 0,
                            head = excluded.head, events = 0, error = null
                    returning generation
                    """)
                .param(to)
                .param(projection.name())
                .query(Integer.class)
                .single();
    }

    Rebuildable projection() {
        return projection;
    }

    final void all() throws InterruptedException, ExecutionException, SQLException {
        tables.create(means.db());
        fill();
        catchUpAndSwap();
    }

    /** The new tables get their indexes, and whatever is quicker told before there are any. */
    void fill() throws InterruptedException, ExecutionException, SQLException {
        tables.index(means.unhurried());
        means.segments().begin(projection, Generation.NEXT, 0);
    }

    final void report(long position) {
        means.db()
                .sql("update read_side.rebuild set position = ?, head = greatest(head, ?), events = ? where"
                        + " projection = ?")
                .param(position)
                .param(means.log().head())
                .param(told(position))
                .param(projection.name())
                .update();
    }

    /** How many events up to a position; gaps count too. */
    long told(long position) {
        return position;
    }

    private void catchUpAndSwap() throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            requireOpen();
            catchUp();
            try {
                swap();
                return;
            } catch (RuntimeException e) {
                if (attempt >= 100) {
                    throw e;
                }
                LOG.debug("The new tables of {} have to wait: {}", projection.name(), Fault.code(e));
                Thread.sleep(Math.min(50L * (attempt + 1), 2_000));
            }
        }
    }

    private void catchUp() {
        var head = means.log().head();
        var behind = means.segments().behind(projection.name(), Generation.NEXT, head);
        for (int n = 1; means.batches().next(projection, Generation.NEXT, behind.keySet(), head); n++) {
            requireOpen();
            if (n % BATCHES_A_REPORT == 0) {
                report(means.segments().behind(projection.name(), Generation.NEXT, head).values().stream()
                        .min(Long::compare)
                        .orElse(head));
            }
        }
        report(head);
    }

    /** Short: what came since is little, and locks are not waited for long. */
    private void swap() {
        means.batches().in(Generation.NEXT, () -> {
            means.db().sql(SHORT_LOCKS).update();
            for (int segment = 0; segment < projection.segments(); segment++) {
                // The tables that are read stand still.
                means.segments()
                        .await(projection.name(), Generation.READ, segment)
                        .orElseThrow();
            }
            catchUp();
            tables.takeOver(means.db());
            means.segments().swap(projection.name());
            means.deadLetters().discardOthers(projection.name());
            means.db()
                    .sql("update read_side.rebuild set ended_at = now(), position = head where projection = ?")
                    .param(projection.name())
                    .update();
            return true;
        });
    }

    final void requireOpen() {
        if (!means.goesOn().getAsBoolean()) {
            throw new Stopped();
        }
    }
}
