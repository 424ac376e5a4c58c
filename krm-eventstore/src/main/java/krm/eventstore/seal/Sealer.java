package krm.eventstore.seal;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import krm.eventstore.SqlStates;
import krm.eventstore.seal.SealTable.Leaf;
import krm.eventstore.seal.SealingStopped.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Seals what has been appended, and keeps table and file together. To be called often, by every node: one of them works
 * at a time. A quiet hour needs no seal: then nothing is unsealed.
 */
public final class Sealer {

    /** No event waits longer for its seal than this and the pause between two calls. */
    static final Duration DUE = Duration.ofMinutes(15);
    /** A seal names every event of its range, and is read as a whole. */
    static final int MOST_EVENTS = 4_096;

    private static final String LOCK = "5209863327452";

    /**
     * How fresh the seals are.
     *
     * @param last null if there is none
     * @param unsealed how many events no seal covers yet
     * @param oldestUnsealed when the oldest of them was recorded
     * @param problem why this node cannot seal; null if it can
     */
    public record State(
            @Nullable Seal last,
            long unsealed,
            @Nullable Instant oldestUnsealed,
            @Nullable Reason problem) {}

    private final DataSource database;
    private final SealTable table;
    private final SealFile file;
    private final SigningKey key;
    private final Set<String> trusted;
    private final Clock clock;
    private volatile @Nullable Reason problem;

    /**
     * @param database each connection is used for a moment, but the one that holds the lock
     * @param trusted fingerprints of the keys whose seals may be built upon, beside the own one
     */
    public Sealer(DataSource database, SealFile file, SigningKey key, Set<String> trusted, Clock clock) {
        this.database = database;
        this.table = new SealTable(database);
        this.file = file;
        this.key = key;
        this.trusted = trusted;
        this.clock = clock;
    }

    /**
     * Seals what is due; does nothing while another node is at it.
     *
     * @throws SealingStopped if table and file contradict each other, or somebody else has sealed, or the file cannot be
     *     written, so that the table may be ahead of it
     */
    public void seal() {
        seal(DUE);
    }

    /** As above, and nothing waits. */
    public void sealAll() {
        seal(Duration.ZERO);
    }

