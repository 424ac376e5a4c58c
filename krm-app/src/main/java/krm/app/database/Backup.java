package krm.app.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import krm.app.database.Archive.Kind;
import krm.app.database.Archive.Manifest;
import krm.app.database.Archive.Part;
import org.postgresql.PGConnection;

/**
 * Takes the events, then the keys, each as of one moment and into an archive of its own, while krm runs. The keys come
 * second: so the key of every event is among them.
 */
public final class Backup {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final DatabaseSettings settings;

    public Backup(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** {@code head}: the position of the last event that is in it. */
    public record Taken(Path events, Path keys, long eventCount, long keyCount, long head) {}

    public Taken into(Path eventsFolder, Path keysFolder) {
        var takenAt = Instant.now();
        var events = eventsFolder.resolve("krm-events-" + STAMP.format(takenAt) + ".zip");
        var keys = keysFolder.resolve("krm-keys-" + STAMP.format(takenAt) + ".zip");
        var ofEvents = take(settings.main(), Kind.EVENTS, takenAt, events);
        var ofKeys = take(settings.keys(), Kind.KEYS, takenAt, keys);
        return new Taken(events, keys, ofEvents.rows("events.event"), ofKeys.rows("keys.data_key"), ofEvents.head());
    }

    private static Manifest take(DatabaseAccess database, Kind kind, Instant takenAt, Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try (var db = database.connect(database.asProgram())) {
            DurableFile.createFolder(file.toAbsolutePath().getParent());
            db.setAutoCommit(false);
            db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            db.setReadOnly(true);
            Rows.asWritten(db);
            try (var channel = DurableFile.create(beside);
                    var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
                var parts = new ArrayList<Part>();
                for (var table : kind.tables) {
                    parts.add(copy(db, table, zip));
                }
                var head = kind == Kind.EVENTS ? Rows.head(db) : 0;
                var manifest = Manifest.of(kind, takenAt, head, parts);
                zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
                zip.write(Archive.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
                zip.closeEntry();
                db.rollback();
                zip.finish();
                DurableFile.publish(beside, file);
                return manifest;
            }
        } catch (SQLException e) {
            throw database.failure(e);
        } catch (IOException e) {
            throw new StartFailure(Exit.ARCHIVE, "The archive " + file + " cannot be written: " + e + ".", e);
        } finally {
            deleteQuietly(beside);
        }
    }

    private static Part copy(Connection db, String table, ZipOutputStream zip) throws SQLException, IOException {
        var columns = Rows.columns(db, table);
        var digest = Archive.sha256();
        zip.putNextEntry(new ZipEntry(table + ".csv"));
        var rows = db.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + Rows.list(columns) + " from " + table
                                + " order by 1) to stdout (format csv, header)",
                        new DigestOutputStream(new Open(zip), digest));
        zip.closeEntry();
        return new Part(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Its name says that it is only a part.
        }
    }

    /** The zip goes on after a part. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
