package peers.krm;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import peers.Db;
import peers.Proc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An older system's cases on their way into the program: lines a second until all are stored, and the memory it takes. */
final class Importing {

    private static final String DATABASE = "peers_import";
    private static final int LINES = Db.number("PEERS_LINES", 100_000);
    /** Handed in before, so that the code is compiled as in a program that has run for a while. */
    private static final int WARMUP_LINES = Db.number("PEERS_WARMUP_LINES", 20_000);

    private static final List<String> STEPS = List.of("receive", "acknowledge", "answer", "rate", "close");

    private Importing() {}

    public static void main(String[] args) throws Exception {
        Db.fresh(DATABASE);
        try (var program = KrmProgram.on(DATABASE)) {
            imported(program, "W", WARMUP_LINES);
            var began = System.nanoTime();
            var done = imported(program, "A", LINES);
            var seconds = (System.nanoTime() - began) / 1e9;
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"import\":\"lines\",\"lines\":%d,\"refused\":%d,\"seconds\":%.1f,\"lines_per_s\":%.0f,\"peak_rss_mb\":%d}",
                    done.at("/linesRead").intValue(),
                    done.at("/refused").size(),
                    seconds,
                    LINES / seconds,
                    Proc.peakRssMiB(Long.toString(program.pid()))));
        }
        System.exit(0);
    }

    static JsonNode imported(KrmProgram program, String prefix, int lines) throws Exception {
        var file = Files.createTempFile("peers", ".ndjson");
        try {
            write(file, prefix, lines);
            var json = JsonMapper.shared();
            var handedIn = json.readTree(program.post(
                    "/api/imports", Map.of("Content-Type", "application/x-ndjson"), BodyPublishers.ofFile(file), 202));
            var address = "/api/imports/" + handedIn.at("/id").stringValue();
            var state = json.readTree(program.get(address));
            while (state.at("/state").stringValue().equals("RUNNING")) {
                Thread.sleep(100);
                state = json.readTree(program.get(address));
            }
            if (!state.at("/state").stringValue().equals("DONE")) {
                throw new IllegalStateException(state.toString());
            }
            return state;
        } finally {
            Files.delete(file);
        }
    }

    /** Cases of five steps, ten of them interleaved as an older system writes them down day by day. */
    private static void write(Path file, String prefix, int lines) throws IOException {
        var first = LocalDate.of(2020, 1, 6);
        try (var out = Files.newBufferedWriter(file)) {
            for (int line = 0; line < lines; line++) {
                var block = line / (10 * STEPS.size());
                var no = line / 10 % STEPS.size();
                var key = prefix + "-" + (block * 10 + line % 10);
                out.write("{\"case\":\"%s\",\"step\":\"%s\",\"occurredOn\":\"%s\",\"data\":%s}%n"
                        .formatted(key, STEPS.get(no), first.plusDays(block % 1_500 + 2L * no), data(no, key)));
            }
        }
    }

    private static String data(int no, String key) {
        return switch (STEPS.get(no)) {
            case "receive" -> """
                {"kind":"COMPLAINT","channel":"LETTER","customerGroup":"EMPLOYEE","concerns":[{"text":"Der Bescheid kam zu \
                spät, und am Telefon war niemand zu erreichen.","area":"SUBJECT"}],"complainant":{"name":"Erika Beispiel %s",\
                "address":"Musterweg 1, 38300 Wolfenbüttel"}}\
                """.formatted(key);
            case "acknowledge" -> "{\"medium\":\"LETTER\"}";
            case "answer" ->
                "{\"medium\":\"LETTER\",\"outcome\":\"REMEDY\",\"text\":\"Wir haben den Bescheid neu verschickt.\"}";
            case "rate" -> "{\"rating\":\"JUSTIFIED\",\"agreement\":\"YES\"}";
            case "close" -> "{\"originalsAt\":\"Leistungsakte\"}";
            default -> throw new IllegalArgumentException(STEPS.get(no));
        };
    }
}
