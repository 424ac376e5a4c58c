package peers.krm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import peers.Db;
import peers.Proc;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long somebody waits for the pages of a large house, and for the calls behind them: the program over HTTP, one call after
 * the other, page and call in turns. One JSON line each.
 */
final class Pages {

    private static final String DATABASE = "peers_pages";
    private static final int CASES = Db.number("PEERS_CASES", 100_000);
    private static final int CALLS = Db.number("PEERS_CALLS", 200);
    /** Not counted: classes are loaded, code is compiled. */
    private static final int WARMUP_SECONDS = Db.number("PEERS_WARMUP", 12);
    /** Measures on what the last run has filled in. */
    private static final boolean KEEP = !Db.env("PEERS_KEEP", "").isEmpty();

    private final KrmProgram program;

    private Pages(KrmProgram program) {
        this.program = program;
    }

    public static void main(String[] args) throws Exception {
        var events = KEEP ? 0 : fill();
        try (var program = KrmProgram.on(DATABASE)) {
            var seconds = program.settle();
            // In a house's own time its tables keep as small as a rebuild makes them; filled within minutes, they do
            // not.
            program.rebuild();
            Db.execute(DATABASE, "vacuum analyze");
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"pages\":\"started\",\"cases\":%d,\"events\":%d,\"seconds\":%.0f,\"peak_rss_mb\":%d}",
                    CASES,
                    events,
                    seconds,
                    Proc.peakRssMiB(Long.toString(program.pid()))));
            new Pages(program).measure();
        }
        System.exit(0);
    }

    private static long fill() throws Exception {
        Db.fresh(DATABASE);
        KrmDatabase.withReadSide(DATABASE);
        return SampleHistory.write(DATABASE, KrmProgram.MASTER_KEY, CASES);
    }

    private void measure() throws Exception {
        var cases = cases();
        var quarter = Reporting.quarterBefore(SampleLives.TODAY);
        var period = "from=" + quarter.from() + "&to=" + quarter.to();
        measure("worklist", _ -> "/worklist", _ -> "/api/worklist?size=25");
        measure(
                "case",
                i -> "/cases/" + cases.get(i % cases.size()),
                i -> "/api/complaints/" + cases.get(i % cases.size()));
        measure("quarter", _ -> "/figures?" + period, _ -> "/api/statistics?by=topic&" + period);
    }

    /** The newest, and what has become of older ones. */
    private List<String> cases() throws Exception {
        var cases = new ArrayList<String>();
        for (int page = 0; page < 10; page++) {
            JsonMapper.shared()
                    .readTree(program.get("/api/complaints?size=20&page=" + page * (CASES / 200)))
                    .at("/items")
                    .forEach(item -> cases.add(item.at("/id").stringValue()));
        }
        return cases;
    }

    private void measure(String what, IntFunction<String> page, IntFunction<String> call) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARMUP_SECONDS);
        for (int i = 0; System.nanoTime() < end; i++) {
            program.page(page.apply(i));
            program.get(call.apply(i));
        }
        var pages = new double[CALLS];
        var calls = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            var no = i;
            pages[i] = millis(() -> program.page(page.apply(no)));
            calls[i] = millis(() -> program.get(call.apply(no)));
        }
        Arrays.sort(pages);
        Arrays.sort(calls);
        System.out.println(String.format(
                Locale.ROOT,
                "{\"page\":\"%s\",\"calls\":%d,\"page_p50_ms\":%.1f,\"page_p95_ms\":%.1f,\"api_p50_ms\":%.1f,"
                        + "\"api_p95_ms\":%.1f,\"ratio_p50\":%.1f,\"ratio_p95\":%.1f,\"page_kb\":%.1f}",
                what,
                CALLS,
                pages[CALLS / 2],
                pages[CALLS * 95 / 100],
                calls[CALLS / 2],
                calls[CALLS * 95 / 100],
                pages[CALLS / 2] / calls[CALLS / 2],
                pages[CALLS * 95 / 100] / calls[CALLS * 95 / 100],
                program.page(page.apply(0)) / 1e3));
    }

    private static double millis(Callable<?> call) throws Exception {
        var began = System.nanoTime();
        call.call();
        return (System.nanoTime() - began) / 1e6;
    }
}
