package krm.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys that encrypt personal fields, one an aggregate. New ones are made durable in advance, many in one commit: a
 * key that no event came to use does no harm and is swept.
 */
public final class DataKeys {

    private static final int AHEAD = 64;
    private static final int REMEMBERED = 20_000;
    /** How long a key made in advance may wait for its first event: far less than the sweep's patience (7 days). */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key and the id under which it is stored. */
    record DataKey(UUID id, SecretKey key) {}

    private final DataSource database;
    private final MasterKey master;
    private final Clock clock;
    private final ArrayDeque<DataKey> fresh = new ArrayDeque<>();
    private Instant freshUntil = Instant.MIN;
    private final Map<UUID, SecretKey> forWriting = Collections.synchronizedMap(new Bounded<>(REMEMBERED));

    public DataKeys(DataSource database, MasterKey master, Clock clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Makes sure that the stored keys are wrapped by this master key; the first one to come is remembered.
     *
     * @return false if they belong to another one
     */
    public boolean masterKeyFits() {
        var mine = master.fingerprint("krm master key".getBytes(UTF_8));
        return with(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into keys.master_key (fingerprint) values (?) on conflict do nothing")) {
                insert.setBytes(1, mine);
                insert.executeUpdate();
            }
            return EventLog.query(
                    connection,
                    "select fingerprint from keys.master_key",
                    rows -> rows.next() && MessageDigest.isEqual(mine, rows.getBytes(1)));
        });
    }

    /** A key that has never been used and is durable already. */
    DataKey next() {
        synchronized (fresh) {
            if (fresh.isEmpty() || clock.instant().isAfter(freshUntil)) {
                fresh.clear();
                freshUntil = clock.instant().plus(FRESH);
                fresh.addAll(create());
            }
            var key = fresh.remove();
            forWriting.put(key.id(), key.key());
            return key;
        }
    }

    private Collection<DataKey> create() {
        var keys = new ArrayDeque<DataKey>();
        var ids = new UUID[AHEAD];
        var wrapped = new byte[AHEAD][];
        for (int i = 0; i < AHEAD; i++) {
            var secret = new byte[KEY_BYTES];
            RANDOM.nextBytes(secret);
            ids[i] = UUID.randomUUID();
            wrapped[i] = master.wrap(ids[i], secret);
            keys.add(new DataKey(ids[i], new SecretKeySpec(secret, "AES")));
        }
        with(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into keys.data_key (key_id, wrapped) select * from unnest(?, ?)")) {
                insert.setArray(1, connection.createArrayOf("uuid", ids));
                insert.setArray(2, connection.createArrayOf("bytea", wrapped));
                return insert.executeUpdate();
            }
        });
        return keys;
    }

    /** The key of an aggregate that exists, to encrypt further events with; null if it is destroyed. */
    @Nullable
    SecretKey forWriting(UUID keyId) {
        var known = forWriting.get(keyId);
        if (known != null) {
            return known;
        }
        var key = find(Set.of(keyId)).get(keyId);
        if (key != null) {
            forWriting.put(keyId, key);
        }
        return key;
    }

    /**
     * The keys that still exist. The database is asked each time, so that a key destroyed by any node is gone for all.
     *
     * @return without an entry for what is destroyed
     */
    public Map<UUID, SecretKey> find(Collection<UUID> keyIds) {
        return with(connection -> EventLog.query(
                connection,
                "select key_id, wrapped from keys.data_key where key_id = any (?) and wrapped is not null",
                rows -> {
                    var found = new HashMap<UUID, SecretKey>();
                    while (rows.next()) {
                        var id = rows.getObject(1, UUID.class);
                        found.put(id, unwrap(id, rows.getBytes(2)));
                    }
                    return found;
                },
                connection.createArrayOf("uuid", keyIds.toArray())));
    }

    /**
     * The key of the search words: one for the installation, made by whoever asks first. Without it nobody can tell from
     * a word that is stored what it says, nor try a guess.
     */
    public SecretKey searchKey() {
        var secret = new byte[KEY_BYTES];
        RANDOM.nextBytes(secret);
        var id = UUID.randomUUID();
        return with(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into keys.search_key (key_id, wrapped) values (?, ?) on conflict do nothing")) {
                insert.setObject(1, id);
                insert.setBytes(2, master.wrap(id, secret));
                insert.executeUpdate();
            }
            return EventLog.query(connection, "select key_id, wrapped from keys.search_key", rows -> {
                rows.next();
                return new SecretKeySpec(unwrapped(rows.getObject(1, UUID.class), rows.getBytes(2)), "HmacSHA256");
            });
        });
    }

    private SecretKey unwrap(UUID id, byte[] wrapped) {
        return new SecretKeySpec(unwrapped(id, wrapped), "AES");
    }

    private byte[] unwrapped(UUID id, byte[] wrapped) {
        try {
            return master.unwrap(id, wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + id + " does not open with this master key", e);
        }
    }

    /** Destroys keys for ever: what they encrypted reads as erased from now on, everywhere. */
    public void destroy(Collection<UUID> keyIds) {
        keyIds.forEach(forWriting::remove);
        call("select keys.destroy(?)", keyIds);
    }

    /** Removes keys that were made in advance more than a week ago and never used. */
    public int sweep(EventLog log) {
        var unused = new HashSet<>(with(connection -> EventLog.query(connection, """
            select key_id from keys.data_key
             where created_at between now() - interval '30 days' and now() - interval '7 days' and wrapped is not null
            """, DataKeys::ids)));
        if (!unused.isEmpty()) {
            unused.removeAll(log.keysInUse(unused));
            call("select keys.discard(?)", unused);
        }
        return unused.size();
    }

    static Set<UUID> ids(java.sql.ResultSet rows) throws SQLException {
        var ids = new HashSet<UUID>();
        while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }

    private void call(String function, Collection<UUID> keyIds) {
        with(connection ->
                EventLog.query(connection, function, _ -> 0, connection.createArrayOf("uuid", keyIds.toArray())));
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        }
    }
}
