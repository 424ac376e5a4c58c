package krm.app.database;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.app.database.DatabaseAccess.Login;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded database: the server's files, the passwords of its roles, its port, and the lock that
 * keeps a second krm out.
 */
final class DataFolder implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The system gives the lock to a process, not to a channel: the first of our channels on that file to be closed,
     * also one that only read, would lose it. So a folder that we hold is known here, and the file is opened for
     * nothing else.
     */
    private static final Set<Path> OURS = new HashSet<>();

    private final Path path;
    private final @Nullable FileChannel lock;

    private DataFolder(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Empty: another krm has it. */
    static Optional<DataFolder> take(Path folder) {
        try {
            DurableFile.createFolder(folder);
            var path = folder.toRealPath();
            synchronized (OURS) {
                if (OURS.contains(path)) {
                    return Optional.empty();
                }
                var channel =
                        FileChannel.open(path.resolve("krm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.tryLock() == null) {
                    channel.close();
                    return Optional.empty();
                }
                OURS.add(path);
                DurableFile.write(
                        path.resolve("krm.pid"),
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
                return Optional.of(new DataFolder(path, channel));
            }
        } catch (IOException e) {
            throw unusable(folder, "cannot be used: " + e, e);
        }
    }

    /** Of a krm that runs: to read how its database is reached, and nothing else. */
    static DataFolder look(Path folder) {
        try {
            return new DataFolder(folder.toRealPath(), null);
        } catch (IOException e) {
            throw unusable(folder, "cannot be read: " + e, e);
        }
    }

    static StartFailure inUse(Path folder) {
        var process = read(folder.resolve("krm.pid"))
                .map(pid -> " (process " + pid + ")")
                .orElse("");
        return new StartFailure(
                Exit.DATA_FOLDER_IN_USE,
                "The data folder " + folder.toAbsolutePath().normalize() + " is in use by another krm" + process
                        + "; stop that one, or name another folder with KRM_DATA.");
    }

    StartFailure unusable(String sentence, @Nullable Throwable cause) {
        return unusable(path, sentence, cause);
    }

    private static StartFailure unusable(Path folder, String sentence, @Nullable Throwable cause) {
        return new StartFailure(Exit.DATA_FOLDER_UNUSABLE, "The data folder " + folder + " " + sentence + ".", cause);
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgres");
    }

    boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    /** Made once, before the database itself. */
    Login login(String role) {
        return new Login(role, passwords().getProperty(role));
    }

    private Properties passwords() {
        var file = path.resolve("database.properties");
        try {
            if (!Files.exists(file)) {
                if (hasCluster()) {
                    throw unusable(
                            "holds a database, but " + file.getFileName() + " with the passwords of its roles is gone",
                            null);
                }
                DurableFile.write(
                        file,
                        Stream.of(EmbeddedDatabase.SUPERUSER, EmbeddedDatabase.OWNER, EmbeddedDatabase.PROGRAM)
                                .map(role -> role + "=" + random() + "\n")
                                .collect(Collectors.joining("", "# Made once; the database knows them.\n", ""))
                                .getBytes(StandardCharsets.US_ASCII));
            }
            var passwords = new Properties();
            passwords.load(new StringReader(Files.readString(file)));
            return passwords;
        } catch (IOException e) {
            throw unusable("does not let krm keep its passwords: " + e, e);
        }
    }

    private static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** The same as long as it can be had, so that connections find the server again. */
    int port() {
        var kept = keptPort();
        if (kept.isPresent() && isFree(kept.get())) {
            return kept.get();
        }
        for (var attempt = 0; attempt < 1_000; attempt++) {
            // Below the ports that systems give to outgoing connections.
            var port = 20_000 + RANDOM.nextInt(12_000);
            if (isFree(port)) {
                try {
                    DurableFile.write(
                            path.resolve("port"), Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw unusable("cannot be written to: " + e, e);
                }
                return port;
            }
        }
        throw unusable("has no database, because no port on 127.0.0.1 is free", null);
    }

    Optional<Integer> keptPort() {
        return read(path.resolve("port")).map(Integer::valueOf);
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(content -> content.matches("\\d{1,10}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        synchronized (OURS) {
            OURS.remove(path);
            try {
                lock.close();
            } catch (IOException e) {
                throw unusable("cannot be let go: " + e, e);
            }
        }
    }
}
