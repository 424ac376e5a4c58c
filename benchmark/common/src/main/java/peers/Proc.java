package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What Linux knows of processes: CPU seconds and memory of the cluster, of the engine, of the whole machine. */
public final class Proc {

    private static final double TICKS_PER_SECOND = 100;
    private static final long KIB_PER_MIB = 1024;

    // Fields of /proc/PID/stat behind the command: state, parent, …
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int REAPED_USER = 13;
    private static final int REAPED_SYSTEM = 14;

    private Proc() {}

    /** Of the postmaster, of its living children and of those it has reaped. */
    static double clusterCpuSeconds() throws IOException, SQLException {
        var postmaster = postmaster();
        var ticks = 0L;
        for (var process : processes()) {
            var stat = stat(process);
            if (process.equals(postmaster)) {
                ticks += sum(stat, USER, SYSTEM, REAPED_USER, REAPED_SYSTEM);
            } else if (stat.length > PARENT && stat[PARENT].equals(postmaster)) {
                ticks += sum(stat, USER, SYSTEM);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Proportional memory of the cluster's processes: shared buffers are counted once. */
    static long clusterPssMiB() throws IOException, SQLException {
        var postmaster = postmaster();
        var kib = 0L;
        for (var process : processes()) {
            var stat = stat(process);
            if (process.equals(postmaster) || (stat.length > PARENT && stat[PARENT].equals(postmaster))) {
                kib += kib(process, "smaps_rollup", "Pss:");
            }
        }
        return kib / KIB_PER_MIB;
    }

    public static long peakRssMiB(String process) {
        return kib(process, "status", "VmHWM:") / KIB_PER_MIB;
    }

    /** Of the children that this process has reaped. */
    static double reapedCpuSeconds() {
        return sum(stat("self"), REAPED_USER, REAPED_SYSTEM) / TICKS_PER_SECOND;
    }

    /** Of everybody, the kernel and the host's share included. */
    static double machineCpuSeconds() throws IOException {
        var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +");
        // cpu user nice system idle iowait irq softirq steal …
        return sum(fields, 1, 2, 3, 6, 7, 8) / TICKS_PER_SECOND;
    }

    private static String postmaster() throws IOException, SQLException {
        var data = Path.of(Db.one("postgres", "show data_directory"));
        return Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    }

    private static List<String> processes() throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .toList();
        }
    }

    /** Empty if the process has ended. */
    private static String[] stat(String process) {
        try {
            var stat = Files.readString(Path.of("/proc", process, "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long sum(String[] fields, int... which) {
        var sum = 0L;
        for (var i : which) {
            sum += i < fields.length ? Long.parseLong(fields[i].strip()) : 0;
        }
        return sum;
    }

    private static long kib(String process, String file, String label) {
        try {
            return Files.readAllLines(Path.of("/proc", process, file)).stream()
                    .filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
