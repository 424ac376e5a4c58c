package krm.app.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL cluster and the server that runs on it. The server is a process of its own that outlives a killed JVM;
 * nobody but the holder of the data folder's lock may start or end it.
 */
final class PostgresServer {

    /** On the command line, so that no configuration file can take durability away. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            // No statement, and so no person's data, in the log.
            "log_min_error_statement=panic",
            "log_timezone=UTC");

    private static final long LARGE_LOG = 10_000_000;
    private static final boolean AS_ROOT = LinuxUtils.isUnshareAvailable();

    private final Path programs;
    private final Path cluster;
    private final Path log;

    PostgresServer(Path binaries, Path cluster, Path log) {
        this.programs = binaries.resolve("bin");
        this.cluster = cluster;
        this.log = log;
    }

    /** Whole or not at all: a cluster has its name only once it is complete. */
    void create(String superuser, String password) throws IOException {
        try (var leftovers = Files.newDirectoryStream(cluster.getParent(), cluster.getFileName() + ".new-*")) {
            for (var leftover : leftovers) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
        var beside = cluster.resolveSibling(
                cluster.getFileName() + ".new-" + ProcessHandle.current().pid());
        var secret = cluster.resolveSibling("password.tmp");
        DurableFile.write(secret, password.getBytes(StandardCharsets.US_ASCII));
        try {
            var made = run(
                    Duration.ofMinutes(2),
                    "initdb",
                    "-D",
                    beside.toString(),
                    "-U",
                    superuser,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + secret,
                    "-E",
                    "UTF8",
                    // Never changes with a library's version; German order is asked for where it is seen.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
            if (made.exit != 0) {
                throw new IOException(made.complaint());
            }
            Files.move(beside, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    /** The major version that the cluster was made by. */
    String version() throws IOException {
        return Files.readString(cluster.resolve("PG_VERSION")).strip();
    }

    String programVersion() throws IOException {
        return run(Duration.ofSeconds(20), "postgres", "--version")
                .said
                .replaceFirst("^\\D*(\\d+).*$", "$1")
                .strip();
    }

    /** Returns when it takes connections. */
    void start(int port) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        forgetTheDead();
        var before = Files.exists(log) ? Files.size(log) : 0;
        var options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        var started = run(
                Duration.ofMinutes(3),
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-l",
                log.toString(),
                "-o",
                options.toString(),
                "-w",
                "-t",
                "150",
                "start");
        if (started.exit != 0) {
            throw new IOException(reason(before).orElseGet(started::complaint));
        }
    }

    /** Fast: running statements are broken off, what was committed is durable. */
    void stop() throws IOException {
        var server = process();
        if (server.isEmpty()) {
            return;
        }
        run(Duration.ofSeconds(70), "pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60", "stop");
        if (alive(server.get())) {
            server.get().destroyForcibly();
            for (var i = 0; i < 100 && alive(server.get()); i++) {
                pause(50);
            }
        }
    }

    /** The server of a krm that was killed is ended; any other process that has its number by now is left alone. */
    void endLeftover() throws IOException {
        if (process().isPresent()) {
            stop();
        }
    }

    /**
     * PostgreSQL does not start while the number in its file is anybody's: also a stranger's by now, or that of a dead
     * server whom nobody has collected, as in a container. The file goes once nothing works on the cluster any more.
     */
    private void forgetTheDead() throws IOException {
        var former = pid().flatMap(ProcessHandle::of);
        if (former.filter(process -> !alive(process) || isSurelyAnother(process))
                .isEmpty()) {
            return;
        }
        for (var i = 0; i < 200; i++) {
            if (ProcessHandle.allProcesses().noneMatch(process -> alive(process) && worksHere(process))) {
                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
                return;
            }
            pause(50);
        }
    }

    /** The server that runs on this cluster. */
    Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(PostgresServer::alive).filter(this::isOurs);
    }

    /** A container's first process may not collect the dead: they look alive. */
    static boolean alive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .replaceFirst("^.*\\) ", "")
                    .startsWith("Z");
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private Optional<Long> pid() {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return !isSurelyAnother(process)
                && (worksHere(process)
                        || process.info()
                                .arguments()
                                .map(List::of)
                                .orElse(List.of())
                                .contains(cluster.toString()));
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            // Not ours to see, gone by now, or no Linux.
            return false;
        }
    }

    private static boolean isSurelyAnother(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> !command.contains("/postgres"))
                .isPresent();
    }

    private Optional<String> reason(long logBefore) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(logBefore);
            var fresh = ByteBuffer.allocate((int) Math.min(channel.size() - logBefore, 100_000));
            channel.read(fresh);
            return new String(fresh.array(), 0, fresh.position(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .map(line -> line.replaceFirst("^.*?(FATAL|PANIC):\\s*", ""))
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private record Run(int exit, String said) {

        String complaint() {
            return said.lines()
                    .filter(line -> line.contains("error:") || line.contains("FATAL:"))
                    .findFirst()
                    .orElseGet(() -> said.lines().reduce("", (_, last) -> last))
                    .strip();
        }
    }

    private Run run(Duration patience, String program, String... arguments) throws IOException {
        // The server refuses to run as root: without the name of root it does.
        var command = new ArrayList<>(AS_ROOT ? List.of("unshare", "-U") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Run(process.exitValue(), said);
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
