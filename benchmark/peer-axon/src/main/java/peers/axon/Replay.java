package peers.axon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peers.Db;
import peers.Rates;

/**
 * WHAT[,WHAT…] or all: how fast a history of Axon events becomes a read model, beside what the database can do at all.
 * One JSON line each.
 */
final class Replay {

    static final int EVENTS = Db.number("PEERS_EVENTS", 200_000);

    private final Map<String, Rates.OwnClock> work = new LinkedHashMap<>();

    private Replay(History history) {
        var raw = new RawRates(history);
        work.put("copy-out", timed(raw::copyOut));
        work.put("cursor", timed(raw::cursor));
        work.put("cursor-json", timed(raw::cursorJson));
        work.put("copy-in", raw::copyIn);
        work.put("batch-upsert", raw::batchUpsert);
        var processors = new Processors(history);
        work.put("axon-stream", timed(processors::stream));
        for (int batch : new int[] {1, 100}) {
            work.put("axon-tracking-" + batch, () -> processors.tracking(batch));
            work.put("axon-pooled-" + batch, () -> processors.pooled(batch));
        }
        work.put("fold-copy", timed(new FoldCopy(history)::run));
    }

    public static void main(String[] args) throws Exception {
        try (var history = History.seeded()) {
            var replay = new Replay(history);
            var wanted = args[0].equals("all") ? replay.work.keySet() : List.of(args[0].split(","));
            for (var what : wanted) {
                history.emptyReadModels();
                Rates.printMeasured(History.DATABASE, what, replay.work.get(what));
            }
        }
        System.exit(0);
    }

    private static Rates.OwnClock timed(Rates.Work work) {
        return () -> {
            var began = System.nanoTime();
            var events = work.events();
            return new Rates.Measured(events, (System.nanoTime() - began) / 1e9);
        };
    }
}
