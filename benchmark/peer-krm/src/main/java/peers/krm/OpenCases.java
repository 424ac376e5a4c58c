package peers.krm;

import java.nio.file.Path;
import java.util.Locale;
import peers.Db;
import peers.Proc;

/**
 * What memory the program takes in a house whose cases are all open, most of them overdue: after its start, and after each of
 * what takes the most. It ends itself when the heap (PEERS_HEAP) is too small. One JSON line each.
 */
final class OpenCases {

    private static final String DATABASE = "peers_open";
    private static final int CASES = Db.number("PEERS_CASES", 10_000);
    private static final int LINES = Db.number("PEERS_LINES", 20_000);
    private static final int CALLS = Db.number("PEERS_CALLS", 200);

    private interface Work {
        void run() throws Exception;
    }

    private final KrmProgram program;

    private OpenCases(KrmProgram program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        Db.fresh(DATABASE);
        KrmDatabase.withReadSide(DATABASE);
        SampleHistory.write(DATABASE, KrmProgram.MASTER_KEY, CASES);
        try (var program = KrmProgram.on(DATABASE)) {
            new OpenCases(program).measure();
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        var quarter = Reporting.quarterBefore(SampleLives.TODAY);
        after("start, sweep", () -> program.settle());
        after("worklist", () -> calls("/worklist"));
        after("figures", () -> calls("/figures?by=all&from=" + quarter.from() + "&to=" + quarter.to()));
        after("rebuild", program::rebuild);
        after("import", () -> Importing.imported(program, "A", LINES));
    }

    private void calls(String path) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            program.page(path);
        }
    }

    private void after(String what, Work work) throws Exception {
        var began = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "{\"after\":\"%s\",\"open\":%d,\"events\":%d,\"seconds\":%.1f,\"live_mb\":%d,\"peak_rss_mb\":%d}",
                what,
                Db.count(
                        DATABASE,
                        "select count(*) from read_side.case_list where status not in ('CLOSED', 'REDIRECTED')"),
                Db.count(DATABASE, "select count(*) from events.event"),
                seconds,
                live() / 1_048_576,
                Proc.peakRssMiB(Long.toString(program.pid()))));
    }

    /** What a full collection leaves on the heap: the last line of a histogram of it is the sum of objects, and of bytes. */
    private long live() throws Exception {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(program.pid()),
                        "GC.class_histogram")
                .start();
        var total = jcmd.inputReader().lines().reduce((_, last) -> last).orElseThrow();
        return Long.parseLong(total.strip().split(" +")[2]);
    }
}
