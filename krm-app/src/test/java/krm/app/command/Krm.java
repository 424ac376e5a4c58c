package krm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import krm.app.KrmApplication;
import krm.app.database.Exit;
import krm.app.database.Servers;

/** krm as an operator runs it: a process with an environment, an answer and an exit code. */
public final class Krm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private Krm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a command that has ended left behind. */
    public record Answer(int exit, String out, String err) {

        /** One sentence, its exit code, and nothing else: no stack trace, no log. */
        Answer refusedWith(Exit expected, String... said) {
            assertThat(err.strip().lines()).as(out).singleElement().asString().startsWith("krm: ");
            assertThat(said).allSatisfy(part -> assertThat(err).contains(part));
            assertThat(exit).as(err).isEqualTo(expected.code());
            assertThat(out).isBlank();
            return this;
        }

        public Answer done(String... said) {
            assertThat(exit).as(err).isZero();
            assertThat(said).allSatisfy(part -> assertThat(out).contains(part));
            return this;
        }
    }

    public static Answer run(Map<String, String> environment, String... arguments) {
        return run("", environment, arguments);
    }

    public static Answer run(String input, Map<String, String> environment, String... arguments) {
        try (var krm = launch(environment, arguments)) {
            try (var to = krm.process.outputWriter()) {
                to.write(input);
            }
            assertThat(krm.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return krm.answer();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when it says that it is ready. */
    public static Krm start(Map<String, String> environment, String... arguments) {
        var krm = launch(environment, arguments);
        var deadline = Instant.now().plus(PATIENCE);
        while (!krm.answer().out.contains("  stop  ")) {
            assertThat(krm.process.isAlive()).as(krm.answer().toString()).isTrue();
            assertThat(Instant.now()).as(krm.answer().toString()).isBefore(deadline);
            pause();
        }
        return krm;
    }

    private static Krm launch(Map<String, String> environment, String... arguments) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KrmApplication.class.getName()));
            command.addAll(List.of(arguments));
            var out = Files.createTempFile("krm", ".out");
            var err = Files.createTempFile("krm", ".err");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KRM_") || name.startsWith("SPRING_"));
            builder.environment().put("KRM_POSTGRES_BINARIES", Servers.BINARIES.toString());
            builder.environment().putAll(environment);
            return new Krm(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer answer() {
        try {
            return new Answer(
                    process.isAlive() ? -1 : process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C does. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
