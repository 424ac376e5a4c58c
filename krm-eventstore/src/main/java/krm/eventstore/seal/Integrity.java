package krm.eventstore.seal;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import krm.eventstore.EventLog;
import krm.eventstore.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Verifies any range of the log in constant memory: that nothing was changed, by the hash chains, and that nothing is
 * missing or added, by the seals. It needs to read the database and the file, and neither a master nor a signing key.
 */
public final class Integrity {

    /** As the last position: everything there is. */
    public static final long EVERYTHING = Long.MAX_VALUE;

    private static final long FIRST = 1;
    /** Nothing was ever appended there, but a case would be read with it. */
    private static final long BEFORE_ALL = Long.MIN_VALUE + 1;

    private final DataSource database;
    private final @Nullable SealFile file;
    private final Set<String> trusted;

    /**
     * @param file null: the seals of the database must do
     * @param trusted fingerprints of the keys that seals may be signed with
     */
    public Integrity(DataSource database, @Nullable SealFile file, Set<String> trusted) {
        this.database = database;
        this.file = file;
        this.trusted = Set.copyOf(trusted);
    }

    /**
     * @param from first position
     * @param to last position, or {@link #EVERYTHING}; what is appended from now on is left out
     * @param progress told the position reached
     */
    public Verdict verify(long from, long to, LongConsumer progress) {
        var table = new SealTable(database);
        var last = Math.min(to, lastKnown());
        var findings = new Findings();
        try (var source = new SealSource(table, file, findings)) {
            var sealed = new SealedEvents(source, trusted, from, last, findings);
            var events = new Verification(database)
                    .walk(
                            from == FIRST ? BEFORE_ALL : from,
                            last,
                            (event, unchanged) -> {
                                if (!unchanged) {
                                    findings.add(Finding.Kind.CHANGED, event.position(), null);
                                }
                                if (event.position() < FIRST) {
                                    findings.add(Finding.Kind.ADDED, event.position(), null);
                                } else {
                                    sealed.saw(event.position(), event.hash());
                                }
                            },
                            progress);
            sealed.end();
            return new Verdict(
                    from,
                    last,
                    events,
                    findings.chainsHold(),
                    sealed.anyCompared() || !findings.sealsHold() ? Boolean.valueOf(findings.sealsHold()) : null,
                    sealed.seals(),
                    sealed.sealedUpTo(),
                    sealed.sealedAt(),
                    sealed.unsealed(),
                    findings.total(),
                    findings.inOrder());
        }
    }

    /** The last position that there ever was, as far as anybody knows: its event may be gone, and its seal not. */
    public long lastKnown() {
        var stored = new SealTable(database).last().map(SealTable.Row::line);
        var outside = file == null ? Optional.<String>empty() : file.last();
        return Stream.concat(
                        Stream.of(new EventLog(database).head()),
                        Stream.concat(stored.stream(), outside.stream())
                                .flatMap(line -> Seal.read(line).stream())
                                .map(Seal::last))
                .max(Long::compare)
                .orElseThrow();
    }
}
