package peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** NAME CLASS CLIENTS[,CLIENTS…] SECONDS: one JSON line per number of clients, for a peer that runs in this JVM. */
final class Main {

    static final int WARMUP_SECONDS = Db.number("PEERS_WARMUP", 12);
    static final int WARMUP_CLIENTS = 8;
    static final int POOL = Db.number("PEERS_POOL", 34);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Main() {}

    public static void main(String[] args) throws Exception {
        var name = args[0];
        var widths = widths(args[2]);
        var seconds = Integer.parseInt(args[3]);
        Db.fresh(Db.RUN);
        try (var pool = Db.pool(Db.RUN, POOL);
                var peer =
                        (Peer) Class.forName(args[1]).getDeclaredConstructor().newInstance()) {
            peer.open(pool, Db.url(Db.RUN));
            var all = ClosedLoop.drive(peer, WARMUP_CLIENTS, WARMUP_SECONDS);
            for (var clients : widths) {
                all += ClosedLoop.drive(peer, clients, 1);
                settle();
                var before = Usage.now(Db.RUN);
                var cpuBefore = SYSTEM.getProcessCpuTime();
                var sampler = Sampler.start(Db.env("PEERS_SAMPLE", ""));
                var phase = ClosedLoop.run(peer, clients, seconds);
                sampler.stop(name, clients);
                var cpu = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
                var used = Usage.now(Db.RUN).since(before);
                all += phase.steps();
                Report.print(
                        name,
                        clients,
                        phase,
                        cpu,
                        used,
                        Proc.peakRssMiB("self"),
                        all,
                        Db.count(Db.RUN, peer.countSql()));
            }
        }
        // Some engines leave threads behind.
        System.exit(0);
    }

    static int[] widths(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** Every measured stretch starts behind a checkpoint. */
    static void settle() throws Exception {
        Db.execute(Db.RUN, "checkpoint");
        Thread.sleep(300);
    }
}
