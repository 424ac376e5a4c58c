package krm.app.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once for each version from the library that ships them. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path into) throws IOException {
        var archive = archive();
        var folder = into.resolve(name(archive));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var beside = into.resolve(folder.getFileName() + ".part-" + UUID.randomUUID());
        try {
            Files.createDirectories(beside);
            extract(archive, beside);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Somebody else was faster.
        } finally {
            FileSystemUtils.deleteRecursively(beside);
        }
        return folder;
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return stream.readAllBytes();
        } catch (IllegalStateException e) {
            throw new IOException("krm brings no PostgreSQL for " + system + " on " + machine + "; set KRM_DB_URL", e);
        }
    }

    private static String name(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if (file.getParent().endsWith("bin")) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