    private void seal(Duration due) {
        try (var connection = database.getConnection()) {
            if (!lock(connection)) {
                return;
            }
            try {
                var last = agreed();
                for (var next = next(last, due); next.isPresent(); next = next(last, due)) {
                    last = next.get();
                    table.add(last);
                    file.append(last.line());
                }
                problem = null;
            } finally {
                unlock(connection);
            }
        } catch (SQLException e) {
            throw SqlStates.failure(e);
        } catch (SealingStopped e) {
            problem = e.reason();
            throw e;
        } catch (UncheckedIOException e) {
            problem = Reason.FILE_UNUSABLE;
            throw new SealingStopped(e);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    /** The last seal, after file and table have caught up with each other; null if there is none. */
    private @Nullable Seal agreed() {
        var stored = table.last().map(row -> trustworthy(row.line())).orElse(null);
        var outside = file.last().map(this::trustworthy).orElse(null);
        var storedNumber = stored == null ? 0 : stored.number();
        var outsideNumber = outside == null ? 0 : outside.number();
        if (outsideNumber < storedNumber) {
            writeOut(outside, storedNumber);
            return stored;
        }
        if (outsideNumber > storedNumber) {
            return takeIn(stored);
        }
        if (stored != null && !stored.equals(outside)) {
            throw new SealingStopped(
                    Reason.SEALS_DIFFER, "The database and " + file.path() + " hold different seals " + storedNumber);
        }
        return stored;
    }

    private Seal trustworthy(String line) {
        var seal = Seal.read(line)
                .filter(Seal::isGenuine)
                .orElseThrow(() -> new SealingStopped(Reason.SEAL_FORGED, "The last seal is not as it was made"));
        if (!seal.signer().equals(key.fingerprint()) && !trusted.contains(seal.signer())) {
            throw new SealingStopped(
                    Reason.SEAL_OF_ANOTHER_KEY,
                    "Seal " + seal.number() + " is signed with another key: " + seal.signer());
        }
        return seal;
    }

    /** The file is behind: a crash came between table and file, or the file is a new one. */
    private void writeOut(@Nullable Seal outside, long upTo) {
        var before = outside;
        for (var number = before == null ? 1 : before.number() + 1; number <= upTo; number++) {
            var line = table.from(number, 1).getFirst().line();
            before = following(before, line);
            file.append(line);
        }
    }

    /** The database is behind: its last commits were lost, or it comes from a backup. */
    private @Nullable Seal takeIn(@Nullable Seal stored) {
        var before = stored;
        try (var lines = file.lines()) {
            for (var line : (Iterable<String>) lines::iterator) {
                var seal = Seal.read(line)
                        .orElseThrow(() -> new SealingStopped(Reason.SEAL_FORGED, "A seal in the file is unreadable"));
                if (stored == null || seal.number() > stored.number()) {
                    before = following(before, line);
                    requireEvents(before);
                    table.add(before);
                } else if (seal.number() == stored.number() && !seal.equals(stored)) {
                    throw new SealingStopped(
                            Reason.SEALS_DIFFER,
                            "The database and " + file.path() + " hold different seals " + seal.number());
                }
            }
        }
        return before;
    }

    private Seal following(@Nullable Seal before, String line) {
        var seal = trustworthy(line);
        if (!seal.previous().equals(before == null ? Seal.NO_PREVIOUS : before.hash())) {
            throw new SealingStopped(
                    Reason.SEALS_DIFFER, "Seal " + seal.number() + " does not follow the one before it");
        }
        return seal;
    }

    private void requireEvents(Seal seal) {
        var found = table.behind(seal.first() - 1, seal.events());
        if (found.size() != seal.events() || !rootOf(found).equals(seal.root())) {
            throw new SealingStopped(
                    Reason.EVENTS_LOST,
                    "The file " + file.path() + " holds seal " + seal.number()
                            + ", whose events are not in the database: it has lost some, or is an older one");
        }
    }

    private static String rootOf(List<Leaf> leaves) {
        var tree = new MerkleTree();
        leaves.forEach(leaf -> tree.add(MerkleTree.leaf(leaf.position(), leaf.hash())));
        return tree.root();
    }

    /** Empty if nothing is due. What has been seen of the log can get no other positions any more. */
    private Optional<Seal> next(@Nullable Seal before, Duration due) {
        var first = before == null ? 1 : before.last() + 1;
        var leaves = table.behind(first - 1, MOST_EVENTS);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (leaves.size() < MOST_EVENTS
                && leaves.stream().noneMatch(leaf -> !leaf.recordedAt().isAfter(now.minus(due)))) {
            return Optional.empty();
        }
        var tree = new MerkleTree();
        var index = new SealIndex.Builder(first);
        for (var event : leaves) {
            var leaf = MerkleTree.leaf(event.position(), event.hash());
            tree.add(leaf);
            index.add(event.position(), leaf);
        }
        return Optional.of(new Seal(
                        before == null ? 1 : before.number() + 1,
                        first,
                        leaves.getLast().position(),
                        leaves.size(),
                        tree.root(),
                        index.text(),
                        before == null ? Seal.NO_PREVIOUS : before.hash(),
                        now,
                        key.publicKey(),
                        "")
                .signedBy(key));
    }

    public State state() {
        var last = table.last().flatMap(row -> Seal.read(row.line())).orElse(null);
        var rest = table.restBehind(last == null ? 0 : last.last());
        return new State(last, rest.events(), rest.oldest(), problem);
    }

    /** Of all in the table. */
    public long count() {
        return table.count();
    }

    /** The newest first; what is no seal any more is left out, and found by {@link Integrity}. */
    public List<Seal> newest(long skip, int limit) {
        return table.newest(skip, limit).stream()
                .flatMap(row -> Seal.read(row.line()).stream())
                .toList();
    }
}
