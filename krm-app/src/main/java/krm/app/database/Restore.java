package krm.app.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import krm.app.database.Archive.Kind;
import org.postgresql.PGConnection;

/**
 * Puts archives into a migrated database without events, all or nothing. The read side stays as empty as it is: the
 * program builds it from the first event. A key that is destroyed here or in the archive is destroyed afterwards.
 */
public final class Restore {

    private static final int KEYS_AT_ONCE = 10_000;

    private final DatabaseSettings settings;

    public Restore(DatabaseSettings settings) {
        this.settings = settings;
    }

    public record Restored(long eventCount, long keyCount, long head) {}

    public Restored from(Path eventsFile, Path keysFile) {
        if (!settings.hasOwner()) {
            throw new StartFailure(
                    Exit.CONFIGURATION, "A restore needs the owner; set KRM_DB_OWNER_USER and KRM_DB_OWNER_PASSWORD.");
        }
        var events = Archive.checked(eventsFile, Kind.EVENTS);
        var keys = Archive.checked(keysFile, Kind.KEYS);
        try (var db = begin(settings.main())) {
            refuseIfUsed(db);
            if (settings.keysApart()) {
                try (var keysDb = begin(settings.keys())) {
                    keys(keysDb, keys);
                    events(db, events);
                    requireKeys(db, keysDb, keysFile);
                    // Keys without events are harmless; events without keys would be unreadable.
                    keysDb.commit();
                }
            } else {
                keys(db, keys);
                events(db, events);
                requireKeys(db, db, keysFile);
            }
            db.commit();
        } catch (SQLException e) {
            throw settings.main().failure(e);
        } catch (IOException e) {
            throw Archive.damaged(eventsFile, String.valueOf(e.getMessage()), e);
        }
        return new Restored(
                events.manifest().rows("events.event"),
                keys.manifest().rows("keys.data_key"),
                events.manifest().head());
    }

    private static Connection begin(DatabaseAccess database) throws SQLException {
        var db = database.connect(database.asOwner());
        db.setAutoCommit(false);
        Rows.asWritten(db);
        return db;
    }

    private void refuseIfUsed(Connection db) throws SQLException {
        execute(db, "select events.lock_appends()");
        var events = Rows.number(db, "select count(*) from events.event");
        if (events > 0) {
            throw new StartFailure(
                    Exit.REFUSED,
                    "The database at %s holds %d events already; restore into an empty one."
                            .formatted(settings.main().place(), events));
        }
    }

    private static void events(Connection db, Archive archive) throws SQLException, IOException {
        // Houses and people come out of the events at the next start; so do they who were here without consequence.
        execute(
                db,
                "truncate people.account, people.team, people.jobcenter, people.credential,"
                        + " people.failed_sign_in, people.session");
        execute(db, "update people.progress set position = 0");
        execute(db, "delete from events.counter");
        for (var table : Kind.EVENTS.tables) {
            if (table.equals("audit.access")) {
                accesses(db, archive);
            } else {
                copy(db, archive, table, table);
            }
        }
        if (Rows.head(db) != archive.manifest().head()) {
            throw Archive.damaged(archive.file(), "its last event is not the one that the manifest names", null);
        }
        if (archive.manifest().head() > 0) {
            execute(
                    db,
                    "select setval(pg_get_serial_sequence('events.event', 'position'), "
                            + archive.manifest().head() + ")");
        }
    }

    /** Cases without a key, not even a destroyed one, would read as erased, and nobody has erased them. */
    private static void requireKeys(Connection events, Connection keys, Path keysFile) throws SQLException {
        var missing = 0L;
        try (var used = events.createStatement();
                var known = keys.prepareStatement("select count(*) from keys.data_key where key_id = any (?)")) {
            used.setFetchSize(KEYS_AT_ONCE);
            var rows = used.executeQuery("select key_id from events.event where sequence = 0");
            for (var ids = next(rows); !ids.isEmpty(); ids = next(rows)) {
                known.setArray(1, keys.createArrayOf("uuid", ids.toArray()));
                var found = known.executeQuery();
                found.next();
                missing += ids.size() - found.getLong(1);
            }
        }
        if (missing > 0) {
            throw new StartFailure(
                    Exit.ARCHIVE,
                    "The archive %s is older than the events: the keys of %d of their cases, houses or people are not in it."
                            .formatted(keysFile, missing));
        }
    }

    private static List<UUID> next(ResultSet rows) throws SQLException {
        var ids = new ArrayList<UUID>();
        while (ids.size() < KEYS_AT_ONCE && rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }

    /** Behind what somebody has tried here already: not even that goes away. */
    private static void accesses(Connection db, Archive archive) throws SQLException, IOException {
        var columns = Rows.list(Rows.columns(db, "audit.access").stream()
                .filter(column -> !column.equals("id"))
                .toList());
        execute(db, "create temp table restored_access (like audit.access) on commit drop");
        copy(db, archive, "audit.access", "restored_access");
        execute(
                db,
                "insert into audit.access (" + columns + ") select " + columns + " from restored_access order by id");
    }

    private static void keys(Connection db, Archive archive) throws SQLException, IOException {
        execute(db, "create temp table restored_master_key (like keys.master_key including all) on commit drop");
        copy(db, archive, "keys.master_key", "restored_master_key");
        if (Rows.number(db, "select count(*) from keys.data_key") == 0) {
            execute(db, "delete from keys.master_key");
        }
        if (Rows.number(
                        db,
                        "select count(*) from keys.master_key a, restored_master_key b where a.fingerprint <>"
                                + " b.fingerprint")
                > 0) {
            throw new StartFailure(
                    Exit.REFUSED,
                    "The keys in " + archive.file()
                            + " were wrapped by another master key than those in the database.");
        }
        execute(db, "insert into keys.master_key select * from restored_master_key on conflict do nothing");
        // The read side is built anew, by whichever key.
        execute(db, "delete from keys.search_key");
        copy(db, archive, "keys.search_key", "keys.search_key");
        execute(db, "create temp table restored_data_key (like keys.data_key including all) on commit drop");
        copy(db, archive, "keys.data_key", "restored_data_key");
        execute(db, """
            insert into keys.data_key select * from restored_data_key
            on conflict (key_id) do update
            set wrapped = null, destroyed_at = excluded.destroyed_at
            where excluded.wrapped is null and data_key.wrapped is not null
            """);
    }

    private static void copy(Connection db, Archive archive, String from, String into)
            throws SQLException, IOException {
        archive.read(from, (csv, part) -> {
            var rows = db.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + into + " (" + Rows.list(part.columns()) + ") from stdin (format csv, header)",
                            csv);
            if (rows != part.rows()) {
                throw Archive.damaged(archive.file(), part.file() + " changed while it was read", null);
            }
        });
    }

    private static void execute(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute(sql);
        }
    }
}
