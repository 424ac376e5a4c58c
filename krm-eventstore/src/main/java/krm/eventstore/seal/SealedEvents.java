package krm.eventstore.seal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import krm.eventstore.seal.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Holds the events of a range, as they come, against the seals. */
final class SealedEvents {

    private final SealSource source;
    private final Set<String> trusted;
    private final long from;
    private final long to;
    private final Findings findings;

    private @Nullable Seal before;
    private @Nullable Seal current;
    private SealIndex index = new SealIndex(new long[0], new int[0]);
    private MerkleTree tree = new MerkleTree();
    private int place;
    private boolean differs;
    private long seals;
    private long compared;
    private long unsealed;
    private long sealedUpTo;
    private @Nullable Instant sealedAt;

    SealedEvents(SealSource source, Set<String> trusted, long from, long to, Findings findings) {
        this.source = source;
        this.trusted = trusted;
        this.from = from;
        this.to = to;
        this.findings = findings;
        current = nextGood();
    }

    void saw(long position, byte[] hash) {
        while (current != null && position > current.last()) {
            finish(current);
            current = nextGood();
        }
        if (current == null || position < current.first()) {
            unsealed++;
            return;
        }
        var leaf = MerkleTree.leaf(position, hash);
        tree.add(leaf);
        missingBefore(position, current);
        if (place == index.positions().length || index.positions()[place] != position) {
            differs(Kind.ADDED, position, current);
        } else if (index.prints()[place++] != SealIndex.print(leaf)) {
            differs(Kind.EXCHANGED, position, current);
        }
    }

    /** There are no more events. */
    void end() {
        while (current != null) {
            finish(current);
            current = nextGood();
        }
    }

    private void missingBefore(long position, Seal seal) {
        for (; place < index.positions().length && index.positions()[place] < position; place++) {
            differs(Kind.MISSING, index.positions()[place], seal);
        }
    }

    private void differs(Kind how, long position, Seal seal) {
        differs = true;
        findings.add(how, position, seal.number());
    }

    private void finish(Seal seal) {
        missingBefore(Math.min(to, seal.last()) + 1, seal);
        var whole = from <= seal.first() && seal.last() <= to;
        if (whole && !differs && !tree.root().equals(seal.root())) {
            findings.add(Kind.RANGE_DIFFERS, seal.first(), seal.number());
        }
        if (seal.last() >= from && seal.first() <= to) {
            compared++;
        }
        sealedUpTo = seal.last();
        sealedAt = seal.sealedAt();
    }

    /** The next seal that can be trusted; null at the end. All others are found on the way. */
    private @Nullable Seal nextGood() {
        for (var next = source.next(); next.isPresent(); next = source.next()) {
            var seal = next.get();
            seals++;
            var good = isGood(seal);
            before = seal;
            if (good) {
                var read = SealIndex.of(seal);
                if (read.isPresent()) {
                    begin(seal, read.get());
                    return seal;
                }
                findings.add(Kind.SEAL_UNREADABLE, seal.first(), seal.number());
            }
        }
        return null;
    }

    private void begin(Seal seal, SealIndex of) {
        index = of;
        tree = new MerkleTree();
        place = of.from(from);
        differs = false;
    }

    private boolean isGood(Seal seal) {
        var follows = before == null
                ? seal.number() == 1 && seal.first() == 1 && seal.previous().equals(Seal.NO_PREVIOUS)
                : seal.number() == before.number() + 1
                        && seal.first() == before.last() + 1
                        && seal.previous().equals(before.hash());
        if (!follows) {
            findings.add(Kind.SEAL_OUT_OF_ORDER, seal.first(), seal.number());
        }
        var kind = !seal.isGenuine()
                ? Optional.of(Kind.SEAL_FORGED)
                : trusted.contains(seal.signer()) ? Optional.<Kind>empty() : Optional.of(Kind.SEAL_OF_ANOTHER_KEY);
        kind.ifPresent(found -> findings.add(found, seal.first(), seal.number()));
        return kind.isEmpty();
    }

    long seals() {
        return seals;
    }

    /** Whether any seal says something about the range. */
    boolean anyCompared() {
        return compared > 0;
    }

    /** How many events no good seal covers. */
    long unsealed() {
        return unsealed;
    }

    long sealedUpTo() {
        return sealedUpTo;
    }

    @Nullable
    Instant sealedAt() {
        return sealedAt;
    }
}
