package peers;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NAME CLIENTS[,CLIENTS…] SECONDS SCRIPT: a peer that is a Node script. It prints the SQL that counts its steps; then
 * «run CLIENTS SECONDS» on its input is answered by «done NANOS CPU_SECONDS ERRORS FILE FIRST_ERROR», where the file
 * has each step's nanoseconds, one a line.
 */
final class NodePeer {

    private record Answer(Phase phase, double cpuSeconds) {}

    private final BufferedReader answers;
    private final BufferedWriter orders;

    private NodePeer(Process node) {
        answers = node.inputReader();
        orders = node.outputWriter();
    }

    public static void main(String[] args) throws Exception {
        var seconds = Integer.parseInt(args[2]);
        Db.fresh(Db.RUN);
        var url = "postgresql://" + Db.USER + "@" + Db.HOST + ":" + Db.PORT + "/" + Db.RUN;
        var node = new ProcessBuilder(
                        "node", args[3], url, String.valueOf(Main.POOL), String.valueOf(ClosedLoop.WINDOW))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var peer = new NodePeer(node);
            var countSql = peer.answers.readLine();
            var all = peer.run(Main.WARMUP_CLIENTS, Main.WARMUP_SECONDS).phase.steps();
            for (var clients : Main.widths(args[1])) {
                all += peer.run(clients, 1).phase.steps();
                Main.settle();
                var before = Usage.now(Db.RUN);
                var answer = peer.run(clients, seconds);
                var used = Usage.now(Db.RUN).since(before);
                all += answer.phase.steps();
                Report.print(
                        args[0],
                        clients,
                        answer.phase,
                        answer.cpuSeconds,
                        used,
                        Proc.peakRssMiB(String.valueOf(node.pid())),
                        all,
                        Db.count(Db.RUN, countSql));
            }
        } finally {
            node.destroy();
        }
    }

    private Answer run(int clients, int seconds) throws IOException {
        orders.write("run " + clients + " " + seconds + "\n");
        orders.flush();
        var answer = answers.readLine();
        if (answer == null || !answer.startsWith("done ")) {
            throw new IllegalStateException("It answered: " + answer);
        }
        var fields = answer.split(" ", 6);
        var file = Path.of(fields[4]);
        long[] latencies;
        try (var lines = Files.lines(file)) {
            latencies = lines.filter(line -> !line.isBlank())
                    .mapToLong(Long::parseLong)
                    .sorted()
                    .toArray();
        }
        Files.delete(file);
        var phase = new Phase(
                Long.parseLong(fields[1]),
                latencies,
                Long.parseLong(fields[3]),
                fields.length < 6 || fields[5].isBlank() ? null : fields[5]);
        return new Answer(phase, Double.parseDouble(fields[2]));
    }
}
