package krm.eventstore.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been found so far: all of it counted, the first ones kept. */
final class Findings {

    private static final int KEPT = 100;

    private final List<Finding> kept = new ArrayList<>();
    private long total;
    private boolean chainsHold = true;
    private boolean sealsHold = true;

    void add(Finding.Kind kind, long position, @Nullable Long seal) {
        total++;
        chainsHold &= !kind.chain();
        sealsHold &= kind.chain();
        if (kept.size() < KEPT) {
            kept.add(new Finding(kind, position, seal));
        }
    }

    long total() {
        return total;
    }

    boolean chainsHold() {
        return chainsHold;
    }

    boolean sealsHold() {
        return sealsHold;
    }

    List<Finding> inOrder() {
        return kept.stream().sorted(Comparator.comparingLong(Finding::position)).toList();
    }
}
