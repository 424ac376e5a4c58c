package krm.eventstore.seal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import krm.eventstore.seal.Finding.Kind;
import krm.eventstore.seal.SealTable.Row;
import org.jspecify.annotations.Nullable;

/** The seals in their order, from the table and the file side by side, each once; what does not agree is found. */
final class SealSource implements AutoCloseable {

    private static final int PAGE = 20;

    private final SealTable table;
    private final Findings findings;
    private final @Nullable Stream<String> lines;
    private final Iterator<String> outside;
    private final ArrayDeque<Row> stored = new ArrayDeque<>();
    private @Nullable Seal nextOutside;
    private long number;

    /** @param file null: only the table is looked at */
    SealSource(SealTable table, @Nullable SealFile file, Findings findings) {
        this.table = table;
        this.findings = findings;
        if (file != null && isMissing(file)) {
            findings.add(Kind.SEAL_FILE_MISSING, 0, null);
        }
        lines = file == null || !file.exists() ? null : file.lines();
        outside = lines == null ? java.util.Collections.emptyIterator() : lines.iterator();
        nextOutside = readOutside();
    }

    /** An empty one is as good as none, but for the moment between the first seal in the table and in the file. */
    private boolean isMissing(SealFile file) {
        var inTable = table.last().map(Row::number).orElse(0L);
        return file.exists() ? inTable > 1 && file.last().isEmpty() : inTable > 0;
    }

    /** Empty at the end. */
    Optional<Seal> next() {
        while (true) {
            var inside = lookInside();
            var beside = nextOutside;
            if (inside == null && beside == null) {
                return Optional.empty();
            }
            if (inside != null && (beside == null || inside.number() < beside.number())) {
                stored.remove();
                number = inside.number();
                var seal = read(inside);
                if (beside != null) {
                    findings.add(Kind.SEAL_NOT_IN_FILE, seal.map(Seal::first).orElse(0L), number);
                }
                if (seal.isPresent()) {
                    return seal;
                }
                continue;
            }
            nextOutside = readOutside();
            number = beside.number();
            if (inside == null || inside.number() > beside.number()) {
                findings.add(Kind.SEAL_NOT_IN_DATABASE, beside.first(), number);
                return Optional.of(beside);
            }
            stored.remove();
            if (!inside.line().equals(beside.line())) {
                findings.add(Kind.SEAL_CHANGED, beside.first(), number);
                return Optional.of(beside.isGenuine() ? beside : read(inside).orElse(beside));
            }
            return Optional.of(beside);
        }
    }

    private Optional<Seal> read(Row row) {
        var seal = Seal.read(row.line()).filter(read -> read.number() == row.number());
        if (seal.isEmpty()) {
            findings.add(Kind.SEAL_UNREADABLE, 0, row.number());
        }
        return seal;
    }

    /** Asked anew at the end: a seal may have been made meanwhile, first in the table, then in the file. */
    private @Nullable Row lookInside() {
        if (stored.isEmpty()) {
            stored.addAll(table.from(number + 1, PAGE));
        }
        return stored.peek();
    }

    private @Nullable Seal readOutside() {
        var before = nextOutside == null ? 0 : nextOutside.number();
        while (outside.hasNext()) {
            var seal = Seal.read(outside.next());
            if (seal.isEmpty()) {
                findings.add(Kind.SEAL_UNREADABLE, 0, null);
            } else if (seal.get().number() <= before) {
                findings.add(
                        Kind.SEAL_OUT_OF_ORDER, seal.get().first(), seal.get().number());
            } else {
                return seal.get();
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
