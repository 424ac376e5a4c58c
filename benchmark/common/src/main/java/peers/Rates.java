package peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures work on a history of events: one JSON line each. */
public final class Rates {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Done on so many events; some work has something to prepare that does not count. */
    public interface Work {
        long events() throws Exception;
    }

    /** Work that is measured by itself, because it must first get its data. */
    public record Measured(long events, double seconds) {}

    /** Work of the second kind. */
    public interface OwnClock {
        Measured done() throws Exception;
    }

    private Rates() {}

    public static void print(String database, String what, Work work) throws Exception {
        printMeasured(database, what, () -> {
            var began = System.nanoTime();
            var events = work.events();
            return new Measured(events, (System.nanoTime() - began) / 1e9);
        });
    }

    public static void printMeasured(String database, String what, OwnClock work) throws Exception {
        Db.execute(database, "checkpoint");
        System.gc();
        var before = Usage.now(database);
        var cpuBefore = SYSTEM.getProcessCpuTime();
        var measured = work.done();
        var cpu = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
        var used = Usage.now(database).since(before);
        System.out.println(String.format(
                Locale.ROOT,
                """
                {"replay":"%s","events":%d,"seconds":%.2f,"events_per_s":%.0f,"client_cpu_s":%.2f,"pg_cpu_s":%.2f,\
                "commits":%d}\
                """,
                what,
                measured.events,
                measured.seconds,
                measured.events / measured.seconds,
                cpu,
                used.clusterCpuSeconds(),
                used.commits()));
    }
}
