package krm.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup is made of: a zip with one CSV file a table, and a manifest that says what must be in it. Events and
 * keys are never in one archive: whoever has only one of them has no person's data.
 */
final class Archive {

    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 1;

    enum Kind {
        EVENTS("events.event", "events.counter", "events.seal", "people.credential", "audit.access"),
        KEYS("keys.master_key", "keys.data_key", "keys.search_key");

        /** In the order of their references. */
        final List<String> tables;

        Kind(String... tables) {
            this.tables = List.of(tables);
        }
    }

    /** {@code head}: the position of the last event; 0 in an archive of keys. */
    record Manifest(int format, Kind kind, String program, Instant takenAt, long head, List<Part> parts) {

        static Manifest of(Kind kind, Instant takenAt, long head, List<Part> parts) {
            var version = Archive.class.getPackage().getImplementationVersion();
            return new Manifest(FORMAT, kind, "krm " + version, takenAt, head, parts);
        }

        long rows(String table) {
            return part(table).rows;
        }

        Part part(String table) {
            return parts.stream()
                    .filter(part -> part.table.equals(table))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code sha256}: over the CSV file; {@code rows}: without its heading. */
    record Part(String table, List<String> columns, long rows, String sha256) {

        String file() {
            return table + ".csv";
        }
    }

    private final Path file;
    private final Manifest manifest;

    private Archive(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /** Read once from end to end: nothing of a damaged archive is restored. */
    static Archive checked(Path file, Kind kind) {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw damaged(file, "it has no manifest", null);
            }
            var manifest = JSON.readValue(zip.getInputStream(entry).readAllBytes(), Manifest.class);
            if (manifest.format != FORMAT) {
                throw damaged(file, "its format " + manifest.format + " is not known to this krm", null);
            }
            if (manifest.kind != kind) {
                throw damaged(file, "it holds " + manifest.kind + " where " + kind + " are expected", null);
            }
            var expected = new HashSet<>(Set.of(MANIFEST));
            for (var table : kind.tables) {
                if (manifest.parts.stream().noneMatch(part -> part.table.equals(table))) {
                    throw damaged(file, table + " is missing in its manifest", null);
                }
                check(zip, file, manifest.part(table));
                expected.add(manifest.part(table).file());
            }
            if (manifest.parts.size() != kind.tables.size()
                    || !zip.stream().allMatch(e -> expected.contains(e.getName()))) {
                throw damaged(file, "it holds more than this krm knows; restore it with the krm that made it", null);
            }
            return new Archive(file, manifest);
        } catch (IOException | JacksonException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void check(ZipFile zip, Path file, Part part) throws IOException {
        var entry = zip.getEntry(part.file());
        if (entry == null) {
            throw damaged(file, part.file() + " is missing", null);
        }
        var digest = sha256();
        var rows = new RowCount();
        try (var content = new DigestInputStream(zip.getInputStream(entry), digest)) {
            content.transferTo(rows);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256)) {
            throw damaged(file, part.file() + " does not have the SHA-256 that the manifest names", null);
        }
        if (rows.count() != part.rows) {
            throw damaged(
                    file, part.file() + " has " + rows.count() + " rows where the manifest names " + part.rows, null);
        }
    }

    static StartFailure damaged(Path file, String sentence, @Nullable Throwable cause) {
        return new StartFailure(Exit.ARCHIVE, "The archive " + file + " cannot be restored: " + sentence + ".", cause);
    }

    Manifest manifest() {
        return manifest;
    }

    Path file() {
        return file;
    }

    /** Hands one part to a reader. */
    void read(String table, Reader reader) throws IOException, SQLException {
        try (var zip = new ZipFile(file.toFile());
                var content =
                        zip.getInputStream(new ZipEntry(manifest.part(table).file()))) {
            reader.read(content, manifest.part(table));
        }
    }

    @FunctionalInterface
    interface Reader {
        void read(InputStream csv, Part part) throws IOException, SQLException;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts the rows of a CSV file: line ends outside quotes, without the heading. */
    private static final class RowCount extends OutputStream {

        private long lines;
        private boolean quoted;

        @Override
        public void write(int b) {
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' && !quoted) {
                lines++;
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (var i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        long count() {
            return lines - 1;
        }
    }
}
