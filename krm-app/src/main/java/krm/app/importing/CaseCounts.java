package krm.app.importing;

import java.util.UUID;

/** How many lines each case has had so far, in 24 bytes a case, so that a file of a million cases is counted in memory. */
final class CaseCounts {

    private long[] cases = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int known;

    /** The number of this line within its case, from 1. */
    int next(UUID id) {
        if (known > cases.length / 2) {
            grow();
        }
        // The id is a keyed hash: its bits are as good as random. 0 is a free place.
        var bits = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
        var name = bits == 0 ? 1 : bits;
        var place = place(name);
        if (counts[place] == 0) {
            cases[place] = name;
            known++;
        }
        return ++counts[place];
    }

    private int place(long name) {
        var place = (int) name & (cases.length - 1);
        while (counts[place] != 0 && cases[place] != name) {
            place = (place + 1) & (cases.length - 1);
        }
        return place;
    }

    private void grow() {
        var oldCases = cases;
        var oldCounts = counts;
        cases = new long[oldCases.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldCases.length; i++) {
            if (oldCounts[i] != 0) {
                var place = place(oldCases[i]);
                cases[place] = oldCases[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
