package peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** CLIENTS[,CLIENTS…] SECONDS SCRIPT: single prepared INSERTs by PostgreSQL's own tool, the physical limit. */
final class Pgbench {

    private static final String PAYLOAD =
            "{\"text\":\"" + "The decision was not delivered. ".repeat(18) + "It never came.\"}";
    private static final String METADATA = PAYLOAD.substring(0, 200);
    private static final int WARMUP_SECONDS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private final String script;

    private Pgbench(String script) {
        this.script = script;
    }

    public static void main(String[] args) throws Exception {
        var pgbench = new Pgbench(args[2]);
        Db.fresh(Db.RUN);
        Db.execute(Db.RUN, """
            create table event (
                global_index bigserial primary key, aggregate_id uuid not null, seq int not null, type text not null,
                at timestamptz not null default now(), payload bytea not null, meta bytea not null,
                unique (aggregate_id, seq))
            """);
        pgbench.run(Main.WARMUP_CLIENTS, WARMUP_SECONDS, List.of());
        for (var clients : Main.widths(args[0])) {
            pgbench.measure(clients, Integer.parseInt(args[1]));
        }
    }

    private void measure(int clients, int seconds) throws Exception {
        Main.settle();
        var before = Db.count(Db.RUN, "select count(*) from event");
        var usedBefore = Usage.now(Db.RUN);
        var cpuBefore = Proc.reapedCpuSeconds();
        var logs = Files.createTempDirectory("pgbench");
        try {
            var rss = run(clients, seconds, List.of("-l", "--log-prefix=" + logs.resolve("log")));
            var cpu = Proc.reapedCpuSeconds() - cpuBefore;
            var used = Usage.now(Db.RUN).since(usedBefore);
            var latencies = latencies(logs);
            var phase = new Phase(seconds * 1_000_000_000L, latencies, 0, null);
            var stored = Db.count(Db.RUN, "select count(*) from event");
            Report.print("pgbench", clients, phase, cpu, used, rss, before + latencies.length, stored);
        } finally {
            for (var log : files(logs)) {
                Files.delete(log);
            }
            Files.delete(logs);
        }
    }

    /** @return the most memory it had, in MiB */
    private long run(int clients, int seconds, List<String> more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Db.env("PEERS_PGBENCH", "pgbench"),
                "-n",
                "-M",
                "prepared",
                "-h",
                Db.HOST,
                "-p",
                Db.PORT,
                "-U",
                Db.USER,
                "-c",
                String.valueOf(clients),
                "-j",
                String.valueOf(Math.min(2, clients)),
                "-T",
                String.valueOf(seconds),
                "-f",
                script,
                "-D",
                "run=" + System.nanoTime(),
                "-D",
                "n=0",
                "-D",
                "payload=" + PAYLOAD,
                "-D",
                "meta=" + METADATA));
        command.addAll(more);
        command.add(Db.RUN);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var rss = 0L;
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            rss = Math.max(rss, Proc.peakRssMiB(String.valueOf(process.pid())));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("pgbench ended with " + process.exitValue());
        }
        return rss;
    }

    /** Of the log's columns the third is the latency in microseconds. */
    private static long[] latencies(Path logs) throws IOException {
        return files(logs).stream()
                .flatMap(Pgbench::lines)
                .mapToLong(line -> Long.parseLong(line.split(" ")[2]) * NANOS_PER_MICRO)
                .sorted()
                .toArray();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
