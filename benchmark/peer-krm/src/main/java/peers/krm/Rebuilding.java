package peers.krm;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import krm.app.engine.StoredEvents;
import krm.app.exporting.SampleExports;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.complaint.ComplaintFile;
import krm.core.complaint.event.ComplaintEvent;
import krm.eventstore.DataKeys;
import krm.eventstore.EventLog;
import krm.eventstore.Verification;
import krm.projections.Projection;
import krm.projections.ProjectionPositions;
import krm.projections.Rebuild;
import krm.projections.Rebuildable;
import krm.projections.Rebuilds;
import krm.projections.caselist.WholeCases;
import krm.projections.signals.SignalProjection;
import org.springframework.jdbc.core.simple.JdbcClient;
import peers.Db;
import peers.Rates;

/**
 * All that reads the whole log: the rebuild of all read models together, verification, exports; then how large the read side
 * is beside the events, and how long the history of a case with 500 events takes.
 */
final class Rebuilding {

    private static final String DATABASE = "peers_rebuild";
    private static final int EVENTS = Db.number("PEERS_EVENTS", 1_000_000);
    private static final double EVENTS_A_CASE = 8.3;
    /** As configured in the product. */
    private static final int CASES_IN_MEMORY = Db.number("PEERS_IN_MEMORY", 150_000);
    /** Measures on what the last run has filled in. */
    private static final boolean KEEP = !Db.env("PEERS_KEEP", "").isEmpty();

    private static final int CALLS = Db.number("PEERS_CALLS", 50);
    private static final Actor AUDITOR = new Actor("revision", Role.AUDITOR, null, SampleLives.HOUSE, null);

    private final DataSource pool;
    private final DataSource unhurried;
    private final List<Projection> large;
    private final List<Rebuildable> all = new ArrayList<>();
    private final DataKeys keys;

    private Rebuilding(KrmDatabase database, DataSource pool) {
        this.pool = pool;
        unhurried = database.longLived();
        keys = new DataKeys(pool, KrmNode.MASTER_KEY, Clock.systemUTC());
        large = List.of(ReadSide.caseList(pool, keys), ReadSide.figures(pool));
        all.addAll(large);
        all.add(new SignalProjection(JdbcClient.create(pool), StoredEvents.codec()));
    }

    public static void main(String[] args) throws Exception {
        if (!KEEP) {
            Db.fresh(DATABASE);
        }
        var database = KEEP ? KrmDatabase.kept(DATABASE) : KrmDatabase.withReadSide(DATABASE);
        if (!KEEP) {
            Rates.print(
                    DATABASE,
                    "filled",
                    () -> SampleHistory.write(DATABASE, KrmNode.MASTER_KEY, (int) (EVENTS / EVENTS_A_CASE)));
        }
        try (var pool = database.pool()) {
            new Rebuilding(database, pool).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        var wanted = Db.env("PEERS_WHAT", "rebuild,parts,verification,exports,history");
        if (wanted.contains("rebuild")) {
            try (var rebuilds = new Rebuilds(pool, unhurried, all, CASES_IN_MEMORY)) {
                begun();
                Rates.print(DATABASE, "krm-rebuild-all", () -> rebuilt(rebuilds, all));
                if (wanted.contains("parts")) {
                    for (var one : all) {
                        Rates.print(DATABASE, "krm-rebuild-" + one.name(), () -> rebuilt(rebuilds, List.of(one)));
                    }
                }
            }
            sizes();
        }
        if (wanted.contains("verification")) {
            Rates.print(
                    DATABASE,
                    "krm-verification",
                    () -> new Verification(pool)
                            .verify(0, Long.MAX_VALUE, _ -> {})
                            .events());
        }
        if (wanted.contains("exports")) {
            var cases = new WholeCases(unhurried, new EventLog(pool));
            for (var format : new TreeSet<>(SampleExports.formats())) {
                Rates.print(DATABASE, format, () -> SampleExports.write(format, cases, StoredEvents.codec(), AUDITOR));
            }
        }
        if (wanted.contains("history")) {
            history();
        }
    }

    /** Positions, as a first start makes them: a rebuild wants something to take the place of. */
    private void begun() {
        var db = JdbcClient.create(pool);
        var head = new EventLog(pool).head();
        for (var one : all) {
            db.sql("insert into read_side.projection (name, generation) values (?, 1) on conflict do nothing")
                    .param(one.name())
                    .update();
            db.sql("""
                insert into read_side.segment (projection, generation, segment, position)
                select name, generation, number, ? from read_side.projection, generate_series(0, ? - 1) as number
                 where name = ?
                on conflict do nothing
                """).param(head).param(one.segments()).param(one.name()).update();
        }
    }

    private long rebuilt(Rebuilds rebuilds, List<? extends Rebuildable> which) {
        CompletableFuture.allOf(which.stream()
                        .map(one -> CompletableFuture.runAsync(
                                () -> rebuild(rebuilds, one.name()), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        return JdbcClient.create(pool)
                .sql("select count(*) from events.event")
                .query(Long.class)
                .single();
    }

    private void rebuild(Rebuilds rebuilds, String name) {
        var positions = new ProjectionPositions(JdbcClient.create(pool));
        rebuilds.start(name);
        while (true) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            var state = positions.all().stream()
                    .filter(some -> some.name().equals(name))
                    .map(some -> some.rebuild())
                    .findFirst()
                    .orElseThrow();
            if (state.state() != Rebuild.State.RUNNING) {
                if (state.state() != Rebuild.State.DONE) {
                    throw new IllegalStateException(name + ": " + state);
                }
                return;
            }
        }
    }

    private static void sizes() throws SQLException {
        var events = bytes("events");
        var read = bytes("read_side");
        var tables = Db.one(DATABASE, """
            select string_agg('"' || relname || '":' || pg_total_relation_size(c.oid) / 1048576, ',' order by
                              pg_total_relation_size(c.oid) desc)
              from pg_class c
             where relnamespace = 'read_side'::regnamespace and relkind = 'r' and pg_total_relation_size(c.oid) > 1048576
            """);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"disk\":\"read side\",\"events_mb\":%d,\"read_mb\":%d,\"ratio\":%.2f,\"mb\":{%s}}",
                events / 1048576,
                read / 1048576,
                (double) read / events,
                tables));
    }

    private static long bytes(String schema) throws SQLException {
        return Db.count(
                DATABASE,
                "select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = '"
                        + schema + "'::regnamespace");
    }

    /** Of one case, with its texts, and what it was at some instant. */
    private void history() {
        var db = JdbcClient.create(pool);
        var codec = StoredEvents.codec();
        var log = new EventLog(pool);
        var id = db.sql("select aggregate_id from events.event where sequence = 490")
                .query(UUID.class)
                .single();
        var nanos = new long[CALLS];
        var events = 0;
        for (int call = -5; call < CALLS; call++) {
            var began = System.nanoTime();
            var stored = log.ofAggregate(id, 0);
            var key = keys.find(List.of(stored.getFirst().keyId()))
                    .get(stored.getFirst().keyId());
            var file = ComplaintFile.EMPTY;
            var until = stored.get((int) ((long) stored.size() * (call + 5) / (CALLS + 5)))
                    .recordedAt();
            for (var event : stored) {
                if (!event.recordedAt().isAfter(until)) {
                    file = file.after((ComplaintEvent) codec.reveal(event, key));
                }
            }
            events = stored.size();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"read\":\"history of a case at any"
                        + " instant\",\"events\":%d,\"calls\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f}",
                events,
                CALLS,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6));
    }
}
