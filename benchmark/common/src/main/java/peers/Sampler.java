package peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** PEERS_SAMPLE=FILE: what the clients do every 5 ms, waiting included, as collapsed stacks for a flame graph. */
final class Sampler {

    private static final int MILLIS = 5;

    private final String file;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::sample);

    private Sampler(String file) {
        this.file = file;
    }

    /** Does nothing if there is no file. */
    static Sampler start(String file) {
        var sampler = new Sampler(file);
        if (!file.isEmpty()) {
            sampler.thread.start();
        }
        return sampler;
    }

    private void sample() {
        try {
            while (true) {
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (thread.getName().startsWith("client-")) {
                        seen.merge(collapsed(stack), 1, Integer::sum);
                    }
                });
                Thread.sleep(MILLIS);
            }
        } catch (InterruptedException e) {
            // That is the end of it.
        }
    }

    private static String collapsed(StackTraceElement[] stack) {
        var line = new StringBuilder();
        for (int i = stack.length - 1; i >= 0; i--) {
            line.append(stack[i].getClassName().replaceAll(".*\\.", ""))
                    .append('.')
                    .append(stack[i].getMethodName())
                    .append(i == 0 ? "" : ";");
        }
        return line.toString();
    }

    void stop(String peer, int clients) throws InterruptedException, IOException {
        if (file.isEmpty()) {
            return;
        }
        thread.interrupt();
        thread.join();
        var lines = new StringBuilder();
        seen.forEach((stack, times) -> lines.append("%s;%d;%s %d%n".formatted(peer, clients, stack, times)));
        Files.writeString(Path.of(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
