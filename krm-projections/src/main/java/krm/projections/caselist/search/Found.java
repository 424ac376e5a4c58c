package krm.projections.caselist.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.LongStream;
import krm.projections.caselist.Newest;

/** A case as the search knows it: under which number it stands in the list, and the tokens of its words. */
final class Found {

    private static final long[] NONE = {};

    private final UUID id;
    private final String jobcenter;
    private final long newest;
    private final int sequence;

    /** So many that objects would be too large for a rebuild. */
    private long[] tokens;
    /** In order, each once: a rebuild adds to a case many times before it writes it. */
    private boolean inOrder;

    private Found(UUID id, String jobcenter, long newest, int sequence, long[] tokens, boolean inOrder) {
        this.id = id;
        this.jobcenter = jobcenter;
        this.newest = newest;
        this.sequence = sequence;
        this.tokens = tokens;
        this.inOrder = inOrder;
    }

    /** @param sequence of the last event whose words are in */
    Found(UUID id, String jobcenter, long newest, int sequence) {
        this(id, jobcenter, newest, sequence, NONE, true);
    }

    UUID id() {
        return id;
    }

    String jobcenter() {
        return jobcenter;
    }

    long newest() {
        return newest;
    }

    int sequence() {
        return sequence;
    }

    /** In order, each once; not to be changed. */
    long[] tokens() {
        if (!inOrder) {
            tokens = inOrder(tokens);
            inOrder = true;
        }
        return tokens;
    }

    Found at(int newSequence) {
        return new Found(id, jobcenter, newest, newSequence, tokens, inOrder);
    }

    Found received(LocalDate on) {
        return new Found(id, jobcenter, Newest.moved(newest, on), sequence, tokens, inOrder);
    }

    Found with(LongStream more) {
        var added = more.toArray();
        var all = Arrays.copyOf(tokens, tokens.length + added.length);
        System.arraycopy(added, 0, all, tokens.length, added.length);
        return new Found(id, jobcenter, newest, sequence, all, false);
    }

    Found withOnly(LongStream some) {
        return new Found(id, jobcenter, newest, sequence, some.toArray(), false);
    }

    /** By hand, since a stream would make an object of every one. */
    private static long[] inOrder(long[] tokens) {
        var all = tokens.clone();
        Arrays.sort(all);
        int n = 0;
        for (var token : all) {
            if (n == 0 || all[n - 1] != token) {
                all[n++] = token;
            }
        }
        return Arrays.copyOf(all, n);
    }
}
