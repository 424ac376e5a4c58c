package krm.eventstore.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import krm.eventstore.ConcurrentChange;
import krm.eventstore.TestServer;
import krm.eventstore.TestStore;

/**
 * A log with a gap at position 13, two seals (up to 15 and to 18) and two events that no seal covers, 19 and 20. Three
 * aggregates have the positions 1 to 12 in turn.
 */
final class SealedLog implements AutoCloseable {

    static final SigningKey KEY = key(1);

    final String database = TestServer.newDatabase();
    final TestStore store = new TestStore(database);
    final SealFile file;
    final UUID[] talks = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};

    private SealedLog(Path folder, SigningKey key) {
        file = new SealFile(folder.resolve(UUID.randomUUID() + ".jsonl"));
        append(0, 12);
        gap();
        append(12, 2);
        sealer(key).sealAll();
        append(14, 3);
        sealer(key).sealAll();
        append(17, 2);
    }

    static SealedLog in(Path folder) {
        return new SealedLog(folder, KEY);
    }

    static SealedLog in(Path folder, SigningKey key) {
        return new SealedLog(folder, key);
    }

    static SigningKey key(int seed) {
        var secret = new byte[SigningKey.BYTES];
        Arrays.fill(secret, (byte) seed);
        return new SigningKey(secret);
    }

    private void append(int from, int count) {
        for (int i = from; i < from + count; i++) {
            store.append(talks[i % 3], i / 3, "word " + i);
        }
    }

    /** Who loses a race leaves a position without an event. */
    private void gap() {
        try {
            store.append(talks[0], 0, "too late");
            throw new AssertionError("taken");
        } catch (ConcurrentChange e) {
            // As it should be.
        }
    }

    Sealer sealer() {
        return sealer(KEY);
    }

    Sealer sealer(SigningKey key) {
        return new Sealer(store.pool, file, key, Set.of(), Clock.systemUTC());
    }

    Verdict verify() {
        return verify(file, KEY);
    }

    Verdict verify(SealFile some, SigningKey key) {
        return new Integrity(store.pool, some, Set.of(key.fingerprint())).verify(1, Integrity.EVERYTHING, _ -> {});
    }

    /** What a superuser can do who is not stopped by triggers, and by no constraint either. */
    void tamper(String... changes) {
        try (var superuser = TestServer.connect(database, "postgres");
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("alter table events.event alter position drop identity if exists");
            for (var change : changes) {
                statement.execute(change);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file.path());
    }

    void write(List<String> lines) throws IOException {
        Files.write(file.path(), lines);
    }

    static List<String> found(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.kind() + " " + finding.position())
                .toList();
    }

    static String[] each(Finding.Kind kind, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> kind + " " + position)
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        store.close();
    }
}
